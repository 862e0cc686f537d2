import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { requireEmulator, Workspace } from "./support/workspace";

requireEmulator();
const account = "111122223333";
const workspace = new Workspace();
afterAll(() => workspace.remove());

const environment: EnvironmentFile = {
  platform: "shop",
  environment: "remote",
  account,
  region: "eu-west-1",
  backend: { type: "s3" },
  network: { cidr: "10.70.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } },
};

type Block = Record<string, unknown>;

/** An emulator on localhost has no host name per bucket. */
function usePathStyle(id: string): void {
  const file = join(workspace.folder, workspace.stackFolder(id), "cdk.tf.json");
  const json = JSON.parse(readFileSync(file, "utf8")) as {
    provider: { aws: Block[] };
    terraform: { backend: { s3?: Block } };
    data?: { terraform_remote_state?: Record<string, { config: Block }> };
  };
  for (const provider of json.provider.aws) provider["s3_use_path_style"] = true;
  if (json.terraform.backend.s3) json.terraform.backend.s3["use_path_style"] = true;
  for (const { config } of Object.values(json.data?.terraform_remote_state ?? {})) config["use_path_style"] = true;
  writeFileSync(file, JSON.stringify(json));
}

function synth(bootstrap: string): void {
  workspace.must("node", ["cli/start.mjs", "cli/synth.ts", "remote"], ".", { GANTRY_BOOTSTRAP: bootstrap });
  [`state-${account}`, ...workspace.stacks("remote")].forEach(usePathStyle);
}

const emptyPlan = (id: string) => expect(workspace.engine(id, ["plan", "-detailed-exitcode", "-input=false"])).toMatchObject({ exitCode: 0 });
const apply = (id: string) => workspace.mustEngine(id, ["apply", "-auto-approve", "-input=false"]);

test("the account's bucket is made with a local state", () => {
  workspace.addEnvironment("remote", environment);
  synth(account);
  workspace.mustEngine(`state-${account}`, ["init", "-input=false"]);
  apply(`state-${account}`);
  emptyPlan(`state-${account}`);
  expect(workspace.remaining()).toEqual({ [`state-${account}.tfstate`]: 6 });
});

test("its own state then moves into it", () => {
  synth("");
  workspace.mustEngine(`state-${account}`, ["init", "-input=false", "-migrate-state", "-force-copy"]);
  emptyPlan(`state-${account}`);
});

test("an environment keeps its states there, locks them, and one stack reads another's", () => {
  for (const id of ["remote-network", "remote-storage"]) {
    workspace.mustEngine(id, ["init", "-input=false"]);
    apply(id);
    emptyPlan(id);
  }
  const state = JSON.parse(workspace.mustEngine("remote-storage", ["state", "pull"])) as { outputs: object };
  expect(Object.keys(state.outputs)).toEqual(["file_systems"]);
  expect(existsSync(join(workspace.folder, "state/shop"))).toBe(false);
});

test("destroy leaves nothing of the environment", () => {
  for (const id of ["remote-storage", "remote-network"]) {
    workspace.mustEngine(id, ["destroy", "-auto-approve", "-input=false"]);
    expect(workspace.mustEngine(id, ["state", "list"])).toBe("");
  }
});
