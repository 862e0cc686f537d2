import { childOf } from "../tree";

/**
 * The item of a value that stands for one of another: by key, in lists by name where all items have one, else by position.
 * A block that is written once, as an object, is the only item of a list.
 */
export function counterpart(items: unknown, key: string | number, other: unknown): unknown {
  if (!Array.isArray(items)) return childOf(Array.isArray(other) && other.length === 1 ? other[0] : other, key);
  const list: readonly unknown[] = Array.isArray(other) ? other : [other];
  const name = childOf(items[Number(key)], "name");
  const isNamed = typeof name === "string" && [...(items as unknown[]), ...list].every((item) => typeof childOf(item, "name") === "string");
  return isNamed ? list.find((item) => childOf(item, "name") === name) : list.length === items.length ? list[Number(key)] : undefined;
}
