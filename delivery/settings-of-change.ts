import { canonicalJson } from "../review/digest";
import type { ChangeJson } from "../review/plan-json";
import { notKnown } from "./fill";

/** An argument, or an output, as a change sets it. */
export interface Setting {
  /** `notKnown` wherever only an apply tells it. */
  readonly value: unknown;
  readonly isSensitive: boolean;
}

/** What a change sets, by argument. What it leaves as it is is not in it. */
export function settingsOf({ before, after, after_unknown: unknown, before_sensitive: wasSensitive, after_sensitive: isSensitive }: ChangeJson): Map<string, Setting> {
  const names = [...new Set([before, after, unknown].flatMap(keysOf))];
  return new Map(
    names.flatMap((name) => {
      const [value, open] = [part(after, name), part(unknown, name)];
      if (!holdsTrue(open) && canonicalJson(value) === canonicalJson(part(before, name))) return [];
      return [[name, { value: marked(value, open), isSensitive: [isSensitive, wasSensitive].some((marks) => holdsTrue(part(marks, name))) }] as const];
    }),
  );
}

/** A value with what is not known in its place. */
function marked(value: unknown, unknown: unknown): unknown {
  if (unknown === true) return notKnown;
  if (!holdsTrue(unknown)) return value ?? null;
  const keys = [...new Set([value, unknown].flatMap(keysOf))];
  const items = keys.map((key) => [key, marked(part(value, key), part(unknown, key))] as const);
  return Array.isArray(unknown) || Array.isArray(value) ? items.map(([, item]) => item) : Object.fromEntries(items);
}

/** The mark `true` of a whole counts for each of its parts. */
function part(tree: unknown, name: string): unknown {
  return isTree(tree) ? tree[name] : tree === true ? true : undefined;
}

function keysOf(tree: unknown): string[] {
  return isTree(tree) ? Object.keys(tree) : [];
}

function holdsTrue(tree: unknown): boolean {
  return tree === true || (isTree(tree) && Object.values(tree).some(holdsTrue));
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
