import { setTimeout as sleep } from "node:timers/promises";
import * as fc from "fast-check";
import type { Stack } from "../../engine/stack";
import { consumersOf, walkStacks, type Outcome, type Walk } from "../../engine/walk-stacks";

const stack = (id: string, ...dependencies: string[]): Stack => ({ id, folder: id, dependencies });
const never = new AbortController().signal;
const layers = [stack("network"), stack("storage", "network"), stack("registry"), stack("routing", "network"), stack("compute", "storage", "routing")];

/** Walks, and tells what began and ended in which order. */
async function walked(stacks: readonly Stack[], walk: Partial<Walk<string>> & Pick<Walk<string>, "order">): Promise<{ log: string[]; outcomes: Map<string, Outcome<string>> }> {
  const log: string[] = [];
  const visit = async (visited: Stack) => {
    log.push(`+${visited.id}`);
    try {
      return (await walk.visit?.(visited)) ?? (await sleep(1, visited.id.toUpperCase()));
    } finally {
      log.push(`-${visited.id}`);
    }
  };
  return { outcomes: await walkStacks(stacks, { parallelism: 4, signal: never, ...walk, visit }), log };
}

const failing = (...ids: string[]) => ({ id }: Stack) => (ids.includes(id) ? Promise.reject(new Error(`${id} broke`)) : Promise.resolve(id));
const statuses = (outcomes: ReadonlyMap<string, Outcome<unknown>>) => Object.fromEntries([...outcomes].map(([id, { status }]) => [id, status]));

describe("order", () => {
  test("deploys each stack after those it reads, independent ones side by side", async () => {
    const { log, outcomes } = await walked(layers, { order: "deploy" });
    expect(log.filter((entry) => entry !== "-registry")).toEqual(["+network", "+registry", "-network", "+storage", "+routing", "-storage", "-routing", "+compute", "-compute"]);
    expect(outcomes.get("compute")).toEqual({ status: "done", value: "COMPUTE" });
  });

  test("removes each stack before those it reads", async () => {
    const { log } = await walked(layers, { order: "removal", parallelism: 1 });
    expect(log.filter((entry) => entry.startsWith("+"))).toEqual(["+registry", "+compute", "+storage", "+routing", "+network"]);
  });

  test("walks no stacks", async () => {
    expect((await walked([], { order: "deploy" })).outcomes.size).toBe(0);
  });

  test("begins a stack as soon as what it waits for is done, whatever else still runs", async () => {
    const { log } = await walked([stack("slow"), stack("quick"), stack("next", "quick")], {
      order: "deploy",
      visit: ({ id }) => sleep(id === "slow" ? 50 : 1, id),
    });
    expect(log).toEqual(["+slow", "+quick", "-quick", "+next", "-next", "-slow"]);
  });

  test("respects order and bound in any graph", async () => {
    const graphs = fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 }).map((edges) =>
      edges.map((targets, index) => stack(`s${index}`, ...new Set(index === 0 ? [] : targets.map((target) => `s${target % index}`)))),
    );
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 4 }), fc.constantFrom("deploy", "removal"), fc.infiniteStream(fc.nat({ max: 3 })), async (stacks, parallelism, order, ticks) => {
        const done = new Set<string>();
        let running = 0;
        const outcomes = await walkStacks(stacks.toReversed(), {
          order,
          parallelism,
          signal: never,
          visit: async ({ id, dependencies }) => {
            running += 1;
            expect(running).toBeLessThanOrEqual(parallelism);
            const first = order === "deploy" ? dependencies : stacks.filter((other) => other.dependencies.includes(id)).map((other) => other.id);
            expect(first.filter((other) => !done.has(other))).toEqual([]);
            for (let tick = Number(ticks.next().value); tick > 0; tick--) await Promise.resolve();
            running -= 1;
            done.add(id);
          },
        });
        expect([...outcomes.values()].filter(({ status }) => status !== "done")).toEqual([]);
        expect([...outcomes.keys()].sort()).toEqual(stacks.map(({ id }) => id).sort());
      }),
    );
  });
});

describe("parallelism", () => {
  test.each([1, 2, 5])("at most %d run at the same time, and as many do", async (parallelism) => {
    const { log } = await walked("abcdefgh".split("").map((id) => stack(id)), { order: "deploy", parallelism });
    let running = 0;
    expect(Math.max(...log.map((entry) => (running += entry.startsWith("+") ? 1 : -1)))).toBe(parallelism);
  });

  test("a thousand stacks take less than a second, in a chain or side by side", async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `s${index}`);
    const chain = ids.map((id, index) => stack(id, ...ids.slice(Math.max(0, index - 1), index)));
    const wide = ids.map((id, index) => stack(id, ...(index < 10 ? [] : ids.slice(0, 10))));
    const start = performance.now();
    for (const order of ["deploy", "removal"] as const) {
      for (const stacks of [chain, wide]) expect((await walkStacks(stacks, { order, parallelism: 8, signal: never, visit: () => Promise.resolve() })).size).toBe(1000);
    }
    expect((performance.now() - start) / 4).toBeLessThan(1000);
  });
});

