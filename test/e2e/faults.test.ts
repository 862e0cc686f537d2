import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { applyStacks, destroyStacks, planStacks } from "../../engine/apply-stacks";
import { initStacks } from "../../engine/init-stacks";
import { PhaseFailure } from "../../engine/phase";
import type { TargetStack } from "../../engine/two-passes";
import { stateFileOf, statesOf } from "../../rehearsal/workspace/states";
import { prepareWorkspace } from "../../rehearsal/workspace/workspace";
import { Emulated, place } from "./support/emulated";
import { FaultProxy, findFaultProxy, type FaultRules } from "./support/fault-proxy";
import { inventory } from "./support/inventory";
import { limitMinutes } from "./support/limit";

limitMinutes(8);

// AWS in trouble: microburst stands before the emulator. What is asserted holds whichever requests meet a fault.

const environment: EnvironmentFile = {
  platform: "shop",
  environment: "faulty",
  ...place,
  network: { cidr: "10.90.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512, mounts: [{ fileSystem: "data", accessPoint: "files", containerPath: "/files" }] } },
};

/** Every sixth request of each service: with the provider's retries, nearly each gets through. */
const often = (effects: Readonly<Record<string, object>>): FaultRules => Object.entries(effects).map(([service, effect]) => ({ service, sequence: { fail: 1, pass: 5 }, ...effect }));
const throttling = often({ ec2: { error: { code: "RequestLimitExceeded", status: 503 } }, efs: { error: { code: "ThrottlingException", status: 429 } } });
const errors = often({ ec2: { error: { code: "InternalError", status: 500 } }, efs: { error: { code: "InternalServerError", status: 500 } } });
const droppedConnections = often({ ec2: { reset: true }, efs: { reset: true } });
/** More than retries can mend. */
const noMountTargets: FaultRules = [{ service: "efs", operation: "CreateMountTarget", error: { code: "InternalServerError", status: 500 } }];

const found = findFaultProxy();
if (found === undefined) {
  test("not run: microburst is not on PATH (pip install microburst)", () => {});
} else {
  faultsOf(found);
}

function faultsOf(program: string): void {
  const emulated = new Emulated();
  const folder = join(emulated.workspace.folder, ".rehearsal", "faulty");
  let proxy: FaultProxy;
  let endpoint: string;
  let stacks: readonly TargetStack[];
  let before: ReadonlySet<string>;
  /** What AWS makes with a VPC and removes with it; the emulator leaves it there. */
  const partsOfVpcs = new Set<string>();

  beforeAll(async () => {
    jest.spyOn(console, "log").mockImplementation();
    await emulated.start({ behind: async (endpoints) => {
      endpoint = endpoints["AWS_ENDPOINT_URL"] ?? "";
      proxy = await FaultProxy.start(program, endpoint, emulated.workspace.folder);
      emulated.beforeStop(() => proxy.stop());
      return { ...endpoints, AWS_ENDPOINT_URL: proxy.url };
    } });
    emulated.workspace.addEnvironment("faulty", environment);
    emulated.workspace.synth("faulty");
    const workspace = prepareWorkspace({ synthesized: join(emulated.workspace.folder, "cdktf.out"), environment: "faulty", workspace: folder, variables: {} });
    stacks = workspace.stacks.filter(({ id }) => id === "faulty-network" || id === "faulty-storage").map((stack) => ({ ...stack, left: false }));
    await initStacks(emulated.graph(...stacks), (stack) => emulated.engine().init(stack));
    before = await inventory(endpoint);
  });
  afterAll(() => emulated.stop());

  const apply = () => applyStacks(emulated.engine(), emulated.graph(...stacks));
  const destroy = () => destroyStacks(emulated.engine(), emulated.graph(...stacks));

  /** Does it while there are faults, and if that was too much, once more when they are over. Gives how many faults there were. */
  async function through(rules: FaultRules, act: () => Promise<unknown>): Promise<number> {
    const earlier = await proxy.faults();
    await proxy.misbehave(rules);
    const failed = await act().then(() => undefined, (error: Error) => error);
    await proxy.misbehave([]);
    if (failed !== undefined) {
      if (!(failed instanceof PhaseFailure)) throw failed;
      await expectNothingLost();
      await act();
    }
    return (await proxy.faults()) - earlier;
  }

  /** What exists is in a state. */
  async function expectNothingLost(): Promise<void> {
    const known = stacks.map(({ id }) => readState(id)).join("\n");
    for (const [, id = ""] of known.matchAll(/"(?:default_security_group_id|default_route_table_id|main_route_table_id)":\s*"([\w-]+)"/g)) partsOfVpcs.add(id);
    expect((await made()).filter((id) => !known.includes(`"${id}"`))).toEqual([]);
  }

  async function made(): Promise<string[]> {
    return [...(await inventory(endpoint))].filter((id) => !before.has(id) && !partsOfVpcs.has(id));
  }

  const readState = (id: string) => (existsSync(stateFileOf(folder, id)) ? readFileSync(stateFileOf(folder, id), "utf8") : "");

  async function expectComplete(): Promise<void> {
    const plans = await planStacks(emulated.engine(), emulated.graph(...stacks));
    expect([...plans.values()].flatMap(({ changes, outputs }) => [...changes.map(({ address }) => address), ...outputs])).toEqual([]);
    expect((await made()).length).toBeGreaterThan(0);
    await expectNothingLost();
  }

  async function expectNothingLeft(): Promise<void> {
    expect(statesOf(folder)).toEqual({});
    expect(await made()).toEqual([]);
  }

  test("throttled, an apply ends well or a second one finishes it, and states hold everything that exists", async () => {
    expect(await through(throttling, apply)).toBeGreaterThan(0);
    await expectComplete();
  });

  test("with errors, so does the destroy, and nothing is left", async () => {
    expect(await through(errors, destroy)).toBeGreaterThan(0);
    await expectNothingLeft();
  });

  test("an apply that connections and more than retries fail keeps what it made, tells what AWS said, and the next one makes the rest", async () => {
    await proxy.misbehave([...noMountTargets, ...droppedConnections]);
    const failed = await apply().then(() => undefined, (error: Error) => error);
    await proxy.misbehave([]);
    expect(failed).toBeInstanceOf(PhaseFailure);
    expect(failed?.message).toMatch(/^ {2}aws_efs_mount_target\.\S+: .*InternalServerError/m);
    await expectNothingLost();
    const kept = await made();
    expect(kept).not.toEqual([]);

    await apply();
    await expectComplete();
    const all = await made();
    expect(kept.filter((id) => !all.includes(id))).toEqual([]);
  });

  test("with dropped connections, the destroy leaves nothing", async () => {
    expect(await through(droppedConnections, destroy)).toBeGreaterThan(0);
    await expectNothingLeft();
  });
}
