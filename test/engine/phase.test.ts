import { Interrupted, PhaseFailure, runPhase, type Phase } from "../../engine/phase";
import type { Stack } from "../../engine/stack";

const stack = (id: string, ...dependencies: string[]): Stack => ({ id, folder: id, dependencies });
const stacks = [stack("network"), stack("registry"), stack("storage", "network"), stack("compute", "storage")];
const wasTerminal = process.stdout.isTTY;
let told: string[];

beforeEach(() => {
  told = [];
  process.stdout.isTTY = false;
  jest.spyOn(console, "log").mockImplementation((text: string) => void told.push(...text.split("\n")));
});
afterEach(() => {
  process.stdout.isTTY = wasTerminal;
  jest.restoreAllMocks();
});

const abort = new AbortController();
const graph = { stacks, parallelism: 2, signal: new AbortController().signal };
const phase: Phase<string> = { title: "Apply", order: "deploy", visit: ({ id }) => Promise.resolve(id.toUpperCase()), tell: (value) => `made ${value}` };

/** Fails with a message for those that have one. */
const failing = (messages: Readonly<Record<string, unknown>>): Phase<string>["visit"] => ({ id }) => {
  // What is thrown may be anything.
  // oxlint-disable-next-line typescript/prefer-promise-reject-errors
  return id in messages ? Promise.reject(messages[id]) : Promise.resolve(id);
};

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(() => undefined, (error: unknown) => error);
}

test("gives what came of each, and tells how it went", async () => {
  expect(await runPhase(graph, phase)).toEqual(new Map([["network", "NETWORK"], ["registry", "REGISTRY"], ["storage", "STORAGE"], ["compute", "COMPUTE"]]));
  expect(told).toEqual(["", "Apply", "  ✔ network   made NETWORK (0 s)", "  ✔ registry  made REGISTRY (0 s)", "  ✔ storage   made STORAGE (0 s)", "  ✔ compute   made COMPUTE (0 s)"]);
});

test("says nothing of no stacks", async () => {
  expect(await runPhase({ ...graph, stacks: [] }, phase)).toEqual(new Map());
  expect(told).toEqual([]);
});

test("tells every failure, whole, when the rest is done", async () => {
  const error = await failure(runPhase(graph, { ...phase, visit: failing({ registry: new Error("first\n\nsecond"), storage: "a text" }) }));
  expect(error).toBeInstanceOf(PhaseFailure);
  expect(error).toMatchObject({ phase: "Apply", message: "registry:\n  first\n\n  second\n\nstorage:\n  a text", errors: [new Error("first\n\nsecond"), "a text"] });
  expect(told.slice(2)).toEqual([
    "  ✔ network   made network (0 s)",
    "  ✖ registry  failed, see below",
    "  ✖ storage   failed, see below",
    "  ○ compute   left out, since storage comes first",
  ]);
});

test("interrupted, it tells what failed on the way too", async () => {
  const interrupt: Phase<string>["visit"] = ({ id }) => {
    abort.abort();
    return id === "registry" ? Promise.reject(new Error("the state is in errored.tfstate")) : Promise.resolve(id);
  };
  const error = await failure(runPhase({ ...graph, parallelism: 4, signal: abort.signal }, { ...phase, visit: interrupt, order: "removal", title: "Destroy" }));
  expect(error).toBeInstanceOf(Interrupted);
  expect((error as Error).message).toBe("Interrupted: Destroy\n\nregistry:\n  the state is in errored.tfstate");
  expect(told.slice(2).sort()).toEqual(["  ○ compute   not begun", "  ○ network   not begun", "  ○ storage   not begun", "  ✖ registry  failed, see below"].sort());
});

test("interrupted between two steps, it tells just that", () => {
  expect(new Interrupted("between two steps").message).toBe("Interrupted: between two steps");
});
