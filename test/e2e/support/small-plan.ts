import type { PlanJson, ResourceChangeJson } from "../../../review/plan-json";
import { childOf, isTree, itemsOf } from "../../../review/tree";

/** Types whose resources are kept whole, for what they list or are. */
const kept = /^aws_(security_group|vpc_security_group_\w+_rule|iam_role|iam_role_policy|route_table|route)$/;

/** A plan with no more than what is read of it for drift, and with ids that are the same in every recording; `ids` are those that were met before. */
export function smallPlan(plan: PlanJson, ids: Map<string, string>): PlanJson {
  const changes = (plan.resource_changes ?? []).filter(({ change }) => !change.actions.every((action) => action === "no-op" || action === "read"));
  return withStableIds({
    format_version: plan.format_version,
    resource_drift: (plan.resource_drift ?? []).map(changedArguments),
    resource_changes: changes.map(changedArguments),
    configuration: { root_module: { resources: resources(plan.configuration).map(({ address, expressions }) => ({ address, expressions: referencesAlone(expressions) })) } },
    prior_state: { values: { root_module: { resources: resources(childOf(plan.prior_state, "values")).flatMap(withoutTags) } } },
  }, ids);
}

interface Resource {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly expressions?: unknown;
}

function resources(tree: unknown): Resource[] {
  return itemsOf(childOf(childOf(tree, "root_module"), "resources")) as Resource[];
}

function changedArguments({ address, mode, type, name, change }: ResourceChangeJson): ResourceChangeJson {
  const { actions, before, after, after_unknown: unknown, before_sensitive: wasSecret, after_sensitive: isSecret } = change;
  const names = [...new Set([before, after, unknown].flatMap((each) => (isTree(each) ? Object.keys(each) : [])))];
  const changed = names.filter((key) => childOf(unknown, key) !== undefined || JSON.stringify(childOf(before, key) ?? null) !== JSON.stringify(childOf(after, key) ?? null));
  const only = (tree: unknown) => (isTree(tree) ? Object.fromEntries(Object.entries(tree).filter(([key]) => changed.includes(key))) : tree);
  const isWhole = actions.length === 1 && actions[0] === "update";
  const [first, last] = isWhole ? [only(before), only(after)] : [isTree(before) ? {} : before, isTree(after) ? {} : after];
  return { address, mode, type, name, change: { actions, before: first, after: last, after_unknown: only(unknown), before_sensitive: only(wasSecret), after_sensitive: only(isSecret) } };
}

function referencesAlone(expressions: unknown): unknown {
  if (!isTree(expressions)) return {};
  return Object.fromEntries(Object.entries(expressions).map(([name, expression]) => [name, isTree(expression) && "references" in expression ? { references: expression["references"] } : {}]));
}

function withoutTags({ address, mode, type, values = {} }: Resource): Resource[] {
  if (!kept.test(type)) return [];
  return [{ address, mode, type, values: Object.fromEntries(Object.entries(values).filter(([name]) => !/^tags|assume_role_policy|date$/.test(name))) }];
}

/** Ids and times are made up anew with each recording. */
function withStableIds(plan: PlanJson, ids: Map<string, string>): PlanJson {
  const text = JSON.stringify(plan).replace(/\b(sg|sgr|vpc|subnet|rtb|igw|fs|fsap)-[0-9a-f]{8,}\b|\b(?:r-rtb|AROA)\w+|-20\d{24}/g, (found, kind: string | undefined) => {
    const known = ids.get(found) ?? `${kind ?? "id"}-${ids.size + 1}`;
    ids.set(found, known);
    return known;
  });
  return JSON.parse(text) as PlanJson;
}
