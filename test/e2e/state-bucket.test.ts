import { cpSync, existsSync, readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { applyStacks, destroyStacks, planStacks } from "../../engine/apply-stacks";
import { initStacks } from "../../engine/init-stacks";
import type { TargetStack } from "../../engine/two-passes";
import { failure } from "../support/failure";
import { Emulated, place } from "./support/emulated";
import { Gate } from "./support/gate";
import { limitMinutes } from "./support/limit";

limitMinutes(8);

// The S3 backend with its native lock, on an emulator.

const { account } = place;
const emulated = new Emulated();
let gate: Gate;

beforeAll(async () => {
  jest.spyOn(console, "log").mockImplementation();
  await emulated.start({ behind: async (endpoints) => {
    gate = new Gate(endpoints["AWS_ENDPOINT_URL_S3"] ?? endpoints["AWS_ENDPOINT_URL"] ?? "");
    emulated.beforeStop(() => gate.close());
    return { ...endpoints, AWS_ENDPOINT_URL_S3: await gate.listen() };
  } });
});
afterAll(() => emulated.stop());

const environment: EnvironmentFile = {
  platform: "shop",
  environment: "remote",
  ...place,
  backend: { type: "s3" },
  network: { cidr: "10.70.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } },
};

type Block = Record<string, unknown>;

/** An emulator on this machine has no host name per bucket. */
function usePathStyle(json: Record<string, unknown>): void {
  const { provider, terraform, data } = json as {
    provider: { aws: Block[] };
    terraform: { backend: { s3?: Block } };
    data?: { terraform_remote_state?: Record<string, { config: Block }> };
  };
  for (const each of provider.aws) each["s3_use_path_style"] = true;
  if (terraform.backend.s3) terraform.backend.s3["use_path_style"] = true;
  for (const { config } of Object.values(data?.terraform_remote_state ?? {})) config["use_path_style"] = true;
}

function synth(bootstrap: string): void {
  emulated.workspace.must("node", ["cli/start.mjs", "cli/synth.ts", "remote"], ".", { GANTRY_BOOTSTRAP: bootstrap });
  for (const id of [`state-${account}`, ...emulated.workspace.stacks("remote")]) emulated.rewrite(id, usePathStyle);
}

const bucket = () => emulated.stack(`state-${account}`);
const network = () => emulated.stack("remote-network");
const storage = () => emulated.stack("remote-storage");

/** `onCreate` is told when a resource begins to be made. */
async function apply(stack: TargetStack, lockTimeoutSeconds = 30, onCreate = () => {}): Promise<string[]> {
  const changes = await applyStacks(emulated.engine(lockTimeoutSeconds), emulated.graph(stack), (_, { action, phase }) => {
    if (action === "create" && phase === "start") onCreate();
  });
  return [...changes.values()].flat().map(({ address, action }) => `${action} ${address}`);
}

async function changes(...stacks: readonly TargetStack[]): Promise<string[]> {
  const plans = await planStacks(emulated.engine(), emulated.graph(...stacks));
  return [...plans].flatMap(([id, plan]) => [...plan.changes.map(({ address, action }) => `${action} ${id}.${address}`), ...plan.outputs.map((output) => `${id} output ${output}`)]);
}

const init = (...stacks: readonly TargetStack[]) => initStacks(emulated.graph(...stacks), (stack) => emulated.engine().init(stack));

test("the account's bucket is made with a local state", async () => {
  emulated.workspace.addEnvironment("remote", environment);
  synth(account);
  await init(bucket());
  expect(await apply(bucket())).toHaveLength(6);
  expect(await changes(bucket())).toEqual([]);
  expect(emulated.workspace.remaining()).toEqual({ [`state-${account}.tfstate`]: 6 });
});

test("its own state then moves into it", async () => {
  synth("");
  expect(await emulated.run(bucket(), emulated.binary.path, "init", "-input=false", "-migrate-state", "-force-copy")).toMatchObject({ exitCode: 0 });
  expect(await changes(bucket())).toEqual([]);
  expect(await emulated.state(bucket())).toHaveLength(6);
});

describe("two applies of a stack at once", () => {
  let elsewhere: TargetStack;
  let made: string[];
  let refused: Error;

  beforeAll(async () => {
    await init(network());
    elsewhere = emulated.stack("remote-network", join(emulated.workspace.folder, "elsewhere", "remote-network"));
    cpSync(network().folder, elsewhere.folder, { recursive: true });
    let first: Promise<string[]> | undefined;
    // The first one keeps its lock until the second has asked for it, however slow the machine is.
    gate.hold();
    await new Promise<void>((begun, ended) => {
      first = apply(network(), 30, begun);
      first.catch(ended);
    });
    refused = await failure(apply(elsewhere, 1)).finally(() => gate.release());
    made = (await first) ?? [];
  });

  test("the first ends well, and its state is in the bucket", async () => {
    expect(made).not.toEqual([]);
    expect((await emulated.state(network())).sort()).toEqual(made.map((each) => each.replace("create ", "")).sort());
    expect(existsSync(join(emulated.workspace.folder, "state/shop"))).toBe(false);
  });

  test("the second is refused, with the holder's name", () => {
    const { username } = userInfo();
    expect(refused.message).toMatch(
      new RegExp(`^remote-network:\n {2}The state \\S+/shop/remote/eu-west-1/network\\.tfstate is locked by ${username}@\\S+ \\(OperationTypeApply, since \\d{4}-.*\\)\\.\n {2}Wait until`),
    );
    expect(refused.message).toMatch(new RegExp(`: ${emulated.binary.name} force-unlock [0-9a-f-]{36}$`));
  });

  test("the second then finds everything done", async () => {
    expect(await apply(elsewhere, 1)).toEqual([]);
  });
});

describe("a bucket that takes nothing more while an apply runs", () => {
  let failed: Error;
  const errored = () => join(storage().folder, "errored.tfstate");

  beforeAll(async () => {
    await init(storage());
    failed = await failure(apply(storage(), 30, () => void (gate.readsOnly = true)));
    gate.readsOnly = false;
  });

  test("what to do is told", () => {
    expect(failed.message).toContain(`The state of remote-storage could not be written to its backend. It is kept in ${errored()}`);
    expect(failed.message).toMatch(/The lock of the state \S+\/storage\.tfstate could not be given back at the end \(OperationTypeApply\)/);
    expect(JSON.parse(readFileSync(errored(), "utf8"))).toMatchObject({ resources: expect.arrayContaining([expect.objectContaining({ type: "aws_efs_file_system" })]) as unknown });
  });

  test("done as told, the state knows everything", async () => {
    for (const command of [/first free it in the stack's folder: (.*)$/m, /remove the file: (.*)$/m].map((told) => told.exec(failed.message)?.[1] ?? "not told")) {
      expect(await emulated.run(storage(), "sh", "-c", command)).toMatchObject({ exitCode: 0 });
    }
    expect(await changes(storage())).toEqual([]);
    const state = JSON.parse((await emulated.run(storage(), emulated.binary.path, "state", "pull")).output) as { outputs: object };
    expect(Object.keys(state.outputs)).toEqual(["file_systems"]);
  });
});

test("destroy leaves nothing of the environment", async () => {
  await destroyStacks(emulated.engine(), emulated.graph(storage()));
  await destroyStacks(emulated.engine(), emulated.graph(network()));
  expect(await Promise.all([storage(), network()].map((stack) => emulated.state(stack)))).toEqual([[], []]);
});
