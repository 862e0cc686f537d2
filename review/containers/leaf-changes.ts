import { canonicalJson } from "../digest";

/** A value that differs, deep in another one. `undefined` where there is none. */
export interface LeafChange {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two values, leaf by leaf, sorted by path. A list is one leaf: its order means something. */
export function leafChanges(before: unknown, after: unknown, path: readonly string[] = []): readonly LeafChange[] {
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])].sort();
  if (keys.length === 0 || isLeaf(before) || isLeaf(after)) return isSame(before, after) ? [] : [{ path, before, after }];
  return keys.flatMap((key) => leafChanges(own(before, key), own(after, key), [...path, key]));
}

function isLeaf(value: unknown): boolean {
  return value !== undefined && (typeof value !== "object" || value === null || Array.isArray(value));
}

function keysOf(value: unknown): readonly string[] {
  return value === undefined || isLeaf(value) ? [] : Object.keys(value as object);
}

function own(value: unknown, key: string): unknown {
  return keysOf(value).includes(key) ? (value as Record<string, unknown>)[key] : undefined;
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after));
}