describe("failure", () => {
  test("skips what depends on the failed one, directly or not, and goes on with the rest", async () => {
    const { outcomes } = await walked(layers, { order: "deploy", visit: failing("storage") });
    expect(statuses(outcomes)).toEqual({ network: "done", registry: "done", storage: "failed", routing: "done", compute: "skipped" });
    expect(outcomes.get("storage")).toEqual({ status: "failed", error: new Error("storage broke") });
    expect(outcomes.get("compute")).toEqual({ status: "skipped", because: "storage" });
  });

  test("what is skipped names what it waited for itself", async () => {
    const chain = [stack("c", "b"), stack("b", "a"), stack("a")];
    const { outcomes, log } = await walked(chain, { order: "deploy", visit: failing("a") });
    expect(outcomes.get("b")).toEqual({ status: "skipped", because: "a" });
    expect(outcomes.get("c")).toEqual({ status: "skipped", because: "b" });
    expect(log).toEqual(["+a", "-a"]);
  });

  test("keeps what a failed one still reads", async () => {
    const { outcomes } = await walked(layers, { order: "removal", visit: failing("compute") });
    expect(statuses(outcomes)).toEqual({ registry: "done", compute: "failed", storage: "skipped", routing: "skipped", network: "skipped" });
  });

  test("a visit that throws before it waits fails like any other", async () => {
    const visit = (): Promise<string> => {
      throw new Error("at once");
    };
    const outcomes = await walkStacks([stack("a"), stack("b")], { order: "deploy", parallelism: 1, signal: never, visit });
    expect(statuses(outcomes)).toEqual({ a: "failed", b: "failed" });
  });

  test("each outcome is told once, as soon as it is known", async () => {
    const told: string[] = [];
    await walked(layers, { order: "deploy", visit: failing("network"), onOutcome: ({ id }, { status }) => told.push(`${id} ${status}`) });
    expect(told).toEqual(["network failed", "registry done", "storage skipped", "routing skipped", "compute skipped"]);
  });
});

describe("abort", () => {
  test("what runs goes on to its end, and nothing new begins", async () => {
    const abort = new AbortController();
    const { outcomes, log } = await walked(layers, {
      order: "deploy",
      parallelism: 2,
      signal: abort.signal,
      visit: async ({ id }) => {
        if (id === "registry") abort.abort();
        return sleep(5, id);
      },
    });
    expect(log).toEqual(["+network", "+registry", "-network", "-registry"]);
    expect(statuses(outcomes)).toEqual({ network: "done", registry: "done", storage: "interrupted", routing: "interrupted", compute: "interrupted" });
  });

  test("begins nothing when it is aborted already", async () => {
    const { outcomes, log } = await walked(layers, { order: "removal", signal: AbortSignal.abort() });
    expect(log).toEqual([]);
    expect(new Set(Object.values(statuses(outcomes)))).toEqual(new Set(["interrupted"]));
  });
});

describe("unsound graphs", () => {
  const walk = (stacks: readonly Stack[], order: "deploy" | "removal") => walkStacks(stacks, { order, parallelism: 1, signal: never, visit: () => Promise.reject(new Error("visited")) });

  test.each(["deploy", "removal"] as const)("a stack that is not there, %s", async (order) => {
    await expect(walk([stack("a", "b")], order)).rejects.toThrow(new Error("the stack a reads b, which is not there"));
  });

  test("a circle", async () => {
    await expect(walk([stack("x", "a"), stack("a", "b"), stack("b", "c"), stack("c", "a")], "deploy")).rejects.toThrow(new Error("stacks read each other in a circle: a, b, c, a"));
  });

  test("a stack that reads itself", async () => {
    await expect(walk([stack("a", "a")], "removal")).rejects.toThrow(new Error("stacks read each other in a circle: a, a"));
  });
});

describe("consumersOf", () => {
  test.each([
    ["network", ["compute", "routing", "storage"]],
    ["storage", ["compute"]],
    ["registry", []],
    ["compute", []],
    ["unknown", []],
  ])("of %s", (id, consumers) => {
    expect(consumersOf(layers, id)).toEqual(consumers);
  });
});
