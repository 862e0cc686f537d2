import type { Origin, Path } from "../config/problem";

/** What becomes of a key of a Compose file. */
export type Verdict = "mapped" | "replaced" | "ignored" | "refused";

/** One key of a Compose file, and what becomes of it. */
export interface Row {
  readonly at: Origin;
  readonly path: Path;
  readonly verdict: Verdict;
  /** What it becomes, what stands in for it, or why it is ignored or refused. */
  readonly what: string;
  /** What to do, where it is refused. */
  readonly remedy?: string;
}
