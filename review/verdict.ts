import type { Finding, Severity } from "./finding";

/** What a review says as a whole. */
export type Verdict = "safe" | "approval" | "blocked";

/** From the worst on. */
export const severities: readonly Severity[] = ["blocked", "approval", "notice"];

/** What the command ends with; 1 is an error. */
export const exitCodes: Readonly<Record<Verdict, 0 | 2 | 3>> = { safe: 0, approval: 2, blocked: 3 };

/** The worst finding decides; what is only worth knowing does not. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  return has("blocked") ? "blocked" : has("approval") ? "approval" : "safe";
}
