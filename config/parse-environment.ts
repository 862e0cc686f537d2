import { literalTexts } from "./literal-text";
import { resolvePlatform, type Platform } from "./platform";
import type { Path, Problem } from "./problem";
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

/** Where the names stand that a rule may find unknown. */
const declarations: Readonly<Record<string, Path>> = {
  "unknown-availability-zone": ["network", "availabilityZones"],
  "unknown-file-system": ["storage", "fileSystems"],
  "unknown-access-point": ["storage", "fileSystems"],
  "unknown-secret": ["storage", "secrets"],
  "unknown-repository": ["registry", "repositories"],
  "unknown-load-balancer": ["routing", "loadBalancers"],
  "unknown-listener": ["routing", "loadBalancers"],
};

/** Whether a rule only found that something is missing which was written, but could not be read. */
function followsFrom({ rule, path, given }: Problem, gone: Path): boolean {
  const declaration = declarations[rule];
  const moved = typeof gone.at(-1) === "number" ? gone.slice(0, -1) : gone;
  const missing = given === undefined || given === "";
  return (
    within(gone, path) ||
    within(path, moved) ||
    gone.includes(String(given)) ||
    (declaration !== undefined && within(declaration, gone)) ||
    (gone[0] === "services" && missing && within(path, gone.slice(0, 2)))
  );
}

function within(inner: Path, outer: Path): boolean {
  return outer.every((part, index) => part === inner[index]);
}

/** The problems in the order in which their places stand in the file; what is not there comes last. */
function inFileOrder(raw: unknown, problems: readonly Problem[]): Problem[] {
  const places = new Map(problems.map((problem) => [problem, placeOf(raw, problem.path)]));
  return [...problems].sort((a, b) => comparePlaces(places.get(a) ?? [], places.get(b) ?? []));
}

function placeOf(raw: unknown, [key, ...rest]: Path): number[] {
  if (key === undefined || typeof raw !== "object" || raw === null) return [];
  const index = Object.keys(raw).indexOf(String(key));
  return index === -1 ? [Infinity] : [index, ...placeOf((raw as Record<string | number, unknown>)[key], rest)];
}

function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  if (index === -1) return a.length - b.length;
  const [x = 0, y] = [a[index], b[index]];
  return y === undefined ? 1 : x < y ? -1 : 1;
}
