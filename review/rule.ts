import type { Finding, Severity } from "./finding";
import type { ReviewedPlan } from "./reviewed-plan";

/** Something that a review looks for. */
export interface Rule {
  /** What a waiver names. */
  readonly id: string;
  readonly severity: Severity;
  /** Why somebody should care, in one sentence. */
  readonly reason: string;
  /** Finds it in one plan, in the light of the others. */
  readonly find: (plan: ReviewedPlan, all: readonly ReviewedPlan[]) => readonly Found[];
}

/** A finding without what follows from its rule and plan. */
export type Found = Omit<Finding, "rule" | "severity" | "stack">;
