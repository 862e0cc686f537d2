import type { Kept } from "./kept";

/** A list without one of the stacks that left. */
export function forgetStack(list: Kept, id: string): Kept {
  return { ...list, left: Object.fromEntries(Object.entries(list.left).filter(([other]) => other !== id)) };
}

/** Whether nothing is kept any more. */
export function isEmptyList({ stacks, left }: Kept): boolean {
  return Object.keys(stacks).length === 0 && Object.keys(left).length === 0;
}
