import type { Text } from "../../review/text";

/**
 * Why what is there is not what the last apply left.
 * `changed`: somebody changed an argument of the files; an apply sets it back.
 * `gone`: somebody deleted it.
 * `beside`: somebody added to it, and no apply takes that away.
 * `owned`: the files leave it to AWS, such as the number of tasks to scaling.
 * `added`: AWS or another resource filled in what no file says.
 * `not-applied`: nothing drifted; the files have changed since.
 * `follows`: nothing drifted here; an apply changes it because of what is gone.
 */
export type DriftKind = "changed" | "gone" | "beside" | "owned" | "added" | "not-applied" | "follows";

/** A resource that is not what the last apply left, or that an apply would change. */
export interface DriftFinding {
  readonly kind: DriftKind;
  /** Id of the stack. */
  readonly stack: string;
  readonly address: string;
  /** One sentence: what happened. */
  readonly text: Text;
  /** One line for each argument; secrets are hidden. */
  readonly details: readonly Text[];
  /** What to do about it. */
  readonly remedy?: Text;
}

/** What somebody did by hand, and somebody has to look at. */
export const loudKinds: readonly DriftKind[] = ["gone", "changed", "beside"];

export function isLoud({ kind }: DriftFinding): boolean {
  return loudKinds.includes(kind);
}
