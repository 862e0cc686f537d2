import type { Origin } from "../../config/problem";

/** A value of a Compose file, with the place it was written at. What came from a short syntax stands where that stands. */
export type Node = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly at: Origin;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Node[];
  readonly at: Origin;
}

export interface Mapping {
  readonly kind: "mapping";
  /** In the order of the file. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly at: Origin;
}

export interface Entry {
  /** Where the key stands. */
  readonly at: Origin;
  readonly value: Node;
}

/** The value without places. */
export function plain(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
}

/** What stands under a key. */
export function child(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === "mapping" ? node.entries.get(key) : undefined;
}

/** The keys of a mapping with what stands there; none for anything else. */
export function entriesOf(node: Node | undefined): [string, Entry][] {
  return node?.kind === "mapping" ? [...node.entries] : [];
}

/** The items of a list; none for anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

/** A scalar as text; nothing for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind !== "scalar" || node.value === null ? undefined : String(node.value);
}
