import { canonicalJson } from "../../review/digest";
import { mapTexts } from "../../review/map-texts";
import { byCodeUnit } from "../../review/order";
import type { PlanJson, ResourceChangeJson } from "../../review/plan-json";
import { isTree, treeIn } from "../../review/tree";

/** A plan with no more than a review reads of it. Of what stays as it is, only types that are wanted are kept. */
export function keptPlan(plan: PlanJson, isWanted: (type: string) => boolean): PlanJson {
  const { format_version, errored, complete, resource_changes: resources = [], resource_drift: drift = [], output_changes, configuration } = plan;
  const references = [...new Set(referencesIn(configuration))].sort();
  return {
    format_version,
    ...(errored === true ? { errored } : {}),
    ...(complete === false ? { complete } : {}),
    resource_changes: resources.filter(({ type, change, previous_address: previous }) => previous !== undefined || !change.actions.every((action) => action === "no-op") || isWanted(type)).map(keptChange),
    ...(drift.length === 0 ? {} : { resource_drift: drift.map(keptChange) }),
    ...(output_changes === undefined ? {} : { output_changes }),
    ...(references.length === 0 ? {} : { configuration: { references } }),
  };
}

function keptChange({ address, previous_address: previous, mode, type, name, deposed, change, action_reason: reason }: ResourceChangeJson): ResourceChangeJson {
  return { address, ...(previous === undefined ? {} : { previous_address: previous }), mode, type, name, ...(deposed === undefined ? {} : { deposed }), change, ...(reason === undefined ? {} : { action_reason: reason }) };
}

/** What is read of other states. */
function referencesIn(configuration: unknown): string[] {
  if (!isTree(configuration)) return [];
  return Object.entries(configuration).flatMap(([key, value]) =>
    key === "references" && Array.isArray(value) ? value.filter((each): each is string => typeof each === "string" && each.startsWith("data.terraform_remote_state.")) : referencesIn(value),
  );
}

const generated = [
  // Ids of EC2, EFS and Cloud Map.
  /\b(?<kind>vpc|subnet|sgr?|rtb|rtbassoc|igw|acl|dopt|eni|vpce|pl|fs|fsap|fsmt|ns|srv)-[0-9a-z]{8,}\b/,
  /\b(?<kind>r-rtb|AROA|AIDA)[-0-9a-zA-Z]{8,}\b/,
  // What the provider puts behind a prefix of a name.
  /\b20\d{16}[0-9a-f]{8}\b/,
  // At the end of ARNs, of load balancers and what belongs to them, of what is scaled; of DNS names.
  /(?<=\/)(?!\d{12}\b)[0-9a-f]{10,}\b/,
  /(?<=-)[0-9a-f]{8,}(?=\.[a-z0-9-]+\.elb\.)/,
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/,
];

/**
 * JSON with ids, times and addresses of this machine that are the same in every recording: numbered in the order in which they occur.
 * JSON texts have their keys in one order; an emulator may give them in any.
 */
export function withStableIds<T>(json: T): T {
  const names = new Map<string, string>();
  const ids = new RegExp(generated.map(({ source }, index) => `(?:${source.replace("?<kind>", `?<kind${index}>`)})`).join("|"), "g");
  const sorted = mapTexts(json, (text) => {
    const tree = treeIn(text);
    return tree === undefined ? text : canonicalJson(tree);
  });
  const text = JSON.stringify(sorted)
    .replace(/\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, "2030-01-01T00:00:00Z")
    .replace(/https?:\/\/(?:127\.0\.0\.1|localhost):\d+/g, "https://aws.example")
    .replace(ids, (found, ...rest: unknown[]) => {
      const kind = Object.values(rest.at(-1) as Record<string, string | undefined>).find((each) => each !== undefined);
      const known = names.get(found) ?? `${kind === undefined ? "id" : `${kind}-`}${String(names.size + 1).padStart(4, "0")}`;
      names.set(found, known);
      return known;
    });
  return inOneOrder(JSON.parse(text), new Set(names.values())) as T;
}

/** The engine sorts sets by ids: lists whose items differ in nothing else have the order of the new ones. */
function inOneOrder(value: unknown, ids: ReadonlySet<string>): unknown {
  if (!isTree(value)) return value;
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inOneOrder(item, ids)]));
  const items = value.map((item) => inOneOrder(item, ids));
  const withoutIds = (item: unknown) => canonicalJson(mapTexts(item, (text) => (ids.has(text) ? "" : text)));
  return new Set(items.map(withoutIds)).size === 1 ? items.sort((a, b) => byCodeUnit(canonicalJson(a), canonicalJson(b))) : items;
}
