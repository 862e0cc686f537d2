import { counterpart } from "./counterpart";
import { hasMarks, literals, unmarked, type Marked } from "./marked";

/** Values by the texts that had them: `${b.c}`, or a whole text of several expressions. */
export type Bindings = ReadonlyMap<string, unknown>;

/** Which expressions of the old template had which values: the old template beside what there is now. */
export function bindings(base: Marked | undefined, before: unknown): Bindings {
  const found = new Map<string, unknown>();
  if (base !== undefined) bind(base.value, before, base.expressions, found);
  for (const [text, value] of found) if (value === undefined) found.delete(text);
  return found;
}

function bind(base: unknown, before: unknown, expressions: readonly string[], found: Map<string, unknown>): void {
  if (typeof base === "object" && base !== null) {
    for (const key of Array.isArray(base) ? base.keys() : Object.keys(base)) {
      bind((base as Record<string | number, unknown>)[key], counterpart(base, key, before), expressions, found);
    }
    return;
  }
  if (typeof base !== "string" || !hasMarks(base) || !isScalar(before)) return;
  add(found, unmarked(base, expressions), before);
  const [start = "", end = "", ...others] = literals(base);
  const text = String(before);
  if (others.length > 0 || start + end === "" || text.length < start.length + end.length || !text.startsWith(start) || !text.endsWith(end)) return;
  add(found, unmarked(base.slice(start.length, base.length - end.length), expressions), text.slice(start.length, text.length - end.length));
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** An expression with two values has none that anybody can tell. */
function add(found: Map<string, unknown>, text: string, value: unknown): void {
  found.set(text, found.has(text) && found.get(text) !== value ? undefined : value);
}
