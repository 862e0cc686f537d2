import type { Change } from "../change";
import type { Template } from "../reviewed-plan";
import { counterpart } from "./counterpart";
import { childOf } from "../tree";

/** What a template says of an argument of a resource. Resources of modules are not in it. */
export function templateArgument(change: Pick<Change, "address" | "type" | "name">, path: readonly (string | number)[], template: Template | undefined): unknown {
  if (!change.address.startsWith(`${change.type}.${change.name}`)) return undefined;
  const resource = childOf(childOf(template?.resource, change.type), change.name);
  // A block that is written once stands without a list.
  return path.reduce((value: unknown, key) => (typeof key === "number" && !Array.isArray(value) ? counterpart([value], key, value) : childOf(value, key)), resource);
}
