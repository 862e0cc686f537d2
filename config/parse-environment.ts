import { literalTexts } from "./literal-text";
import { resolvePlatform, type Platform } from "./platform";
import type { Problem } from "./problem";
import { checkRules } from "./rules/check-rules";
import { readShape } from "./shape";

/** What came of one environment file. */
export interface ParsedFile {
  /** `undefined` when there are problems. Its texts are literal for Terraform: see `literal-text.ts`. */
  readonly platform: Platform | undefined;
  readonly problems: readonly Problem[];
}

/** From what a file exports to the platform it describes, or to everything that is wrong with it. */
export function parseEnvironment(raw: unknown): ParsedFile {
  const { parsed, problems: shapeProblems, leftOut } = readShape(raw);
  if (parsed === undefined) return { platform: undefined, problems: shapeProblems };
  const platform = resolvePlatform(parsed);
  const consequence = ({ rule, given }: Problem) => rule.startsWith("unknown-") && leftOut.has(String(given));
  const problems = [...shapeProblems, ...checkRules(platform).filter((problem) => !consequence(problem))];
  return { platform: problems.length === 0 ? literalTexts(platform) : undefined, problems };
}
