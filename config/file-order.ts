import { comparePlaces } from "./compare-places";
import type { Path, TracedProblem } from "./problem";

/** The problems of other files first, line by line, then those of the environment file in its order; what is not there comes last. */
export function inFileOrder(raw: unknown, problems: readonly TracedProblem[]): TracedProblem[] {
  const files = [...new Set(problems.flatMap(({ at }) => (at === undefined ? [] : [at.file])))];
  const placeIn = ({ at, path }: TracedProblem) =>
    at === undefined ? [files.length, ...placeOf(raw, path)] : [files.indexOf(at.file), at.line, at.column];
  const places = new Map(problems.map((problem) => [problem, placeIn(problem)]));
  return [...problems].sort((a, b) => comparePlaces(places.get(a) ?? [], places.get(b) ?? []));
}

function placeOf(raw: unknown, [key, ...rest]: Path): number[] {
  if (key === undefined || typeof raw !== "object" || raw === null) return [];
  const index = Object.keys(raw).indexOf(String(key));
  return index === -1 ? [Infinity] : [index, ...placeOf((raw as Record<string | number, unknown>)[key], rest)];
}
