import type { Engine } from "./engine";
import { runPhase, type Graph } from "./phase";

/** Gets the folders of all stacks ready. The first one alone: it fills the cache of providers, which only one may write. */
export async function initStacks(engine: Engine, graph: Graph): Promise<void> {
  const [first] = graph.stacks;
  if (first === undefined) return;
  const others = graph.stacks.slice(1).map((stack) => ({ ...stack, dependencies: [first.id] }));
  await runPhase(
    { ...graph, stacks: [{ ...first, dependencies: [] }, ...others] },
    { title: "Init", order: "deploy", visit: (stack) => engine.init(stack), tell: () => "ready" },
  );
}
