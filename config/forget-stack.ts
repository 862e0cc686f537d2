import type { Kept } from "./kept";

/** A list without a stack whose state is empty: one that left, or any where the whole environment is gone. `undefined` where the list keeps no such stack. */
export function forgetStack(list: Kept, id: string, isEnvironmentGone: boolean): Kept | undefined {
  if (Object.hasOwn(list.left, id)) return { ...list, left: without(list.left, id) };
  if (isEnvironmentGone && Object.hasOwn(list.stacks, id)) return { ...list, stacks: without(list.stacks, id) };
  return undefined;
}

/** Whether nothing is kept any more. */
export function isEmptyList({ stacks, left }: Kept): boolean {
  return Object.keys(stacks).length === 0 && Object.keys(left).length === 0;
}

function without<T>(stacks: Readonly<Record<string, T>>, id: string): Record<string, T> {
  return Object.fromEntries(Object.entries(stacks).filter(([other]) => other !== id));
}
