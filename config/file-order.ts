import type { Path, Problem } from "./problem";

/** The problems in the order in which their places stand in the file; what is not there comes last. */
export function inFileOrder(raw: unknown, problems: readonly Problem[]): Problem[] {
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
