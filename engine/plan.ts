import { changedArguments, type ArgumentChange } from "./changed-arguments";

/** What happens to a resource. `replace` deletes and creates it. */
export type ResourceAction = "create" | "update" | "replace" | "delete" | "forget";

/** What it was afterwards. */
export const pastOf: Readonly<Record<ResourceAction, string>> = { create: "created", update: "updated", replace: "replaced", delete: "destroyed", forget: "forgotten" };

/** A resource that a plan changes. */
export interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly action: ResourceAction;
  /** Of a replaced one: whether the new one is made before the old one goes. */
  readonly createdFirst: boolean;
  /** What changes in it; nothing of one that is created or deleted. */
  readonly arguments: readonly ArgumentChange[];
  /** Arguments that cannot change in place, and so replace it. */
  readonly replacedBecauseOf: readonly string[];
  readonly before: Values | null;
  readonly after: Values | null;
}

export type Values = Readonly<Record<string, unknown>>;

/** A plan as far as anybody here needs it. */
export interface Plan {
  /** In the stack's folder; what `apply` takes. */
  readonly file: string;
  readonly changes: readonly ResourceChange[];
  /** Names of outputs that change. */
  readonly outputs: readonly string[];
  /** Whether the engine would apply it, where it says so: Terraform refuses a plan without any effect. */
  readonly applyable?: boolean;
  /** Every resource that is there after it, changed or not; none where nothing changes at all. */
  readonly resources: readonly PlannedResource[];
}

/** A resource as it will be. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly values: Values;
}

interface Change {
  readonly actions: readonly string[];
  readonly before: Values | null;
  readonly after: Values | null;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
}

interface PlannedModule {
  readonly resources?: readonly { readonly address: string; readonly mode: string; readonly type: string; readonly values?: Values }[];
  readonly child_modules?: readonly PlannedModule[];
}

/** What `terraform show -json` says of a plan. */
export interface PlanJson {
  readonly resource_changes?: readonly { readonly address: string; readonly mode: string; readonly type: string; readonly change: Change }[];
  readonly output_changes?: Readonly<Record<string, Change>>;
  readonly applyable?: boolean;
  readonly planned_values?: { readonly root_module?: PlannedModule };
}

/** Reads a plan from its JSON. */
export function readPlan(file: string, json: PlanJson): Plan {
  const changes = (json.resource_changes ?? []).flatMap(({ address, mode, type, change }) => {
    const action = actionOf(change.actions);
    if (mode !== "managed" || action === undefined) return [];
    const changed = action === "update" || action === "replace";
    return {
      address,
      type,
      action,
      createdFirst: change.actions[0] === "create",
      arguments: changed ? changedArguments(change) : [],
      replacedBecauseOf: [...new Set((change.replace_paths ?? []).map((path) => `${path[0]}`))],
      before: change.before,
      after: change.after,
    };
  });
  const outputs = Object.entries(json.output_changes ?? {}).flatMap(([name, { actions }]) => (actions.includes("no-op") ? [] : name));
  const applyable = json.applyable === undefined ? {} : { applyable: json.applyable };
  return { file, changes, outputs, ...applyable, resources: resourcesOf(json.planned_values?.root_module ?? {}) };
}

function actionOf(actions: readonly string[]): ResourceAction | undefined {
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  return (["create", "update", "delete", "forget"] as const).find((action) => actions.includes(action));
}

function resourcesOf({ resources = [], child_modules: modules = [] }: PlannedModule): PlannedResource[] {
  const own = resources.flatMap(({ address, mode, type, values = {} }) => (mode === "managed" ? { address, type, values } : []));
  return [...own, ...modules.flatMap(resourcesOf)];
}
