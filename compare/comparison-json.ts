import { formatPath } from "../config/problem";
import type { Comparison } from "./comparison";
import type { Difference } from "./differences";

/** A comparison for programs, whole. */
export function comparisonJson({ environments, undeclared, declared, versions, byNature, unused }: Comparison): string {
  const [first, second] = environments.map(({ environment }) => environment) as [string, string];
  const pair = ([one, other]: readonly [unknown, unknown]) => ({ [first]: one ?? null, [second]: other ?? null });
  const told = ({ path, values }: Pick<Difference, "path" | "values">) => ({ path: formatPath(path), ...pair(values) });
  const report = {
    formatVersion: 1,
    environments,
    undeclared: undeclared.map(told),
    declared: declared.flatMap(({ declaration: { line, reason }, differences }) => differences.map((difference) => ({ ...told(difference), reason, line }))),
    versions: versions.map(told),
    byNature: byNature.map(told),
    unused: unused.map(({ path, reason, line }) => ({ path, reason, line })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
