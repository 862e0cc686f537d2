import { runPhase, type Graph } from "./phase";
import type { Stack } from "./stack";
import { consumersOf } from "./walk-stacks";

/** A stack as it is to be; `left` when it is no longer configured and has to go. */
export interface TargetStack extends Stack {
  readonly left: boolean;
}

/** What the first pass did with a stack. */
export interface FirstPass<T> {
  readonly changes: readonly T[];
  /** Whether something is still to be removed, once those that read this stack let go of it. */
  readonly withheld: boolean;
}

export interface TwoPasses<T, S extends TargetStack = TargetStack> {
  /** The first pass, in deploy order; `isRead` tells whether other stacks read this one, so that its removals have to wait. */
  readonly apply: (stack: S, visit: { readonly says: (text: string) => void; readonly isRead: boolean }) => Promise<FirstPass<T>>;
  /** The second one, in removal order: what was withheld, and all of a stack that left. */
  readonly remove: (stack: S, says: (text: string) => void) => Promise<readonly T[]>;
  readonly describe: (changes: readonly T[]) => string;
}

/** Visits every stack with what it makes, each after those it reads, and then those with something to remove, each before those it reads. Gives the changes of each. */
export async function inTwoPasses<T, S extends TargetStack = TargetStack>(graph: Graph<S>, { apply, remove, describe }: TwoPasses<T, S>): Promise<Map<string, readonly T[]>> {
  const applied = await runPhase<FirstPass<T>, S>(graph, {
    title: "Apply",
    order: "deploy",
    visit: async (stack, says) => (stack.left ? { changes: [], withheld: true } : apply(stack, { says, isRead: consumersOf(graph.stacks, stack.id).length > 0 })),
    tell: ({ changes, withheld }) => describe(changes) + (withheld ? "; removals come after those that read it" : ""),
  });
  const waiting = graph.stacks.filter(({ id }) => applied.get(id)?.withheld);
  const removed = await runPhase<readonly T[], S>(
    { ...graph, stacks: waiting.map((stack) => ({ ...stack, dependencies: connections(graph.stacks, stack, waiting) })) },
    { title: "Remove what nothing reads any more", order: "removal", visit: remove, tell: describe },
  );
  return new Map(graph.stacks.map(({ id }) => [id, [...(applied.get(id)?.changes ?? []), ...(removed.get(id) ?? [])]]));
}

/** Those of the others that a stack reads, directly or through stacks that are not among them. */
function connections(all: readonly Stack[], stack: Stack, others: readonly Stack[]): string[] {
  return others.flatMap(({ id }) => (consumersOf(all, id).includes(stack.id) ? id : []));
}
