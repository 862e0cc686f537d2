import type { Action, Change, Values } from "./change";
import { masked } from "./mask";
import { byCodeUnit } from "./order";
import type { PlanJson, ResourceChangeJson } from "./plan-json";
import { isTree } from "./tree";

/** What a plan does, by address. Secrets are no longer in it. */
export function changesOf(stack: string, { resource_changes: resources = [] }: PlanJson): Change[] {
  return resources.map((resource) => changeOf(stack, resource)).sort((a, b) => byCodeUnit(a.address, b.address) || byCodeUnit(a.deposed ?? "", b.deposed ?? ""));
}

/** One resource of `resource_changes` or `resource_drift`. */
export function changeOf(stack: string, resource: ResourceChangeJson): Change {
  const { address, previous_address: previous, type, name, deposed, action_reason: reason } = resource;
  const change = masked(resource.change);
  const isMoved = previous !== undefined && previous !== address;
  return {
    stack,
    address,
    ...(isMoved ? { previousAddress: previous } : {}),
    type,
    name,
    action: actionOf(change.actions, isMoved),
    isCreatedFirst: change.actions[0] === "create" && change.actions.includes("delete"),
    ...(deposed === undefined ? {} : { deposed }),
    isImported: change.importing !== undefined,
    before: valuesOf(change.before),
    after: valuesOf(change.after),
    unknown: change.after_unknown,
    beforeSensitive: change.before_sensitive,
    afterSensitive: change.after_sensitive,
    replacePaths: change.replace_paths ?? [],
    ...(reason === undefined ? {} : { reason }),
  };
}

/** The actions say what happens; the reason can be that of a deletion although nothing is deleted. */
function actionOf(actions: readonly string[], isMoved: boolean): Action {
  if (actions.includes("forget")) return "forget";
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  const action = (["create", "update", "delete", "read"] as const).find((each) => actions.includes(each));
  return action ?? (isMoved ? "move" : "no-op");
}

/** Where a resource is a secret as a whole, that stands for its values. */
function valuesOf(value: unknown): Values | null {
  if (value === null || value === undefined) return null;
  return isTree(value) ? value : { value };
}
