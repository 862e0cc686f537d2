import type { Engine, Listener } from "./engine";
import type { Step } from "./events";
import { runPhase, type Graph } from "./phase";
import { pastOf, type Plan, type ResourceChange } from "./plan";
import type { Stack } from "./stack";
import { describeEvent } from "./step-text";
import { inTwoPasses, type TargetStack } from "./two-passes";

/** Told each step of the engine, in the order they happen. */
export type StepListener = (stack: string, step: Step) => void;

/**
 * Applies every stack: what is new after what it reads, what goes before what it reads. A stack that others read therefore
 * comes twice when it removes something: first with all but its deletions, then, when its readers are done, with those.
 * Gives the changes of each stack.
 */
export function applyStacks(engine: Engine, graph: Graph<TargetStack>, onStep: StepListener = () => {}): Promise<Map<string, readonly ResourceChange[]>> {
  return inTwoPasses(graph, {
    apply: async (stack, { says, isRead }) => {
      const listen = listener(stack, says, onStep);
      if (!(await engine.hasResources(stack))) return { changes: await engine.applyNew(stack, listen), withheld: false };
      const plan = await engine.plan(stack, {}, listen);
      if (!isRead || !plan.changes.some(({ action }) => action === "delete")) {
        await applyUnlessEmpty(engine, stack, plan, listen);
        return { changes: plan.changes, withheld: false };
      }
      const kept = plan.changes.filter(({ action }) => action !== "delete" && action !== "forget");
      if (kept.length > 0) await engine.apply(stack, await engine.plan(stack, { targets: plan.resources.map(({ address }) => address) }, listen), listen);
      // With targets, the engine leaves out each output that does not come of them: a list that is empty now, a constant.
      if (plan.outputs.length > 0) await applyUnlessEmpty(engine, stack, await engine.plan(stack, { outputsOnly: true }, listen), listen);
      return { changes: kept, withheld: true };
    },
    remove: async (stack, says) => {
      const listen = listener(stack, says, onStep);
      const plan = await engine.plan(stack, { destroy: stack.left }, listen);
      await applyUnlessEmpty(engine, stack, plan, listen);
      return plan.changes;
    },
    describe: describeChanges,
  });
}

/** Destroys every resource of the stacks, each before those it reads. */
export async function destroyStacks(engine: Engine, graph: Graph, onStep: StepListener = () => {}): Promise<void> {
  await runPhase(graph, {
    title: "Destroy",
    order: "removal",
    visit: (stack, says) => engine.destroy(stack, listener(stack, says, onStep)),
    tell: describeChanges,
  });
}

/** Plans every stack, each in the light of what it reads. */
export function planStacks(engine: Engine, graph: Graph): Promise<Map<string, Plan>> {
  return runPhase(graph, {
    title: "Plan",
    order: "deploy",
    visit: (stack, says) => engine.plan(stack, {}, listener(stack, says, () => {})),
    tell: ({ changes, outputs }) => (changes.length === 0 && outputs.length > 0 ? `${outputs.length} outputs change` : describeChanges(changes)),
  });
}

/** How many resources change, by what happens to them. */
export function describeChanges(changes: readonly ResourceChange[]): string {
  const counts = Object.entries(pastOf).flatMap(([action, word]) => {
    const count = changes.filter((change) => change.action === action).length;
    return count === 0 ? [] : `${count} ${word}`;
  });
  return counts.length === 0 ? "no change" : counts.join(", ");
}

async function applyUnlessEmpty(engine: Engine, stack: Stack, plan: Plan, listen: Listener): Promise<void> {
  if (plan.applyable ?? (plan.changes.length > 0 || plan.outputs.length > 0)) await engine.apply(stack, plan, listen);
}

function listener(stack: Stack, says: (text: string) => void, onStep: StepListener): Listener {
  return (event) => {
    const text = describeEvent(event);
    if (text !== undefined) says(text);
    if (event.type === "step") onStep(stack.id, event.step);
  };
}
