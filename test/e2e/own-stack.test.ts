import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { limitMinutes } from "./support/limit";
import { requireEmulator, Workspace } from "./support/workspace";

requireEmulator();
limitMinutes(5);
const workspace = new Workspace();
afterAll(() => workspace.remove());

const page = readFileSync(resolve(__dirname, "../../docs/own-stacks.md"), "utf8");
const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = "", text = ""]) => ({ language, text }));

/** What the guide writes into a file, or into a part of one. */
function block(language: string, beginning: string): string {
  const found = blocks.find((each) => each.language === language && each.text.startsWith(beginning));
  if (found === undefined) throw new Error(`the guide has no ${language} block that begins with ${beginning}`);
  return found.text;
}

// The fragment is a part of an object, which no module can be.
// oxlint-disable-next-line typescript/no-implied-eval
const service = new Function(`return { ${block("ts", "// in a service")} }`) as () => Partial<EnvironmentFile["services"][string]>;
const environment: EnvironmentFile = {
  platform: "shop",
  environment: "own",
  account: "111122223333",
  region: "eu-west-1",
  network: { cidr: "10.60.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512, ...service() } },
};

test("the guide's module, stack and service synthesize", () => {
  for (const [language, file] of [["hcl", "own/terraform/database/main.tf"], ["ts", "own/database-stack.ts"], ["ts", "own/stacks.ts"]] as const) {
    mkdirSync(join(workspace.folder, dirname(file)), { recursive: true });
    workspace.write(file, block(language, `${language === "hcl" ? "#" : "//"} ${file}`));
  }
  const project = JSON.parse(readFileSync(join(workspace.folder, "cdktf.json"), "utf8")) as object;
  const modules = JSON.parse(`{ ${block("json", '"terraformModules"')} }`) as object;
  workspace.write("cdktf.json", JSON.stringify({ ...project, ...modules }));
  workspace.addEnvironment("own", environment);

  workspace.must("npx", ["cdktf", "get"]);
  workspace.synth("own");

  expect(workspace.stacks("own")).toContain("own-database");
});

test("types of the guide's code fit", () => {
  workspace.must("npx", ["tsc", "--noEmit", "-p", "."]);
});

// The emulators' databases need a container runtime: the database is planned on a network that is really there.
test("the stack is planned on what the network publishes", () => {
  workspace.mustEngine("own-network", ["init", "-input=false"]);
  workspace.mustEngine("own-network", ["apply", "-auto-approve", "-input=false"]);
  workspace.mustEngine("own-database", ["init", "-input=false"]);
  const plan = workspace.mustEngine("own-database", ["plan", "-input=false"]);
  expect(plan).toContain("Plan: 3 to add, 0 to change, 0 to destroy.");
  expect(plan.match(/\+ vpc_id +=.*"vpc-/g)).toHaveLength(1);
  workspace.mustEngine("own-network", ["destroy", "-auto-approve", "-input=false"]);
  expect(workspace.remaining()).toEqual({});
});

test("services that use it are valid", () => {
  workspace.mustEngine("own-compute", ["init", "-input=false", "-backend=false"]);
  workspace.mustEngine("own-compute", ["validate"]);
});
