import type { Platform } from "../config/platform";
import type { Path } from "../config/problem";
import { isUnordered, isVerbatim, itemsByName } from "./list-items";
import { isSameText, type Comparable } from "./own-facts";

/** A place at which two environments say different things. */
export interface Difference {
  /** As in the first environment's file, where it is there. */
  readonly path: Path;
  /** What each of them says; `undefined`: it says nothing, and no default holds. */
  readonly values: readonly [unknown, unknown];
}

/** All differences between two environments that do not follow from what they are called and where they are, in the order of paths. */
export function differencesOf(first: Platform, second: Platform, texts: Comparable): Difference[] {
  return between(first, second, [], texts);
}

/** What is decided as a whole. */
const whole: ReadonlySet<unknown> = new Set(["capacity"]);

function between(first: unknown, second: unknown, path: Path, texts: Comparable): Difference[] {
  if (isMap(first) && isMap(second)) {
    const inside = betweenMaps(new Map(Object.entries(first)), new Map(Object.entries(second)), path, texts);
    return inside.length > 0 && whole.has(path.at(-1)) ? [{ path, values: [first, second] }] : inside;
  }
  if (Array.isArray(first) && Array.isArray(second)) return betweenLists(first, second, path, texts);
  return isSame(first, second, texts) ? [] : [{ path, values: [first, second] }];
}

function betweenMaps(first: ReadonlyMap<string, unknown>, second: ReadonlyMap<string, unknown>, path: Path, texts: Comparable): Difference[] {
  const inSecond = new Map([...second.keys()].map((key) => [texts[1](key), key]));
  const partner = (key: string) => (second.has(key) ? key : inSecond.get(texts[0](key)));
  const met = new Set([...first.keys()].map(partner));
  const inFirst = [...first].map(([key, value]) => ({ key, pair: [value, second.get(partner(key) ?? key)] as const }));
  const onlyInSecond = [...second].flatMap(([key, value]) => (met.has(key) ? [] : [{ key, pair: [undefined, value] as const }]));
  const inOrder = [...inFirst, ...onlyInSecond].sort((a, b) => (a.key < b.key ? -1 : 1));
  return inOrder.flatMap(({ key, pair: [one, other] }) => between(one, other, [...path, key], texts));
}

function betweenLists(first: readonly unknown[], second: readonly unknown[], path: Path, texts: Comparable): Difference[] {
  if (isSameList(first, second, path, texts)) return [];
  const lists: Difference[] = [{ path, values: [first, second] }];
  if ([...first, ...second].every((item) => typeof item !== "object")) return lists;
  if (isVerbatim(path)) return first.length === second.length ? first.flatMap((item, index) => between(item, second[index], [...path, index], texts)) : lists;
  const [one, other] = [itemsByName(first), itemsByName(second)];
  return one === undefined || other === undefined ? lists : betweenMaps(one, other, path, texts);
}

function isSameList(first: readonly unknown[], second: readonly unknown[], path: Path, texts: Comparable): boolean {
  const isSameItem = (one: unknown, other: unknown) => between(one, other, path, texts).length === 0;
  if (first.length !== second.length) return false;
  if (!isUnordered(path)) return first.every((item, index) => isSameItem(item, second[index]));
  return first.every((item) => second.some((other) => isSameItem(item, other))) && second.every((item) => first.some((other) => isSameItem(other, item)));
}

function isSame(first: unknown, second: unknown, texts: Comparable): boolean {
  return first === second || (typeof first === "string" && typeof second === "string" && isSameText(first, second, texts));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
