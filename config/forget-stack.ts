import type { Kept } from "./kept";

/** A list without a stack that left and whose state is empty; `undefined` where it has no such stack. */
export function forgetStack(list: Kept, id: string): Kept | undefined {
  if (!Object.hasOwn(list.left, id)) return undefined;
  return { ...list, left: Object.fromEntries(Object.entries(list.left).filter(([other]) => other !== id)) };
}

/** Whether nothing is kept any more. */
export function isEmptyList({ stacks, left }: Kept): boolean {
  return Object.keys(stacks).length === 0 && Object.keys(left).length === 0;
}
