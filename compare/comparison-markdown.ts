import { formatPath } from "../config/problem";
import { reasonByNature } from "./by-nature";
import type { Compared, Comparison, Declared } from "./comparison";
import { declarationsFile, type Declaration } from "./declarations";
import type { Difference } from "./differences";
import { rowsOf } from "./rows";
import { valueText } from "./value-text";
import type { VersionDifference } from "./versions";

type Names = readonly [string, string];

/** A comparison for people: first what no one declared. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { undeclared, declared, versions, byNature, unused } = comparison;
  const [first, second] = comparison.environments;
  const environments: Names = [first.environment, second.environment];
  const sections = [
    `# ${environments.join(" and ")}: ${verdict(comparison)}`,
    `${placeOf(first)}; ${placeOf(second)}. What follows from their names, accounts, regions and addresses is not told.`,
    ...(undeclared.length === 0 ? [] : [table(environments, undeclared), howToDeclare(environments, undeclared)]),
    ...(versions.length === 0 ? [] : [`Not the same version, which needs no declaration: ${versionTexts(versions, environments).join("; ")}.`]),
    ...(declared.length === 0 ? [] : [folded(counted(meantIn(comparison), "declared difference"), declaredTable(environments, declared))]),
    ...(byNature.length === 0 ? [] : [`By nature they differ in ${natureTexts(byNature).join("; ")}.`]),
    ...(unused.length === 0 ? [] : [unusedText(unused)]),
  ];
  return `${sections.join("\n\n")}\n`;
}

const meantIn = ({ declared }: Comparison) => declared.reduce((sum, { differences }) => sum + differences.length, 0);

function verdict(comparison: Comparison): string {
  if (comparison.undeclared.length > 0) return `${counted(comparison.undeclared.length, "difference")} that no one declared`;
  const meant = meantIn(comparison);
  return meant === 0 ? "no difference" : meant === 1 ? "the one difference is declared" : `all ${meant} differences are declared`;
}

function placeOf({ environment, account, region }: Compared): string {
  return `${environment} is in account ${account}, ${region}`;
}

function table(environments: Names, differences: readonly Difference[]): string {
  const rows = rowsOf(differences).map(({ path, values }) => [code(path), ...values.map(cell)]);
  return aligned([["place", ...environments], ...rows]);
}

function declaredTable(environments: Names, declared: readonly Declared[]): string {
  const rows = declared.flatMap(({ declaration, differences }) =>
    rowsOf(differences).map(({ path, values }, index) => [code(path), ...values.map(cell), index === 0 ? plainText(declaration.reason) : "〃"]),
  );
  return aligned([["place", ...environments, "why"], ...rows]);
}

function unusedText(unused: readonly Declaration[]): string {
  const items = unused.map(({ line, path, reason }) => `- line ${line}: ${code(path)}, ${plainText(reason)}`);
  return [`Declared in \`${declarationsFile}\`, and no difference:`, ...items].join("\n");
}

/** The places with one reason together. */
function natureTexts(byNature: readonly Difference[]): string[] {
  const reasons = [...new Set(byNature.map(({ path }) => reasonByNature(path)))];
  return reasons.map((reason) => {
    const places = byNature.filter(({ path }) => reasonByNature(path) === reason).map(({ path }) => code(formatPath(path)));
    return `${places.join(", ")} (${reason})`;
  });
}

function versionTexts(versions: readonly VersionDifference[], [first, second]: Names): string[] {
  const shown = (version: unknown) => code(`${version as string}`.replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/, "$1…"));
  return rowsOf(versions).map(({ path, values: [one, other] }) => `${code(path)} is ${shown(one)} in ${first} and ${shown(other)} in ${second}`);
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

function howToDeclare([first, second]: Names, differences: readonly Difference[]): string {
  const path = formatPath(differences[0]?.path ?? []);
  const lines = [`- path: ${/^[\w.-]+$/.test(path) ? path : JSON.stringify(path)}`, `  between: [${first}, ${second}]`, "  reason: ..."];
  return [`Make them the same, or say in \`${declarationsFile}\` why they are meant:`, "", "```yaml", ...lines, "```"].join("\n");
}

function folded(title: string, content: string): string {
  return ["<details>", `<summary>${title}</summary>`, "", content, "", "</details>"].join("\n");
}

const cell = (value: unknown) => (value === undefined ? "nothing" : code(valueText(value)));

/** Any text as code: no Markdown, no HTML, one line, no cell's end in it. */
function code(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const fence = "`".repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return line.includes("`") ? `${fence} ${line} ${fence}` : `\`${line}\``;
}

/** A sentence somebody wrote, as it is read. */
function plainText(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>|#&@~]/g, (character) => `\\${character}`);
}

/** A table whose columns stand below each other also where nobody renders it. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((each, column) => each.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...others] = rows;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...others.map(line)].join("\n");
}
