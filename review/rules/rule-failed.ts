import type { Rule } from "../rule";

/** A plan that a rule cannot cope with is not one that it found nothing in. */
export const ruleFailed = {
  id: "rule-failed",
  severity: "blocked",
  reason: "A rule stopped at something in the plan that it did not expect: what it would have found is not known.",
} as const satisfies Omit<Rule, "find">;
