import type { ChangeJson, PlanJson, ResourceChangeJson } from "../review/plan-json";

/** What a plan does at one place. */
export interface Effect {
  /** What is done: `created`. */
  readonly kind: string;
  /** The address it had before. */
  readonly movedFrom?: string;
  /** The engine replaces it since making it failed half-way. */
  readonly isTainted: boolean;
  readonly change: ChangeJson;
}

/** What a plan does, by address, output or action. What it leaves alone is not in it. */
export function effectsOf({ resource_changes: resources = [], output_changes: outputs = {}, action_invocations: invocations = [] }: PlanJson): Map<string, Effect> {
  return new Map([
    ...resources.flatMap((resource) => {
      const kind = resource.mode === "managed" ? kindOf(resource) : undefined;
      if (kind === undefined) return [];
      const movedFrom = resource.previous_address === undefined ? {} : { movedFrom: resource.previous_address };
      return [[placeOf(resource), { kind, ...movedFrom, isTainted: resource.action_reason === "replace_because_tainted", change: resource.change }] as const];
    }),
    ...Object.entries(outputs).flatMap(([name, change]) => {
      if (change.actions.every((action) => action === "no-op")) return [];
      return [[`output ${name}`, { kind: change.actions.includes("delete") ? "removed" : "set", isTainted: false, change: asArgument(change) }] as const];
    }),
    ...invocations.map((invocation) => [`action ${invocation.address}`, { kind: "invoked", isTainted: false, change: { actions: [], after: { "its call": invocation }, after_sensitive: true } }] as const),
  ]);
}

/** What an effect does, in words. */
export function textOf({ kind, movedFrom }: Effect): string {
  if (movedFrom === undefined) return kind;
  return kind === "moved" ? `moved from ${movedFrom}` : `${kind} and moved from ${movedFrom}`;
}

/** Whether a plan changes nothing: no resource, no address, no output. */
export function isEmptyPlan(plan: PlanJson): boolean {
  return effectsOf(plan).size === 0;
}

function placeOf({ address, deposed }: ResourceChangeJson): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

function kindOf({ change: { actions, importing }, previous_address: previous }: ResourceChangeJson): string | undefined {
  if (actions.includes("forget")) return actions.includes("create") ? "forgotten and created" : "forgotten";
  if (actions.includes("create") && actions.includes("delete")) return actions[0] === "create" ? "replaced, the new one first" : "replaced, the old one first";
  if (actions.includes("create")) return "created";
  if (actions.includes("delete")) return "destroyed";
  if (actions.includes("update")) return importing === undefined ? "updated" : "imported and updated";
  if (importing !== undefined) return "imported";
  return previous === undefined ? undefined : "moved";
}

/** An output as if it was an argument: it is compared as a whole. */
function asArgument({ actions, before, after, after_unknown: unknown, before_sensitive: wasSensitive, after_sensitive: isSensitive }: ChangeJson): ChangeJson {
  const whole = (value: unknown) => ({ "its value": value });
  return { actions, before: whole(before), after: whole(after), after_unknown: whole(unknown), before_sensitive: whole(wasSensitive), after_sensitive: whole(isSensitive) };
}
