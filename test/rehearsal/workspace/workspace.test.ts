import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareWorkspace } from "../../../rehearsal/workspace/workspace";
import { liveStacks } from "../stacks";
import { folderWith, writeFiles } from "../temporary-folder";

const stacks = liveStacks();

function synthesized(ids: readonly string[], files: Record<string, unknown> = {}): string {
  const manifest = ids.map((id) => [id, { workingDirectory: `stacks/${id}`, dependencies: id === "live-storage" ? ["live-network"] : [] }]);
  return folderWith({
    "manifest.json": { stacks: Object.fromEntries(manifest) as unknown },
    ...Object.fromEntries(ids.map((id) => [`stacks/${id}/cdk.tf.json`, stacks[id] ?? {}])),
    ...files,
  });
}

const prepare = (from: string, workspace: string, variables = {}) => prepareWorkspace({ synthesized: from, environment: "live", workspace, variables });
const both = ["live-network", "live-storage"];
const files = (folder: string) => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
const text = (...path: string[]) => readFileSync(join(...path), "utf8");

test("the environment's stacks with their assets, each with its override", () => {
  const workspace = join(folderWith({}), ".rehearsal", "live");
  const from = synthesized([...both, "state-111122223333", "dev-network"], { "stacks/live-storage/assets/database/1A2B/main.tf": "# module\n" });
  expect(prepare(from, workspace)).toEqual({
    account: "111122223333",
    region: "eu-west-1",
    stacks: [
      { id: "live-network", folder: join(workspace, "stacks/live-network"), dependencies: [] },
      { id: "live-storage", folder: join(workspace, "stacks/live-storage"), dependencies: ["live-network"] },
    ],
    left: [],
    standIns: [],
  });
  expect(files(workspace)).toEqual([
    "no-aws-profiles",
    "stacks",
    "stacks.json",
    "stacks/live-network",
    "stacks/live-network/cdk.tf.json",
    "stacks/live-network/rehearsal_override.tf.json",
    "stacks/live-storage",
    "stacks/live-storage/assets",
    "stacks/live-storage/assets/database",
    "stacks/live-storage/assets/database/1A2B",
    "stacks/live-storage/assets/database/1A2B/main.tf",
    "stacks/live-storage/cdk.tf.json",
    "stacks/live-storage/rehearsal_override.tf.json",
    "state",
  ]);
  expect(text(workspace, "no-aws-profiles")).toBe("");
  expect(JSON.parse(text(workspace, "stacks/live-storage/rehearsal_override.tf.json"))).toMatchObject({
    terraform: { backend: { local: { path: "../../state/live-storage.tfstate" } } },
    data: { terraform_remote_state: { network: { config: { path: "../../state/live-network.tfstate" } } } },
  });
});

test("an existing VPC gets a stand-in, as long as there is one", () => {
  const workspace = folderWith({});
  const network = { ...stacks["live-network"], output: { vpc_id: { value: "vpc-0123456789abcdef0" }, vpc_cidr: { value: "10.50.0.0/20" } } };
  const vpc = "rehearsal-vpc-0123456789abcdef0";
  expect(prepare(synthesized(both, { "stacks/live-network/cdk.tf.json": network }), workspace).standIns).toEqual(["vpc-0123456789abcdef0: a VPC that is made for the rehearsal"]);
  expect(JSON.parse(text(workspace, "stacks/live-network/rehearsal_stand_ins.tf.json"))).toMatchObject({ resource: { aws_vpc: { [vpc]: { cidr_block: "10.50.0.0/20" } } } });
  expect(JSON.parse(text(workspace, "stacks/live-network/rehearsal_override.tf.json"))).toMatchObject({
    terraform: { backend: { local: { path: "../../state/live-network.tfstate" } } },
    output: { vpc_id: { value: `\${aws_vpc.${vpc}.id}` } },
  });

  expect(prepare(synthesized(both), workspace).standIns).toEqual([]);
  expect(existsSync(join(workspace, "stacks/live-network/rehearsal_stand_ins.tf.json"))).toBe(false);
});

test("what an engine left beside the real stack stays there", () => {
  const workspace = folderWith({});
  const real = { ".terraform/terraform.tfstate": {}, "terraform.live.tfstate": {}, "errored.tfstate": {}, ".terraform.lock.hcl": "# of the repository\n" };
  prepare(synthesized(both, Object.fromEntries(Object.entries(real).map(([name, content]) => [`stacks/live-network/${name}`, content]))), workspace);
  expect(files(join(workspace, "stacks/live-network"))).toEqual([".terraform.lock.hcl", "cdk.tf.json", "rehearsal_override.tf.json"]);
});

