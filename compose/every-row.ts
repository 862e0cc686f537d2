import { parseEnvironment } from "../config/parse-environment";
import { describeValue, formatPath, isWithin, type Origin, type Path, type TracedProblem } from "../config/problem";
import { environmentFor } from "./environment-for";
import type { ComposeApplication } from "./from-compose";
import type { Row } from "./row";
import { rowsInOrder } from "./row-order";

/** What becomes of each key of Compose files, place by place; what keeps them from being read, and what rules find in an environment made of them, are rows too. */
export function everyRow({ project, rows, composition }: ComposeApplication, files: readonly string[]): Row[] {
  const found = composition.problems;
  const inFiles = found.filter((problem) => !isTold(problem, rows)).map((problem) => refusedRow(problem, problem.path, describeProblem(problem)));
  const { problems } = parseEnvironment(environmentFor(project, composition));
  const byRules = problems.filter((problem) => !found.includes(problem)).map((problem) => {
    const { path, at } = rows.find((row) => isSamePlace(row.at, problem.at)) ?? { ...nearestRow(problem.path, rows), ...problem };
    return refusedRow({ ...problem, at }, path, `becomes ${formatPath(problem.path)}: ${describeProblem(problem)}`);
  });
  return rowsInOrder([...rows, ...inFiles, ...byRules], files);

  function refusedRow({ at = { file: files[0] ?? "", line: 1, column: 1 }, remedy }: TracedProblem, path: Path, what: string): Row {
    return { at, path, verdict: "refused", what, remedy };
  }
}

function describeProblem({ given, allowed, rule }: TracedProblem): string {
  return `given ${describeValue(given)}, allowed ${allowed} (${rule})`;
}

/** The row of the key that a path is nearest to, where both have the same names. */
function nearestRow(path: Path, rows: readonly Row[]): Row | undefined {
  return rows.filter((row) => row.path.length > 0 && isWithin(path, row.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

/** Whether a row refuses it already. */
function isTold({ at, path }: TracedProblem, rows: readonly Row[]): boolean {
  return rows.some((row) => row.verdict === "refused" && isSamePlace(row.at, at) && formatPath(row.path) === formatPath(path));
}

function isSamePlace(a: Origin, b: Origin | undefined): boolean {
  return a.file === b?.file && a.line === b.line && a.column === b.column;
}
