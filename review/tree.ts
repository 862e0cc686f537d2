/** A value that holds others: an object or a list. */
export type Tree = Readonly<Record<string, unknown>>;

/** Whether a value holds others. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}

/** What stands under a key of its own: never what every object inherits. */
export function childOf(tree: unknown, key: string | number): unknown {
  return isTree(tree) && Object.hasOwn(tree, key) ? tree[key] : undefined;
}

/** The values it holds; of anything else, none. */
export function itemsOf(tree: unknown): unknown[] {
  return isTree(tree) ? Object.values(tree) : [];
}

/** What a text holds that is JSON, as policies and container definitions are. */
export function treeIn(value: unknown): Tree | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value) as Tree;
  } catch {
    return undefined;
  }
}
