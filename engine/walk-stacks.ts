import type { Stack } from "./stack";

/** What became of a stack. */
export type Outcome<T> =
  | { readonly status: "done"; readonly value: T }
  | { readonly status: "failed"; readonly error: unknown }
  /** A stack that had to come first did not end well. */
  | { readonly status: "skipped"; readonly because: string }
  /** Not begun, for the walk was interrupted. */
  | { readonly status: "interrupted" };

export interface Walk<T, S extends Stack = Stack> {
  /** `deploy`: each stack after those it reads. `removal`: each before them. */
  readonly order: "deploy" | "removal";
  /** How many at most at the same time. */
  readonly parallelism: number;
  /** Once it is aborted, no stack is begun. */
  readonly signal: AbortSignal;
  readonly visit: (stack: S) => Promise<T>;
  /** Told as soon as the outcome of a stack is known. */
  readonly onOutcome?: (stack: S, outcome: Outcome<T>) => void;
}

/**
 * Visits every stack in its turn, independent ones side by side. What comes after a failed one is skipped; the rest goes on.
 * Throws when stacks read each other in a circle, or one that is not there.
 */
export async function walkStacks<T, S extends Stack = Stack>(stacks: readonly S[], { order, parallelism, signal, visit, onOutcome }: Walk<T, S>): Promise<Map<string, Outcome<T>>> {
  const before = order === "deploy" ? dependenciesOf(stacks) : reversed(dependenciesOf(stacks));
  refuseCircles(before);
  const outcomes = new Map<string, Outcome<T>>();
  const running = new Map<string, Promise<void>>();
  const settle = (stack: S, outcome: Outcome<T>) => {
    outcomes.set(stack.id, outcome);
    onOutcome?.(stack, outcome);
  };
  const begin = async (stack: S) => {
    try {
      settle(stack, { status: "done", value: await visit(stack) });
    } catch (error) {
      settle(stack, { status: "failed", error });
    }
  };

  while (outcomes.size < stacks.length) {
    for (const stack of stacks.filter(({ id }) => !outcomes.has(id) && !running.has(id))) {
      const predecessors = before.get(stack.id) ?? [];
      const obstacle = predecessors.find((id) => (outcomes.get(id)?.status ?? "done") !== "done");
      if (signal.aborted) settle(stack, { status: "interrupted" });
      else if (obstacle !== undefined) settle(stack, { status: "skipped", because: obstacle });
      else if (running.size < parallelism && predecessors.every((id) => outcomes.has(id))) running.set(stack.id, begin(stack).finally(() => running.delete(stack.id)));
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  return outcomes;
}

/** The stacks that read a stack, directly or through others. */
export function consumersOf(stacks: readonly Stack[], id: string): string[] {
  const readers = reversed(dependenciesOf(stacks));
  const found = new Set<string>();
  const visit = (each: string) => {
    for (const reader of readers.get(each) ?? []) {
      if (found.has(reader)) continue;
      found.add(reader);
      visit(reader);
    }
  };
  visit(id);
  return [...found].sort();
}

function dependenciesOf(stacks: readonly Stack[]): Map<string, readonly string[]> {
  const graph = new Map(stacks.map(({ id, dependencies }) => [id, dependencies]));
  for (const { id, dependencies } of stacks) {
    const missing = dependencies.find((dependency) => !graph.has(dependency));
    if (missing !== undefined) throw new Error(`the stack ${id} reads ${missing}, which is not there`);
  }
  return graph;
}

function reversed(graph: ReadonlyMap<string, readonly string[]>): Map<string, readonly string[]> {
  const readers = new Map([...graph.keys()].map((id) => [id, [] as string[]]));
  for (const [id, dependencies] of graph) for (const dependency of dependencies) readers.get(dependency)?.push(id);
  return readers;
}

function refuseCircles(before: ReadonlyMap<string, readonly string[]>): void {
  const sound = new Set<string>();
  const visit = (id: string, path: readonly string[]) => {
    if (path.includes(id)) throw new Error(`stacks read each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(", ")}`);
    if (sound.has(id)) return;
    for (const next of before.get(id) ?? []) visit(next, [...path, id]);
    sound.add(id);
  };
  for (const id of before.keys()) visit(id, []);
}
