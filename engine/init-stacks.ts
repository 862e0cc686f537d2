import { runPhase, type Graph } from "./phase";
import type { Stack } from "./stack";

/** Gets the folders of all stacks ready. The first one alone: it fills the cache of providers, which only one may write. */
export async function initStacks<S extends Stack>(graph: Graph<S>, init: (stack: S) => Promise<void>): Promise<void> {
  const [first] = graph.stacks;
  if (first === undefined) return;
  const others = graph.stacks.slice(1).map((stack) => ({ ...stack, dependencies: [first.id] }));
  await runPhase<void, S>({ ...graph, stacks: [{ ...first, dependencies: [] }, ...others] }, { title: "Init", order: "deploy", visit: init, tell: () => "ready" });
}
