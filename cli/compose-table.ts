import Table from "cli-table3";
import type { Row, Verdict } from "../compose/row";
import { formatPath } from "../config/problem";

/** How many keys there are of each verdict. */
export type Counts = Readonly<Record<Verdict, number>>;

export function countsOf(rows: readonly Row[]): Counts {
  const of = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  return { mapped: of("mapped"), replaced: of("replaced"), ignored: of("ignored"), refused: of("refused") };
}

/** What becomes of each key, a table for each service and one for the rest, as wide as given, and how many there are. */
export function composeTable(rows: readonly Row[], width: number): string {
  const titles = [...new Set(rows.map(titleOf))];
  const cells = rows.map((row) => ({ title: titleOf(row), place: placeOf(row), key: keyOf(row), verdict: row.verdict, text: textOf(row) }));
  const most = (texts: readonly string[], limit: number) => Math.min(limit, Math.max("place".length, ...texts.map((text) => text.length)));
  const widths = { place: most(cells.map(({ place }) => place), Math.floor(width / 4)), key: most(cells.map(({ key }) => key), Math.floor(width / 5)), verdict: "replaced".length };
  const rest = Math.max(narrowest, width - frame - widths.place - widths.key - widths.verdict);
  const tables = titles.map((title) => {
    const table = new Table({
      head: ["place", "key", "", "what becomes of it"],
      colWidths: [widths.place, widths.key, widths.verdict, rest].map((each) => each + 2),
      style: { head: [], border: [], compact: true },
    });
    for (const each of cells.filter((cell) => cell.title === title)) {
      table.push([wrap(each.place, widths.place), wrap(each.key, widths.key), each.verdict, wrap(each.text, rest)]);
    }
    return `${title}\n${table.toString()}`;
  });
  return [...tables, describeCounts(countsOf(rows))].join("\n\n");
}

const narrowest = 20;
/** Borders and the blanks beside them. */
const frame = 13;

function titleOf({ path: [section, name] }: Row): string {
  return section === "services" && name !== undefined ? `services.${name}` : "(the file itself)";
}

function keyOf(row: Row): string {
  const path = titleOf(row).startsWith("services.") ? row.path.slice(2) : row.path;
  return path.length === 0 ? "" : formatPath(path);
}

function placeOf({ at }: Row): string {
  return `${at.file}:${at.line}:${at.column}`;
}

function textOf({ what, remedy }: Row): string {
  return remedy === undefined ? what : `${what}\ndo: ${remedy}`;
}

function describeCounts(counts: Counts): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const each = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`);
  return `${total === 1 ? "1 key" : `${total} keys`}: ${each.join(", ")}`;
}

/** Breaks lines at blanks, and words that are longer than a line anywhere. */
function wrap(text: string, width: number): string {
  return text.split("\n").flatMap((line) => wrapLine(line, width)).join("\n");
}

function wrapLine(line: string, width: number): string[] {
  const lines = [""];
  for (const word of line.split(" ").flatMap((each) => each.match(new RegExp(`.{1,${width}}`, "gsu")) ?? [""])) {
    const last = lines.at(-1) ?? "";
    const joined = last === "" ? word : `${last} ${word}`;
    if (joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
