import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Project, smallEnvironment } from "./project";

const project = new Project({ dev: environment("dev"), prod: smallEnvironment("prod") });

/** A small environment with a file system by this name, and a service in a group. */
function environment(name: string, { fileSystem = "data", more = "", group = `group: "batch", ` } = {}): string {
  return smallEnvironment(name)
    .replace("services: {", `storage: { fileSystems: { ${fileSystem}: {} } },${more}\n  services: {`)
    .replace("memoryMiB: 512 }", `memoryMiB: 512 }, work: { ${group}image: "busybox", cpuUnits: 256, memoryMiB: 512 }`);
}

/** What `npm run synth` prints behind the table. */
function synth(...args: string[]) {
  const { exitCode, stdout, stderr } = project.synth(args);
  return { exitCode, stderr, news: stdout.replace(/^┌[^]*┘\n/, "").trim() };
}

const kept = (name: string) => readFileSync(join(project.folder, "environments/kept", `${name}.json`), "utf8");
const told = (news: string) => ({ exitCode: 0, stderr: "", news });
const hint = (text: string, command = "") => told(`${text}: npm run synth -- ${command}--accept-addresses`);
const movedData = `moved: { storage: { "aws_efs_file_system.data": "aws_efs_file_system.files" } },`;

test("the story of a list", () => {
  // Nothing is kept, and nothing is written without being asked for.
  expect(synth()).toEqual(hint("15 stacks and 1 address are not kept yet"));
  expect(existsSync(join(project.folder, "environments/kept"))).toBe(false);

  expect(synth("dev", "--accept-addresses").news).toBe(`environments/kept/dev.json
  + dev-compute
  + dev-compute-batch
  + dev-messaging
  + dev-network
  + dev-registry
  + dev-routing
  + dev-storage
  + dev-storage aws_efs_file_system.data
  + dev-workflows`);
  expect(synth("--accept-addresses").news).toContain("environments/kept/prod.json\n  + prod-compute\n");
  const first = kept("dev");
  expect(synth("--accept-addresses")).toEqual(told("The kept lists say all this already."));
  expect(kept("dev")).toBe(first);

  // A rename without a move: nothing is written.
  const before = project.files();
  project.write("environments/dev.ts", environment("dev", { fileSystem: "files" }));
  const refusal = `environments/kept/dev.json: 1 problem

  stacks.dev-storage.protected[0]
    given    "aws_efs_file_system.data"
    allowed  an address that dev-storage still has: destroyed with it, its data is lost
    do       if it has another name now, write ${movedData.slice(0, -1)} in environments/dev.ts and keep what AWS knows it by (docs/kept.md, Moved); if it is to go, run \`npm run synth -- dev --accept-addresses\` and say why in the pull request
    rule     kept-address

`;
  expect(project.synth(["dev"])).toEqual({ exitCode: 1, stdout: "", stderr: refusal });
  expect(project.synthUnderCdktf({ GANTRY_ENVIRONMENTS: "dev" })).toEqual({ exitCode: 1, stdout: "", stderr: refusal });
  expect(project.files()).toEqual(before);

  // With a move it goes on, and the list follows.
  project.write("environments/dev.ts", environment("dev", { fileSystem: "files", more: movedData }));
  expect(synth("dev")).toEqual(hint("1 address is not kept yet, 1 kept entry is out of date", "dev "));
  expect(project.files()["stacks/dev-storage/cdk.tf.json"]).toContain(`"moved": [\n    {\n      "from": "aws_efs_file_system.data",\n      "to": "aws_efs_file_system.files"`);
  expect(synth("dev", "--accept-addresses").news).toBe(`environments/kept/dev.json
  + dev-storage aws_efs_file_system.files
  - dev-storage aws_efs_file_system.data`);

  // A removal is refused until it is accepted.
  project.write("environments/dev.ts", smallEnvironment("dev"));
  expect(synth("dev", "--accept-addresses").news).toBe(`environments/kept/dev.json
  - dev-storage aws_efs_file_system.files
  - dev-compute-batch: stays under "left". Once its state is empty: npm run synth -- --forget-stack dev-compute-batch`);
  expect(JSON.parse(kept("dev"))).toMatchObject({ left: { "dev-compute-batch": { layer: "compute-batch", stateKey: "shop/dev/eu-west-1/compute-batch.tfstate" } } });

  // A stack that left is told of until it is forgotten.
  const leaving = "dev-compute-batch is no longer in the files, and still kept. `npm run plan -- dev` plans its destruction.";
  expect(synth("dev")).toEqual(told(`${leaving} Once its state is empty: npm run synth -- --forget-stack dev-compute-batch`));
  expect(project.synth(["--forget-stack", "dev-compute-batch", "dev-compute-btch"])).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: 'No stack dev-compute-btch has left: did you mean "dev-compute-batch"?\nA stack leaves when the files no longer have it and `npm run synth -- --accept-addresses` was run.\n\n',
  });
  expect(project.synth(["dev", "--forget-stack", "dev-compute-batch"]).stderr).toBe("--forget-stack dev-compute-batch synthesizes nothing: leave out dev.\n\n");
  expect(project.synth(["--forget-stack", "dev-compute-batch"])).toEqual({
    exitCode: 0,
    stdout: "Forgotten: dev-compute-batch. environments/kept/dev.json keeps the rest. What a state of these still holds, nothing here knows of.\n",
    stderr: "",
  });
});

