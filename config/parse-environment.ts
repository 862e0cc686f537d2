import { composeEnvironment } from "./compose-environment";
import { followsFrom } from "./consequences";
import { inFileOrder } from "./file-order";
import { literalTexts } from "./literal-text";
import { resolvePlatform, type Platform } from "./platform";
import type { Problem, TracedProblem } from "./problem";
import { checkRules } from "./rules/check-rules";
import { readShape } from "./shape";
import { sortedKeys } from "./sorted-keys";

/** What came of one environment file. */
export interface ParsedFile {
  /** `undefined` when there are problems. Its texts are literal for Terraform: see `literal-text.ts`. */
  readonly platform: Platform | undefined;
  readonly problems: readonly TracedProblem[];
}

/** From what a file exports to the platform it describes, or to everything that is wrong with it. */
export function parseEnvironment(written: unknown): ParsedFile {
  const composed = composeEnvironment(written);
  const { parsed, problems: shapeProblems, leftOut } = readShape(composed.raw);
  const traced = (problem: Problem): TracedProblem => {
    const at = composed.originOf(problem.path);
    return at === undefined ? problem : { ...problem, at };
  };
  const inOrder = (found: readonly Problem[]) => inFileOrder(written, [...composed.problems, ...found.map(traced)]);
  if (parsed === undefined) return { platform: undefined, problems: inOrder(shapeProblems) };
  const platform = resolvePlatform(parsed);
  const gone = [...composed.leftOut, ...leftOut];
  const ruleProblems = checkRules(platform).filter((problem) => !gone.some((path) => followsFrom(problem, path)));
  const problems = inOrder([...shapeProblems, ...ruleProblems]);
  return { platform: problems.length === 0 ? literalTexts(sortedKeys(platform)) : undefined, problems };
}
