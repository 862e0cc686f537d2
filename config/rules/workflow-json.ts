import type { Path } from "../problem";
import type { Placed, Rule } from "./rule";
import { workflowRule } from "./workflow-rule";

/** Places of what JSON can't say: functions, dates, numbers that are none, objects that contain themselves. */
function* unsayable(path: Path, value: unknown, around: readonly unknown[]): Iterable<Placed<unknown>> {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  const isList = Array.isArray(value);
  if (!(isList || isPlainObject(value)) || around.includes(value)) {
    yield { path, value };
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    // A field that is `undefined` is left out.
    if (item === undefined && !isList) continue;
    yield* unsayable([...path, isList ? Number(key) : key], item, [...around, value]);
  }
}

/** Whether nothing but `Object` made it, that of another realm too: Jest's `structuredClone` makes such objects. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether JSON can say a value. */
export function isJson(value: unknown): boolean {
  return [...unsayable([], value, [])].length === 0;
}

export const workflowJson: Rule = workflowRule("workflow-json", "API CreateStateMachine", function* ({ name, definition, triggers }) {
  const path = ["workflows", name];
  for (const { path: at, value: given } of [...unsayable([...path, "definition"], definition, []), ...unsayable([...path, "triggers"], triggers, [])]) {
    const allowed = "JSON: texts, finite numbers, true, false, null, lists and objects that do not contain themselves";
    yield { path: at, given, allowed, remedy: "write it as JSON" };
  }
});