test("a later synthesis replaces files and keeps what the rehearsal's engine needs", () => {
  const workspace = folderWith({});
  prepare(synthesized(both, { "stacks/live-network/assets/old/main.tf": "" }), workspace);
  const kept = { ".terraform/providers/aws": "", ".terraform.lock.hcl": "# lock\n", "errored.tfstate": "{}" };
  writeFiles(join(workspace, "stacks/live-network"), kept);
  prepare(synthesized(both, { "stacks/live-network/assets/new/main.tf": "" }), workspace);
  const now = files(join(workspace, "stacks/live-network"));
  expect(now).toEqual(expect.arrayContaining([...Object.keys(kept), "assets/new/main.tf"]));
  expect(now).not.toContain("assets/old");
});

test("other versions of providers make the lock of the rehearsal void", () => {
  const workspace = folderWith({});
  prepare(synthesized(both), workspace);
  writeFiles(join(workspace, "stacks/live-network"), { ".terraform.lock.hcl": "# lock\n" });
  const network = { ...stacks["live-network"], terraform: { ...stacks["live-network"]?.terraform, required_providers: { aws: { source: "hashicorp/aws", version: "~> 7.0" } } } };
  prepare(synthesized(both, { "stacks/live-network/cdk.tf.json": network }), workspace);
  expect(existsSync(join(workspace, "stacks/live-network/.terraform.lock.hcl"))).toBe(false);
});

test("a stack that is gone is left as long as it holds something", () => {
  const workspace = folderWith({});
  prepare(synthesized(both), workspace);
  const storage = join(workspace, "stacks/live-storage");
  const left = [{ id: "live-storage", folder: storage, dependencies: ["live-network"] }];
  const holding = { resources: [{ mode: "managed", type: "aws_efs_file_system", name: "data", instances: [{}] }] };

  writeFiles(workspace, { "state/live-storage.tfstate": holding });
  expect(prepare(synthesized(["live-network"]), workspace).left).toEqual(left);
  expect(prepare(synthesized(["live-network"]), workspace).left).toEqual(left);
  expect(existsSync(join(storage, "rehearsal_override.tf.json"))).toBe(true);

  writeFiles(workspace, { "state/live-storage.tfstate": { resources: [] } });
  expect(prepare(synthesized(["live-network"]), workspace).left).toEqual([]);
  expect(existsSync(storage)).toBe(false);
});

test("a stack whose last state could not be written is left too", () => {
  const workspace = folderWith({});
  prepare(synthesized(both), workspace);
  writeFiles(workspace, { "stacks/live-storage/errored.tfstate": {} });
  expect(prepare(synthesized(["live-network"]), workspace).left.map(({ id }) => id)).toEqual(["live-storage"]);
});

test("everything real is told at once, and nothing is written", () => {
  const workspace = join(folderWith({}), ".rehearsal", "live");
  const storage = { ...stacks["live-storage"], data: { http: { ask: {} } }, resource: { aws_instance: { web: { provisioner: [{}] } } } };
  const from = synthesized(both, { "stacks/live-storage/cdk.tf.json": storage });
  expect(() => prepare(from, workspace, { AWS_ENDPOINT_URL: "https://ec2.eu-west-1.amazonaws.com" })).toThrow(
    [
      "A rehearsal touches nothing real, and so does not begin:",
      '- AWS_ENDPOINT_URL is "https://ec2.eu-west-1.amazonaws.com"; a rehearsal takes an http address of this machine alone: localhost, 127.0.0.1 or [::1]. Set it to your emulator, or remove it and let the rehearsal start one.',
      "- live-storage: data.http.ask is of the provider hashicorp/http: it sends requests. A rehearsal takes hashicorp/aws and hashicorp/archive, hashicorp/cloudinit, hashicorp/null, hashicorp/random, hashicorp/time, hashicorp/tls.",
      "- live-storage: aws_instance.web has a provisioner, which runs a program; move the program out of Terraform.",
    ].join("\n"),
  );
  expect(existsSync(workspace)).toBe(false);
});

test("an output folder without the environment", () => {
  const from = synthesized(["dev-network"]);
  expect(() => prepare(from, join(from, "w"))).toThrow(`${from}/manifest.json has no stack of live. Synthesize it first.`);
});
