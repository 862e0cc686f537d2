import { knownAfterApply } from "../leaves";
import type { Bindings } from "./bindings";
import { hasMarks, isBare, unmarked, type Marked } from "./marked";
import { parseReference } from "./reference";

/** A value with what only an apply tells written as such. */
export interface Seen {
  readonly value: unknown;
  /** Expressions that could stand for anything: not known, and not plainly an attribute of a resource. */
  readonly open: readonly string[];
}

/** Puts values in place of expressions: what the plans know, else what they were before, else that only an apply tells. */
export function fill({ value, expressions }: Marked, valueOf: (expression: string) => unknown, before: Bindings): Seen {
  const open = new Set<string>();
  const fillText = (text: string): unknown => {
    if (!hasMarks(text)) return text;
    const known = expressionsOf(text, expressions).map(valueOf);
    if (isBare(text) && known[0] !== undefined) return known[0];
    const old = before.get(unmarked(text, expressions));
    if (known.includes(undefined) && old !== undefined) return old;
    return unmarked(text, expressions, (expression) => {
      const found = valueOf(expression) ?? before.get(`\${${expression}}`);
      if (found !== undefined) return `${found as string | number | boolean}`;
      if (parseReference(expression) === undefined) open.add(expression);
      return knownLater(expression);
    });
  };
  const visit = (item: unknown): unknown => {
    if (typeof item === "string") return fillText(item);
    if (Array.isArray(item)) return item.map(visit);
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([key, each]) => [String(fillText(key)), visit(each)]));
  };
  return { value: visit(value), open: [...open] };
}

/** Stands for the value of an expression that only an apply tells. */
function knownLater(expression: string): string {
  return parseReference(expression) === undefined ? knownAfterApply : `(${expression}, known after apply)`;
}

function expressionsOf(text: string, expressions: readonly string[]): readonly string[] {
  const found: string[] = [];
  unmarked(text, expressions, (expression) => {
    found.push(expression);
    return "";
  });
  return found;
}
