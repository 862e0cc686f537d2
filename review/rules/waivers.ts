import type { Rule } from "../rule";

/** What is found in the file of waivers instead of in a plan. */
export const waiverRules = {
  expired: { id: "waiver-expired", severity: "blocked", reason: "Somebody's word was given until a day that has passed." },
  unused: { id: "waiver-unused", severity: "notice", reason: "It waives nothing: what it was for is gone, or it names something else." },
} as const satisfies Readonly<Record<string, Omit<Rule, "find">>>;
