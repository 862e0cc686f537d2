import { applyStacks, describeChanges, destroyStacks, planStacks } from "../../engine/apply-stacks";
import type { Engine, Listener, PlanOptions } from "../../engine/engine";
import type { Step } from "../../engine/events";
import { PhaseFailure } from "../../engine/phase";
import type { Plan, ResourceAction, ResourceChange } from "../../engine/plan";
import type { Stack } from "../../engine/stack";
import type { TargetStack } from "../../engine/two-passes";

const stack = (id: string, ...dependencies: string[]): TargetStack => ({ id, folder: id, dependencies, left: false });
const graph = (...stacks: TargetStack[]) => ({ stacks, parallelism: 1, signal: new AbortController().signal });
const network = stack("network");
const storage = stack("storage", "network");
const compute = stack("compute", "network", "storage");

let told: string[];
beforeEach(() => {
  told = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void told.push(...text.split("\n")));
});
afterEach(() => jest.restoreAllMocks());

const change = (action: ResourceAction, address: string): ResourceChange => ({ address, type: address.split(".")[0] ?? "", action, createdFirst: false, arguments: [], replacedBecauseOf: [], before: null, after: null });
const create = (address: string) => change("create", address);
const remove = (address: string) => change("delete", address);

interface Wanted {
  readonly changes?: readonly ResourceChange[];
  readonly outputs?: readonly string[];
  readonly applyable?: boolean;
  readonly resources?: readonly string[];
  readonly fails?: boolean;
  /** Its state has no resources. */
  readonly isNew?: boolean;
}

/** An engine whose plans are these until they are applied; it tells in which order it is called. A plan with targets removes nothing. */
function fakeEngine(plans: Readonly<Record<string, Wanted>>, step?: Step): { engine: Engine; calls: string[] } {
  const calls: string[] = [];
  const open = new Map(Object.entries(plans));
  const plan = ({ id }: Stack, { targets = [], destroy = false, outputsOnly = false }: PlanOptions = {}): Promise<Plan> => {
    const kind = destroy ? " to destroy" : outputsOnly ? " outputs" : targets.length > 0 ? ` ${targets.join(" ")}` : "";
    calls.push(`plan ${id}${kind}`);
    const { changes = [], outputs = [], applyable, resources = [], fails } = open.get(id) ?? {};
    if (fails) return Promise.reject(new Error("refused"));
    const wanted = outputsOnly ? [] : changes.filter(({ action }) => targets.length === 0 || action !== "delete");
    const planned = resources.map((address) => ({ address, type: "", values: {} }));
    return Promise.resolve({ file: kind, changes: wanted, outputs, ...(applyable === undefined ? {} : { applyable }), resources: planned });
  };
  const apply = ({ id }: Stack, { file, changes }: Plan, listen: Listener = () => {}): Promise<void> => {
    calls.push(`apply ${id}${file}`);
    if (step !== undefined) listen({ type: "step", step });
    const before = open.get(id) ?? {};
    open.set(id, { ...before, changes: before.changes?.filter((each) => !changes.includes(each)) ?? [], outputs: file === " outputs" || changes.length === 0 ? [] : (before.outputs ?? []) });
    return Promise.resolve();
  };
  const hasResources = ({ id }: Stack) => Promise.resolve(open.get(id)?.isNew !== true);
  const applyNew = ({ id }: Stack) => {
    calls.push(`apply new ${id}`);
    return Promise.resolve([...(open.get(id)?.changes ?? [])]);
  };
  const destroy = ({ id }: Stack) => {
    calls.push(`destroy ${id}`);
    return Promise.resolve([...(open.get(id)?.changes ?? [])]);
  };
  return { engine: { plan, apply, hasResources, applyNew, destroy } as unknown as Engine, calls };
}

const addresses = (changes: ReadonlyMap<string, readonly ResourceChange[]>) =>
  Object.fromEntries([...changes].map(([id, each]) => [id, each.map(({ action, address }) => `${action} ${address}`)]));

test("what is new comes after what it reads, each stack once", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [create("aws_vpc.main")] }, storage: { changes: [create("aws_efs_file_system.data")] }, compute: { changes: [create("aws_ecs_cluster.main")] } });
  const changes = await applyStacks(engine, graph(compute, network, storage));
  expect(calls).toEqual(["plan network", "apply network", "plan storage", "apply storage", "plan compute", "apply compute"]);
  expect(addresses(changes)).toEqual({ compute: ["create aws_ecs_cluster.main"], network: ["create aws_vpc.main"], storage: ["create aws_efs_file_system.data"] });
  expect(told.filter((line) => !line.startsWith("  "))).toEqual(["", "Apply"]);
});

test("a stack without resources is applied without a plan of its own", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [create("aws_vpc.main")], isNew: true }, storage: {} });
  expect(addresses(await applyStacks(engine, graph(network, storage)))).toEqual({ network: ["create aws_vpc.main"], storage: [] });
  expect(calls).toEqual(["apply new network", "plan storage"]);
});

test("nothing is applied of an empty plan", async () => {
  const { engine, calls } = fakeEngine({});
  expect(addresses(await applyStacks(engine, graph(network, storage)))).toEqual({ network: [], storage: [] });
  expect(calls).toEqual(["plan network", "plan storage"]);
  expect(told).toEqual(["", "Apply", "  ✔ network  no change (0 s)", "  ✔ storage  no change (0 s)"]);
});

test("outputs alone are applied; where the engine says whether it would, it is believed", async () => {
  const { engine, calls } = fakeEngine({ network: { outputs: ["vpc_id"] }, storage: { outputs: ["ids"], applyable: false }, compute: { applyable: true } });
  await applyStacks(engine, graph(network, storage, compute));
  expect(calls).toEqual(["plan network", "apply network", "plan storage", "plan compute", "apply compute"]);
});

