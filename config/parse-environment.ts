import { literalTexts } from "./literal-text";
import { resolvePlatform, type Platform } from "./platform";
import type { Path, Problem } from "./problem";
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
  const problems = [...shapeProblems, ...checkRules(platform).filter((problem) => !leftOut.some((gone) => followsFrom(problem, gone)))];
  return { platform: problems.length === 0 ? literalTexts(platform) : undefined, problems };
}

/** Whether a rule only found that something is missing which was written, but could not be read. */
function followsFrom({ rule, path, given }: Problem, gone: Path): boolean {
  const within = (inner: Path, outer: Path) => outer.every((part, index) => part === inner[index]);
  const moved = typeof gone.at(-1) === "number" ? gone.slice(0, -1) : gone;
  const inService = gone[0] === "services";
  const namesIt = gone.includes(String(given));
  const missing = given === undefined || given === "";
  return (
    within(gone, path) ||
    within(path, moved) ||
    namesIt ||
    (rule.startsWith("unknown-") && !inService) ||
    (inService && missing && within(path, gone.slice(0, 2)))
  );
}
