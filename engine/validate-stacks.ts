import type { Engine } from "./engine";
import { runPhase, type Graph } from "./phase";

/** Checks the configuration of all stacks, none waiting for another: what is misspelt is told at once, wherever it is. */
export async function validateStacks(engine: Engine, graph: Graph): Promise<void> {
  await runPhase(
    { ...graph, stacks: graph.stacks.map((stack) => ({ ...stack, dependencies: [] })) },
    { title: "Validate", order: "deploy", visit: (stack) => engine.validate(stack), tell: () => "valid" },
  );
}
