import type { Row } from "./row";

/** Rows as their places stand: file by file, those that were named first, and line by line. */
export function inFileOrder(rows: readonly Row[], files: readonly string[]): Row[] {
  const all = [...new Set([...files, ...rows.map(({ at }) => at.file)])];
  const place = ({ at }: Row) => [all.indexOf(at.file), at.line, at.column];
  return rows.map((row) => ({ row, place: place(row) })).sort((a, b) => compare(a.place, b.place)).map(({ row }) => row);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}
