/**
 * A text as Terraform must see it to give it back unchanged: `${` and `%{` begin expressions there, `$${` and `%%{` stand for
 * the characters themselves.
 */
export function literalText(text: string): string {
  return text.replaceAll("${", () => "$${").replaceAll("%{", "%%{");
}

/** Every text of a value, keys included, made literal; doors stay as they are, for they hold expressions. */
export function literalTexts<T>(value: T): T {
  return visit(value, [], literalText) as T;
}

/** The opposite: every text as it is written in the environment file. */
export function writtenTexts<T>(value: T): T {
  return visit(value, [], (text) => text.replaceAll("$${", () => "${").replaceAll("%%{", "%{")) as T;
}

/** Sections whose entries have doors of their own. */
const named: readonly unknown[] = ["services", "jobs", "workflows"];

/** Paths of the doors: in a section, and in a service, job or workflow. */
const isDoor = (path: readonly string[]) => path.at(-1) === "overrides" && path.length === (named.includes(path[0]) ? 3 : 2);

function visit(value: unknown, path: readonly string[], change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => visit(item, path, change));
  if (typeof value !== "object" || value === null || isDoor(path)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), visit(item, [...path, key], change)]));
}
