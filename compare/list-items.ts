import type { Path } from "../config/problem";

/** Lists in which the order of texts means nothing. */
const unordered: ReadonlySet<string> = new Set([
  "actions",
  "addCapabilities",
  "aliases",
  "allowedCidrs",
  "availabilityZones",
  "certificateArns",
  "connectsTo",
  "discovery",
  "dropCapabilities",
  "eventNames",
  "hosts",
  "ignoredExitCodes",
  "interfaceEndpoints",
  "jobs",
  "paths",
  "ports",
  "readers",
  "resources",
  "secondaryGids",
  "services",
  "stopCodes",
  "tagPatterns",
  "tagPrefixes",
]);

/** What tells an item of a list from the others, the first that it has. */
const names = ["name", "containerPath", "service", "stack", "securityGroupId", "prefixListId", "cidr"] as const;

/** The items of a list by their names; `undefined` when there are items without a name, or two with the same. */
export function itemsByName(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const items = list.map((item) => [nameOf(item), item] as const);
  const byName = new Map(items.flatMap(([name, item]) => (name === undefined ? [] : [[name, item] as const])));
  return byName.size === list.length ? byName : undefined;
}

/** What is passed on to AWS as it is written: here any list may be in its order for a reason. */
const verbatim: ReadonlySet<string | number> = new Set(["definition", "eventPattern", "filterPolicy", "filters", "input", "overrides"]);

function nameOf(item: unknown): string | undefined {
  if (typeof item === "string") return item;
  if (typeof item !== "object" || item === null) return undefined;
  const name = names.map((key) => (item as Readonly<Record<string, unknown>>)[key]).find((value) => value !== undefined);
  return typeof name === "string" ? name : undefined;
}

/** Whether a place is in something that is passed on as it is written. */
export function isVerbatim(path: Path): boolean {
  return path.some((key) => verbatim.has(key));
}

/** Whether the order of the items of the list at a path means nothing. */
export function isUnordered(path: Path): boolean {
  return unordered.has(`${path.at(-1)}`) && !isVerbatim(path);
}
