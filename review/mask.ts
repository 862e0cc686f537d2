import { canonicalJson } from "./digest";
import type { ChangeJson } from "./plan-json";
import { childOf, isTree } from "./tree";

/** What is shown instead of a secret. */
export const sensitive = "(sensitive)";

/** The new value of a secret that changes: that it does is all there is to say. */
export const sensitiveChanged = "(sensitive, changed)";

/** A change without its secrets. What is secret before or after is hidden on both sides. */
export function masked<C extends ChangeJson>(change: C): C {
  const [before, after] = maskedPair(change.before, change.after, change.before_sensitive, change.after_sensitive);
  return { ...change, ...("before" in change ? { before } : {}), ...("after" in change ? { after } : {}) };
}

function maskedPair(before: unknown, after: unknown, wasSecret: unknown, isSecret: unknown): [unknown, unknown] {
  if (wasSecret === true || isSecret === true) return [hidden(before, before), hidden(after, before)];
  if (!isTree(wasSecret) && !isTree(isSecret)) return [before, after];
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
  const pairs = new Map(keys.map((key) => [key, maskedPair(childOf(before, key), childOf(after, key), markOf(wasSecret, key), markOf(isSecret, key))]));
  return [withChildren(before, (key) => pairs.get(key)?.[0]), withChildren(after, (key) => pairs.get(key)?.[1])];
}

function hidden(value: unknown, before: unknown): unknown {
  if (value === null || value === undefined) return value;
  const hasChanged = before !== null && before !== undefined && canonicalJson(before) !== canonicalJson(value);
  return hasChanged ? sensitiveChanged : sensitive;
}

function withChildren(value: unknown, child: (key: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((_, index) => child(`${index}`));
  return isTree(value) ? Object.fromEntries(Object.keys(value).map((key) => [key, child(key)])) : value;
}

function keysOf(value: unknown): string[] {
  return isTree(value) ? Object.keys(value) : [];
}

/** What a mark says of a part: `true` marks a whole. */
function markOf(mark: unknown, key: string): unknown {
  return mark === true ? true : childOf(mark, key);
}
