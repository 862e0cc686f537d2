import type { ReviewedPlan } from "./reviewed-plan";

/** Remembers what a function makes of a plan in the light of the others: several rules ask for the same. */
export function cached<T>(compute: (plan: ReviewedPlan, all: readonly ReviewedPlan[]) => T): (plan: ReviewedPlan, all: readonly ReviewedPlan[]) => T {
  const known = cachedOfAll(() => new Map<ReviewedPlan, T>());
  return (plan, all) => {
    const ofAll = known(all);
    const value = ofAll.has(plan) ? (ofAll.get(plan) as T) : compute(plan, all);
    ofAll.set(plan, value);
    return value;
  };
}

/** Remembers what a function makes of all plans of a review. */
export function cachedOfAll<T>(compute: (all: readonly ReviewedPlan[]) => T): (all: readonly ReviewedPlan[]) => T {
  const known = new WeakMap<readonly ReviewedPlan[], { readonly value: T }>();
  return (all) => {
    const found = known.get(all) ?? { value: compute(all) };
    known.set(all, found);
    return found.value;
  };
}
