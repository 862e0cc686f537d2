import { followsFrom } from "./consequences";
import { inFileOrder } from "./file-order";
import { literalTexts } from "./literal-text";
import { resolvePlatform, type Platform } from "./platform";
import type { Problem } from "./problem";
import { checkRules } from "./rules/check-rules";
import { readShape } from "./shape";
import { sortedKeys } from "./sorted-keys";

/** What came of one environment file. */
export interface ParsedFile {
  /** `undefined` when there are problems. Its texts are literal for Terraform: see `literal-text.ts`. */
  readonly platform: Platform | undefined;
  readonly problems: readonly Problem[];
}

/** From what a file exports to the platform it describes, or to everything that is wrong with it. */
export function parseEnvironment(raw: unknown): ParsedFile {
  const { parsed, problems: shapeProblems, leftOut } = readShape(raw);
  if (parsed === undefined) return { platform: undefined, problems: inFileOrder(raw, shapeProblems) };
  const platform = resolvePlatform(parsed);
  const ruleProblems = checkRules(platform).filter((problem) => !leftOut.some((gone) => followsFrom(problem, gone)));
  const problems = inFileOrder(raw, [...shapeProblems, ...ruleProblems]);
  return { platform: problems.length === 0 ? literalTexts(sortedKeys(platform)) : undefined, problems };
}
