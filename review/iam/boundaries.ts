import type { ReviewedPlan } from "../reviewed-plan";
import { argumentAfter } from "../template/after";
import { childOf } from "../tree";

/** A role or a user that gets another permissions boundary, or none. */
export interface BoundaryChange {
  readonly address: string;
  readonly before: string;
  readonly after: string | undefined;
}

/** Boundaries that a plan takes away or changes. */
export function boundaryChanges(plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly BoundaryChange[] {
  const holders = plan.changes.filter(({ type, action }) => (type === "aws_iam_role" || type === "aws_iam_user") && (action === "update" || action === "replace"));
  return holders.flatMap((change) => {
    const [before, after] = [childOf(change.before, "permissions_boundary"), argumentAfter(change, "permissions_boundary", plan, all).value];
    if (typeof before !== "string" || before === "" || before === after) return [];
    return [{ address: change.address, before, after: typeof after === "string" && after !== "" ? after : undefined }];
  });
}
