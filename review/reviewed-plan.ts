import type { Change } from "./change";
import type { PlanJson } from "./plan-json";
import type { PlannedStack } from "./plan-set";

/** What `cdk.tf.json` says: resources by type and name, with expressions as they are written. */
export interface Template {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly output?: Readonly<Record<string, { readonly value?: unknown }>>;
  readonly provider?: unknown;
}

/** A plan with all that is known of its stack. Placeholders in it are replaced by a text for people, and what is marked as a secret is hidden. */
export interface ReviewedPlan {
  readonly stack: string;
  readonly plan: PlanJson;
  readonly changes: readonly Change[];
  /** Canonical digest of the plan as it was read; of one that is unplanned, none. */
  readonly digest?: string;
  /** What a plan of ours says of itself. */
  readonly set?: PlannedStack;
  /** What was synthesized for this plan, and before the change. */
  readonly template?: Template;
  readonly baseTemplate?: Template;
}
