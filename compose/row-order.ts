import { comparePlaces } from "../config/compare-places";
import type { Row } from "./row";

/** Rows as their places stand: file by file, those that were named first, and line by line. */
export function rowsInOrder(rows: readonly Row[], files: readonly string[]): Row[] {
  const all = [...new Set([...files, ...rows.map(({ at }) => at.file)])];
  const place = ({ at }: Row) => [all.indexOf(at.file), at.line, at.column];
  return rows.map((row) => ({ row, place: place(row) })).sort((a, b) => comparePlaces(a.place, b.place)).map(({ row }) => row);
}
