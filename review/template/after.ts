import type { Change } from "../change";
import { knownAfterApply } from "../leaves";
import type { ReviewedPlan } from "../reviewed-plan";
import { bindings } from "./bindings";
import { counterpart } from "./counterpart";
import { fill, type Seen } from "./fill";
import { parseJson } from "./json-text";
import { childOf } from "../tree";
import { knownValue } from "./known-value";
import { marked, markedJson, type Marked } from "./marked";
import { templateArgument } from "./template-argument";

type Path = readonly (string | number)[];

/** A value of a plan at a path. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce((inner: unknown, key) => (inner === true ? true : childOf(inner, key)), value);
}

/** What an argument holds after the apply, with each part that the plan does not know taken from the templates. */
export function argumentAfter(change: Change, argument: string, plan: ReviewedPlan, all: readonly ReviewedPlan[]): Seen {
  const [value, unknown] = [childOf(change.after, argument), at(change.unknown, [argument])];
  if (!hasTrue(unknown)) return { value, open: [] };
  const template = seen(change, [argument], plan, all, marked, childOf(change.before, argument));
  return { value: merged(value, unknown, template?.value), open: template?.open ?? [""] };
}

/** What the JSON text at a path holds after the apply, also when the plan knows nothing of it; `undefined` where nobody can tell. */
export function jsonAfter(change: Change, path: Path, plan: ReviewedPlan, all: readonly ReviewedPlan[]): Seen | undefined {
  if (at(change.unknown, path) === true) return seen(change, path, plan, all, (text) => (typeof text === "string" ? markedJson(text) : undefined), jsonBefore(change, path));
  const text = at(change.after, path);
  const value = typeof text === "string" ? parseJson(text) : undefined;
  return value === undefined ? undefined : { value, open: [] };
}

/** What the JSON text at a path holds now. */
export function jsonBefore(change: Change, path: Path): unknown {
  const text = at(change.before, path);
  return typeof text === "string" ? parseJson(text) : undefined;
}

function seen(
  change: Change,
  path: Path,
  plan: ReviewedPlan,
  all: readonly ReviewedPlan[],
  read: (value: unknown) => Marked | undefined,
  before: unknown,
): Seen | undefined {
  const now = read(templateArgument(change, path, plan.template));
  if (now?.value === undefined) return undefined;
  const base = templateArgument({ ...change, ...oldName(change) }, path, plan.baseTemplate);
  return fill(now, (expression) => knownValue(expression, plan, all), bindings(base === undefined ? undefined : read(base), before));
}

/** A resource that moved stands in the old template under its old name. */
function oldName({ previousAddress, type }: Change): Partial<Change> {
  if (previousAddress?.startsWith(`${type}.`) !== true) return {};
  return { address: previousAddress, name: previousAddress.slice(type.length + 1).replace(/\[.*$/s, "") };
}

/** The value of the plan, and where the plan has none, that of the template. */
function merged(value: unknown, unknown: unknown, template: unknown): unknown {
  if (unknown === true) return template ?? knownAfterApply;
  if (!hasTrue(unknown)) return value;
  const shape = value ?? unknown;
  if (Array.isArray(shape)) return shape.map((_, index) => merged(childOf(value, index), childOf(unknown, index), counterpart(shape, index, template)));
  const keys = [...new Set([...Object.keys(value ?? {}), ...Object.keys(unknown as object)])];
  return Object.fromEntries(keys.map((key) => [key, merged(childOf(value, key), childOf(unknown, key), childOf(template, key))]));
}

function hasTrue(unknown: unknown): boolean {
  return unknown === true || (typeof unknown === "object" && unknown !== null && Object.values(unknown).some(hasTrue));
}
