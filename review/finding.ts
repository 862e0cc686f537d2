import type { Text } from "./text";

/** `blocked`: must not be applied as it is. `approval`: somebody has to agree. `notice`: worth knowing. */
export type Severity = "blocked" | "approval" | "notice";

/** Something in a plan that a reviewer should see. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Id of the stack. */
  readonly stack: string;
  /** Address of the resource, or `output.<name>`; none of what is about the whole stack. */
  readonly address?: string;
  /** One sentence: what happens. */
  readonly text: Text;
  /** One line each. */
  readonly details: readonly Text[];
  /** What to do about it. */
  readonly remedy?: Text;
}
