import type { Finding } from "../../../config/rules/rule";
import type { baseEnvironment } from "../base-environment";

type Base = ReturnType<typeof baseEnvironment>;

/** What a rule lets pass and what it refuses, each as a change to the base environment. */
export interface RuleFixture {
  /** Comes as near to the limit as is allowed. */
  readonly accepted: (file: Base) => void;
  readonly refused: (file: Base) => void;
  /** All that this rule says of `refused`. */
  readonly problems: readonly Finding[];
}