test("removals of a stack that others read wait for those, the rest of it does not", async () => {
  const zone = { changes: [create("aws_subnet.c"), remove("aws_subnet.b")], resources: ["aws_vpc.main", "aws_subnet.c"] };
  const { engine, calls } = fakeEngine({ network: zone, storage: { changes: [remove("aws_efs_mount_target.b")] }, compute: { changes: [remove("aws_lb.b")] } });
  const changes = await applyStacks(engine, graph(network, storage, compute));
  expect(calls).toEqual([
    ...["plan network", "plan network aws_vpc.main aws_subnet.c", "apply network aws_vpc.main aws_subnet.c"],
    ...["plan storage", "plan compute", "apply compute"],
    ...["plan storage", "apply storage", "plan network", "apply network"],
  ]);
  expect(addresses(changes)).toEqual({ network: ["create aws_subnet.c", "delete aws_subnet.b"], storage: ["delete aws_efs_mount_target.b"], compute: ["delete aws_lb.b"] });
  expect(told).toEqual([
    ...["", "Apply", "  ✔ network  1 created; removals come after those that read it (0 s)"],
    ...["  ✔ storage  no change; removals come after those that read it (0 s)", "  ✔ compute  1 destroyed (0 s)"],
    ...["", "Remove what nothing reads any more", "  ✔ storage  1 destroyed (0 s)", "  ✔ network  1 destroyed (0 s)"],
  ]);
});

test("while removals wait, outputs that change are written all the same", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [remove("aws_subnet.b")], outputs: ["subnet_ids"], resources: ["aws_vpc.main"] } });
  await applyStacks(engine, graph(network, storage));
  expect(calls).toEqual(["plan network", "plan network outputs", "apply network outputs", "plan storage", "plan network", "apply network"]);
});

test("a replaced resource is no removal", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [change("replace", "aws_subnet.a")] } });
  await applyStacks(engine, graph(network, storage));
  expect(calls).toEqual(["plan network", "apply network", "plan storage"]);
});

test("a stack that is left goes after those that read it, and before those that it reads", async () => {
  const routing = { ...stack("routing", "network"), left: true };
  const reader = stack("compute", "routing");
  const { engine, calls } = fakeEngine({ network: { changes: [remove("aws_subnet.b")] }, routing: { changes: [remove("aws_lb.public")] }, compute: { changes: [create("aws_ecs_service.web")] } });
  const changes = await applyStacks(engine, graph(network, routing, reader));
  expect(calls).toEqual(["plan network", "plan compute", "apply compute", "plan routing to destroy", "apply routing to destroy", "plan network", "apply network"]);
  expect(addresses(changes)).toEqual({ network: ["delete aws_subnet.b"], routing: ["delete aws_lb.public"], compute: ["create aws_ecs_service.web"] });
});

test("removals keep their order where a stack between them has none", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [remove("aws_subnet.b")] }, compute: { changes: [remove("aws_lb.b")] } });
  await applyStacks(engine, graph(network, stack("storage", "network"), stack("compute", "storage"), stack("own", "compute")));
  expect(calls.slice(calls.indexOf("plan own") + 1)).toEqual(["plan compute", "apply compute", "plan network", "apply network"]);
});

test("when a stack fails, nothing is removed", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [remove("aws_subnet.b")] }, storage: { fails: true } });
  const error = await applyStacks(engine, graph(network, storage)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PhaseFailure);
  expect(error).toMatchObject({ message: "storage:\n  refused" });
  expect(calls).toEqual(["plan network", "plan storage"]);
});

test("each step is told with its stack", async () => {
  const step: Step = { phase: "start", action: "create", address: "aws_vpc.main", elapsedSeconds: 0 };
  const { engine } = fakeEngine({ network: { changes: [create("aws_vpc.main")] } }, step);
  const steps: unknown[] = [];
  await applyStacks(engine, graph(network), (...each) => steps.push(each));
  expect(steps).toEqual([["network", step]]);
});

test("a destroy goes the other way round", async () => {
  const { engine, calls } = fakeEngine({ network: { changes: [remove("aws_vpc.main")] }, compute: { changes: [remove("aws_ecs_cluster.main")] } });
  await destroyStacks(engine, graph(network, storage, compute));
  expect(calls).toEqual(["destroy compute", "destroy storage", "destroy network"]);
  expect(told).toEqual(["", "Destroy", "  ✔ compute  1 destroyed (0 s)", "  ✔ storage  no change (0 s)", "  ✔ network  1 destroyed (0 s)"]);
});

test("a plan of all applies nothing", async () => {
  const { engine, calls } = fakeEngine({ network: { outputs: ["vpc_id"] }, storage: { changes: [create("a.b")], outputs: ["ids"] } });
  const plans = await planStacks(engine, graph(storage, network));
  expect([...plans].map(([id, { changes, outputs }]) => [id, changes.length, outputs])).toEqual([["network", 0, ["vpc_id"]], ["storage", 1, ["ids"]]]);
  expect(calls).toEqual(["plan network", "plan storage"]);
  expect(told).toEqual(["", "Plan", "  ✔ network  1 outputs change (0 s)", "  ✔ storage  1 created (0 s)"]);
});

test("changes are counted by what happens", () => {
  const all = (["forget", "delete", "replace", "update", "create", "create"] as const).map((action) => change(action, "a.b"));
  expect(describeChanges(all)).toBe("2 created, 1 updated, 1 replaced, 1 destroyed, 1 forgotten");
  expect(describeChanges([])).toBe("no change");
});
