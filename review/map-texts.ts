/** The same value with every text in it changed, keys too. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  return visit(value, change) as T;
}

function visit(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => visit(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), visit(item, change)]));
}

/** Replaces each of several texts, the longest that fits first; `undefined` when there are none. */
export function replacer(replacements: ReadonlyMap<string, string>): ((text: string) => string) | undefined {
  const texts = [...replacements.keys()].filter((text) => text !== "").sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (texts.length === 0) return undefined;
  const anyOfThem = new RegExp(texts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
  return (text) => text.replace(anyOfThem, (found) => replacements.get(found) ?? found);
}
