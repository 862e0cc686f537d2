import type { Assumption } from "../review/plan-set";
import type { PlanJson } from "../review/plan-json";
import { hiding, secretsOf } from "../review/secrets";
import type { Filled } from "./fill";

/** What is known when a plan is compared with the reviewed one. */
export interface Known {
  /** The reviewed plans, by stack. */
  readonly plans: ReadonlyMap<string, PlanJson>;
  readonly actual: PlanJson;
  readonly assumptions: readonly Assumption[];
  readonly filled: Filled;
}

/** Hides in texts what any of the plans marks as a secret: a stack that reads the output of another one does not know that it is secret. */
export function hideSecrets({ plans, actual, assumptions, filled }: Known): (text: string) => string {
  const outputs = assumptions.map(({ producer, output, placeholder }) => ({ after: filled.get(placeholder), after_sensitive: plans.get(producer)?.output_changes?.[output]?.after_sensitive }));
  return hiding(new Set([{ ...actual }, { output_changes: outputs }, ...[...plans.values()].map((plan) => ({ ...plan }))].flatMap((plan) => [...secretsOf(plan)])));
}
