import { initStacks } from "../../engine/init-stacks";
import { PhaseFailure } from "../../engine/phase";
import type { Stack } from "../../engine/stack";

const stack = (id: string, ...dependencies: string[]): Stack => ({ id, folder: id, dependencies });
const graph = (...stacks: Stack[]) => ({ stacks, parallelism: 4, signal: new AbortController().signal });

beforeEach(() => void jest.spyOn(console, "log").mockImplementation());
afterEach(() => jest.restoreAllMocks());

/** Tells when it begins and ends to get a stack ready. */
function telling(told: string[], fails: readonly string[] = []) {
  return async ({ id }: Stack) => {
    told.push(`${id} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (fails.includes(id)) throw new Error("no provider");
    told.push(`${id} is ready`);
  };
}

test("the first alone, then the others side by side, whatever they read", async () => {
  const told: string[] = [];
  await initStacks(graph(stack("compute", "network", "storage"), stack("network"), stack("storage", "network")), telling(told));
  expect(told.slice(0, 4)).toEqual(["compute begins", "compute is ready", "network begins", "storage begins"]);
  expect(told.slice(4).sort()).toEqual(["network is ready", "storage is ready"]);
});

test("when the first fails, no other is begun", async () => {
  const told: string[] = [];
  const error = await initStacks(graph(stack("network"), stack("storage", "network")), telling(told, ["network"])).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PhaseFailure);
  expect(error).toMatchObject({ phase: "Init", message: "network:\n  no provider" });
  expect(told).toEqual(["network begins"]);
});

test("without stacks there is nothing to do", async () => {
  const told: string[] = [];
  await initStacks(graph(), telling(told));
  expect(told).toEqual([]);
});
