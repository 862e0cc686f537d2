import type { Origin, Path } from "../../config/problem";

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

/** What stands under a key, with the place of the key. */
export function entryAt(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === "mapping" ? node.entries.get(key) : undefined;
}

/** What stands under a key, or in a list. */
export function childOf(node: Node | undefined, key: string | number): Node | undefined {
  if (node?.kind === "mapping") return typeof key === "string" ? node.entries.get(key)?.value : undefined;
  if (node?.kind === "list") return typeof key === "number" ? node.items[key] : undefined;
  return undefined;
}

/** What stands at a path. */
export function nodeAt(root: Node, path: Path): Node | undefined {
  return path.reduce<Node | undefined>(childOf, root);
}

/** The keys of a mapping with what stands there; none for anything else. */
export function entriesOf(node: Node | undefined): [string, Entry][] {
  return node?.kind === "mapping" ? [...node.entries] : [];
}

/** The items of a list; none for anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "list" ? node.items : [];
}

/** Whether a node is a text: no number, although that can become one. */
export function isText(node: Node | undefined): node is Scalar & { value: string } {
  return node?.kind === "scalar" && typeof node.value === "string";
}

/** Whether a node is there, and empty. */
export function isNull(node: Node | undefined): boolean {
  return node?.kind === "scalar" && node.value === null;
}

/** The text at a key; `undefined` when there is none, or something else. */
export function textAt(node: Node | undefined, key: string): string | undefined {
  const value = childOf(node, key);
  return isText(value) ? value.value : undefined;
}

/** A scalar as text, whatever it is; nothing for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind !== "scalar" || node.value === null ? undefined : String(node.value);
}