test("an environment whose file is gone is refused for its addresses, and told of until its last stack is forgotten", () => {
  project.write("environments/prod.ts", environment("prod"));
  synth("--accept-addresses");
  rmSync(join(project.folder, "environments/prod.ts"));
  const refusal = project.synth([]);
  expect(refusal).toMatchObject({ exitCode: 1, stdout: "" });
  expect(refusal.stderr).toContain(`environments/kept/prod.json: 1 problem

  stacks.prod-storage.protected[0]
    given    "aws_efs_file_system.data"
    allowed  an address of prod-storage, which is no longer in the files: destroyed with it, its data is lost
    do       put it back; if it is to go, run \`npm run synth -- --accept-addresses\` and say why in the pull request
    rule     kept-address
`);
  const stacks = ["compute", "compute-batch", "messaging", "network", "registry", "routing", "storage", "workflows"].map((layer) => `prod-${layer}`);
  expect(synth("--accept-addresses").news).toBe(
    ["environments/kept/prod.json", "  - prod-storage aws_efs_file_system.data", ...stacks.map((id) => `  - ${id}: stays under "left". Once its state is empty: npm run synth -- --forget-stack ${id}`)].join("\n"),
  );
  const { left, ...list } = JSON.parse(kept("prod")) as { left: Record<string, unknown> };
  const some = ["prod-network", "prod-storage"];
  project.write("environments/kept/prod.json", JSON.stringify({ ...list, left: Object.fromEntries(some.map((id) => [id, left[id]])) }));
  expect(synth().news.split("\n\n")).toEqual(
    some.map((id) => `${id} is no longer in the files, and still kept. \`npm run plan -- prod\` plans its destruction. Once its state is empty: npm run synth -- --forget-stack ${id}`),
  );
  expect(project.synth(["--forget-stack", ...some]).stdout).toContain("Forgotten: prod-network, prod-storage. environments/kept/prod.json kept nothing else and is gone.");
  expect(existsSync(join(project.folder, "environments/kept/prod.json"))).toBe(false);
});

test("a damaged list is told together with what else is wrong, without a trace", () => {
  const good = kept("dev");
  project.write("environments/kept/dev.json", good.replace('"region": "eu-west-1"', '"region": 7'));
  project.write("environments/dev.ts", environment("dev", { more: 'moved: { storge: { "aws_vpc.a": "aws_vpc.b" } },' }));
  const { exitCode, stdout, stderr } = project.synth(["dev"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("environments/dev.ts: 1 problem\n\n  moved.storge\n");
  expect(stderr).toContain("environments/kept/dev.json: 1 problem\n\n  region\n    given    7\n    allowed  a string\n");
  expect(stderr).not.toContain("    at ");
  project.write("environments/kept/dev.json", good);
  project.write("environments/dev.ts", environment("dev"));
});

test("where a state is while its bucket is being made is not written down", () => {
  expect(project.synth(["--accept-addresses"], { GANTRY_BOOTSTRAP: "111122223333" }).stderr).toBe(
    "--accept-addresses writes down where states are, and with GANTRY_BOOTSTRAP one is elsewhere for a while. Run it without GANTRY_BOOTSTRAP.\n\n",
  );
});
