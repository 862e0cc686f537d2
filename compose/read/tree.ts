import type { Origin, Path } from "../../config/problem";
import type { Entry, List, Mapping, Node, Scalar } from "./node";

/** Places of a model: keys and `*`, which stands for any key or index. */
export type Pattern = readonly string[];

export function pattern(text: string): Pattern {
  return text.split(".");
}

export function matches(path: Path, wanted: Pattern): boolean {
  return path.length === wanted.length && wanted.every((part, index) => part === "*" || part === path[index]);
}

export function scalarNode(value: Scalar["value"], at: Origin): Scalar {
  return { kind: "scalar", value, at };
}

export function listNode(items: readonly Node[], at: Origin): List {
  return { kind: "list", items, at };
}

export function mappingNode(entries: Iterable<readonly [string, Entry]>, at: Origin): Mapping {
  return { kind: "mapping", entries: new Map(entries), at };
}

/** A mapping with other entries, at its place. */
export function withEntries(mapping: Mapping, entries: Iterable<readonly [string, Entry]>): Mapping {
  return mappingNode(entries, mapping.at);
}

export function withEntry(mapping: Mapping, key: string, entry: Entry): Mapping {
  return withEntries(mapping, [...mapping.entries, [key, entry]]);
}

export function withoutKey(mapping: Mapping, key: string): Mapping {
  return mapping.entries.has(key) ? withEntries(mapping, [...mapping.entries].filter(([name]) => name !== key)) : mapping;
}

/** Changes what stands at a pattern; `undefined` takes it out. */
export function changeAt(root: Node, wanted: Pattern, change: (node: Node, path: Path) => Node | undefined): Node {
  return descend(root, wanted, [], change) ?? root;
}

/** As `changeAt`, of a mapping whose root stays one. */
export function changeIn(root: Mapping, wanted: string, change: (node: Node, path: Path) => Node | undefined): Mapping {
  return changeAt(root, pattern(wanted), change) as Mapping;
}

function descend(node: Node, wanted: Pattern, path: Path, change: (node: Node, path: Path) => Node | undefined): Node | undefined {
  const depth = path.length;
  if (depth === wanted.length) return change(node, path);
  const part = wanted[depth];
  if (node.kind === "mapping") {
    const entries = new Map(node.entries);
    let isChanged = false;
    for (const key of part === "*" ? node.entries.keys() : [part ?? ""]) {
      const entry = node.entries.get(key);
      if (entry === undefined) continue;
      const value = descend(entry.value, wanted, [...path, key], change);
      if (value === entry.value) continue;
      isChanged = true;
      if (value === undefined) entries.delete(key);
      else entries.set(key, { at: entry.at, value });
    }
    return isChanged ? withEntries(node, [...entries]) : node;
  }
  if (node.kind === "list" && part === "*") {
    const items = node.items.flatMap((item, index) => {
      const value = descend(item, wanted, [...path, index], change);
      return value === undefined ? [] : [value];
    });
    return listNode(items, node.at);
  }
  return node;
}

/** The tree without what stands at some places. */
export function without(root: Node, paths: readonly Path[], path: Path = []): Node {
  const below = paths.filter((each) => each.length > path.length);
  if (below.length === 0) return root;
  const isGone = (key: string | number) => below.some((each) => each.length === path.length + 1 && each[path.length] === key);
  const inside = (key: string | number) => below.filter((each) => each[path.length] === key);
  if (root.kind === "mapping") {
    const entries = [...root.entries].filter(([key]) => !isGone(key));
    return withEntries(root, entries.map(([key, entry]) => [key, { at: entry.at, value: without(entry.value, inside(key), [...path, key]) }]));
  }
  if (root.kind === "list") {
    return listNode(root.items.flatMap((item, index) => (isGone(index) ? [] : [without(item, inside(index), [...path, index])])), root.at);
  }
  return root;
}
