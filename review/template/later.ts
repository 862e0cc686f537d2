import { wordsFor } from "../read/to-reviewed-plan";
import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { childOf } from "../tree";

/** What an argument holds after the apply; `undefined` where only an apply tells, be it that of another stack. */
export function knownAfter(change: Change, argument: string, plan: ReviewedPlan): unknown {
  const value = childOf(change.after, argument);
  if (childOf(change.unknown, argument) === true || change.unknown === true) return undefined;
  return plan.set?.assumptions.some((assumption) => wordsFor(assumption) === value) === true ? undefined : value;
}
