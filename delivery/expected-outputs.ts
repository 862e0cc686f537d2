import type { PlanJson } from "../review/plan-json";
import type { Assumption } from "../review/plan-set";
import { placeholderFor } from "./placeholder";

/** The outputs a stack will have once its plan is applied. */
export interface ExpectedOutputs {
  /** By name; what only an apply tells is a placeholder. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly sensitive: readonly string[];
  /** Names of those that are other than in the state, or not in it. */
  readonly changed: readonly string[];
  /** The placeholders among the values. */
  readonly placeholders: readonly Assumption[];
}

/** What an output of a stack is made of. */
export interface ExpectedOptions {
  readonly producer: string;
  readonly account: string;
  readonly region: string;
  /** The values of the stack's outputs as its template has them. */
  readonly expressions: Readonly<Record<string, unknown>>;
}

/** Reads from a stack's plan what its outputs will be. */
export function expectedOutputs(plan: PlanJson, { producer, account, region, expressions }: ExpectedOptions): ExpectedOutputs {
  const placeholders: Assumption[] = [];
  const fill = (output: string, path: readonly string[], value: unknown, unknown: unknown, expression: unknown): unknown => {
    if (unknown === true) {
      const placeholder = placeholderFor({ producer, output, path, expression, account, region });
      placeholders.push({ producer, output, path: [...path], placeholder });
      return placeholder;
    }
    if (!isTree(unknown)) return value;
    const keys = [...new Set([...Object.keys(isTree(value) ? value : {}), ...Object.keys(unknown)])];
    const filled = keys.map((key) => [key, fill(output, [...path, key], at(value, key), unknown[key], at(expression, key))] as const);
    return Array.isArray(unknown) || Array.isArray(value) ? filled.map(([, item]) => item) : Object.fromEntries(filled);
  };

  const changes = Object.entries(plan.output_changes ?? {}).sort(([left], [right]) => (left < right ? -1 : 1));
  const there = changes.filter(([, { actions }]) => !actions.includes("delete"));
  return {
    values: Object.fromEntries(there.map(([name, { after, after_unknown: unknown }]) => [name, fill(name, [], after, unknown, expressions[name])])),
    sensitive: there.flatMap(([name, change]) => (change.after_sensitive === true || isTree(change.after_sensitive) ? name : [])),
    changed: changes.flatMap(([name, { actions }]) => (actions.every((action) => action === "no-op") ? [] : name)),
    placeholders,
  };
}

type Tree = Readonly<Record<string, unknown>>;

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null;
}

function at(tree: unknown, key: string): unknown {
  return isTree(tree) ? tree[key] : undefined;
}
