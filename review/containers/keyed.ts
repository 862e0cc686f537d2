import { childOf, type Tree } from "../tree";

/** Makes an object of a list, so that its order means nothing; two of one name are told apart by a number. */
export function keyed<T>(list: readonly T[], nameOf: (item: T) => string, valueOf: (item: T) => unknown): Tree {
  const found = new Map<string, unknown>();
  for (const item of list) {
    const name = nameOf(item);
    let free = name;
    for (let number = 2; found.has(free); number++) free = `${name} (${number})`;
    found.set(free, valueOf(item));
  }
  return Object.fromEntries(found);
}

/** Texts of some keys of an object, as one name. */
export function nameOf(item: unknown, ...keys: readonly string[]): string {
  const parts = keys.map((key) => childOf(item, key)).filter((part) => part !== undefined && part !== null);
  return parts.length === 0 ? shown(item) : parts.map(shown).join("/");
}

/** A value in a line: a text as it is, everything else as JSON; no longer than a line should be. */
export function shown(value: unknown): string {
  const text = typeof value === "string" && value !== "" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;
}

const longest = 300;
