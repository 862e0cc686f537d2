import type { Change } from "./change";
import { canonicalJson } from "./digest";
import { childOf, isTree, treeIn } from "./tree";

/** A value inside a resource that a change changes. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  /** `undefined`: it was not there. */
  readonly before: unknown;
  readonly after: unknown;
  /** Only an apply tells the new value. */
  readonly isUnknown: boolean;
}

/** What is shown of a value that only an apply will tell. */
export const knownAfterApply = "(known after apply)";

type Compared = Pick<Change, "before" | "after" | "unknown">;

/** Several rules ask for the same. */
const known = new WeakMap<Compared, readonly Leaf[]>();

/** What changes in a resource, leaf by leaf, inside JSON texts too. */
export function changedLeaves(change: Compared): readonly Leaf[] {
  const leaves = known.get(change) ?? leavesOf(change.before, change.after, change.unknown, []);
  known.set(change, leaves);
  return leaves;
}

/** A path as one would write it: `health_check[0].path`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : /^[\w-]+$/.test(part) ? `${index === 0 ? "" : "."}${part}` : `[${JSON.stringify(part)}]`)).join("");
}

/** A value to be shown in one line. */
export function valueText(value: unknown): string {
  const text = value === undefined ? "null" : JSON.stringify(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The new value of a leaf to be shown in one line. */
export function newValueText({ after, isUnknown }: Leaf): string {
  return isUnknown ? knownAfterApply : valueText(after);
}

const longestValue = 120;

function leavesOf(before: unknown, after: unknown, unknown: unknown, path: readonly (string | number)[]): Leaf[] {
  if (unknown === true) return [{ path, before, after: undefined, isUnknown: true }];
  if (isTree(before) && isTree(after)) return [...new Set([...Object.keys(before), ...Object.keys(after), ...keysOf(unknown)])].flatMap((key) => {
    const [old, now, isUnknown] = [childOf(before, key), childOf(after, key), childOf(unknown, key)];
    if (old === now && !isTree(isUnknown) && isUnknown !== true) return [];
    return leavesOf(old, now, isUnknown, [...path, Array.isArray(before) || Array.isArray(after) ? Number(key) : key]);
  });
  if (isTree(unknown) && holdsTrue(unknown) && (isTree(after) || after === undefined || after === null)) return [{ path, before, after: undefined, isUnknown: true }];
  if (before === after) return [];
  const [oldTree, newTree] = [treeIn(before), treeIn(after)];
  if (oldTree !== undefined && newTree !== undefined) return leavesOf(oldTree, newTree, undefined, path);
  const isEqual = isTree(before) || isTree(after) ? canonicalJson(before) === canonicalJson(after) : (before ?? null) === (after ?? null);
  return isEqual ? [] : [{ path, before, after, isUnknown: false }];
}

function keysOf(tree: unknown): string[] {
  return isTree(tree) ? Object.keys(tree) : [];
}

function holdsTrue(tree: unknown): boolean {
  return tree === true || (isTree(tree) && Object.values(tree).some(holdsTrue));
}
