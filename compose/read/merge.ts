import { isDeepStrictEqual } from "node:util";
import type { Path } from "../../config/problem";
import type { Findings } from "./findings";
import { isNull, isText, itemsOf, plain, textAt, type Entry, type List, type Mapping, type Node } from "./node";
import { listNode, mappingNode, matches, pattern, scalarNode, withEntry, type Pattern } from "./tree";
import { nameOf, uniqueItems } from "./unicity";
import { printedText } from "./yaml-scalar";

type Merger = (base: Node, over: Node, path: Path, findings: Findings) => Node;

const byName = [
  "networks.*.labels",
  "volumes.*.labels",
  "secrets.*.labels",
  "configs.*.labels",
  "services.*.annotations",
  "services.*.build.args",
  "services.*.build.additional_contexts",
  "services.*.build.labels",
  "services.*.deploy.labels",
  "services.*.environment",
  "services.*.labels",
  "services.*.sysctls",
];
const asList = [
  "services.*.build.extra_hosts",
  "services.*.dns",
  "services.*.dns_opt",
  "services.*.dns_search",
  "services.*.env_file",
  "services.*.extra_hosts",
  "services.*.label_file",
  "services.*.tmpfs",
];

/** Where Compose does not merge mappings by key and lists end to end. */
const specials: readonly (readonly [Pattern, Merger])[] = [
  ...special(byName, mergeByName),
  ...special(asList, (base, over) => appended(asSequence(base), asSequence(over))),
  ...special(["services.*.command", "services.*.entrypoint", "services.*.healthcheck.test"], (_, over) => over),
  ...special(["services.*.build"], mergeBuild),
  ...special(["services.*.depends_on"], mergeDependsOn),
  ...special(["services.*.models", "services.*.networks"], mergeNames),
  ...special(["services.*.logging"], mergeLogging),
  ...special(["services.*.ulimits.*"], (base, over, path, findings) => (bothMappings(base, over) ? mergeMappings(base, over, path, findings) : over)),
  ...special(["networks.*.ipam.config"], mergeSubnets),
];

function special(places: readonly string[], merger: Merger): (readonly [Pattern, Merger])[] {
  return places.map((place) => [pattern(place), merger]);
}

/** Lays one model over another, as Compose does with several files, `extends` and `include`. */
export function mergeModels(base: Mapping, over: Mapping, findings: Findings): Mapping {
  return mergeMappings(base, over, [], findings);
}

export function mergeNodes(base: Node, over: Node, path: Path, findings: Findings): Node {
  const merger = specials.find(([wanted]) => matches(path, wanted))?.[1];
  if (merger !== undefined) return merger(base, over, path, findings);
  if (isNull(over)) return base;
  if (base.kind === "scalar") return over;
  if (base.kind === "mapping" && over.kind === "mapping") return mergeMappings(base, over, path, findings);
  if (base.kind === "list" && over.kind === "list") return appended(base, over);
  const wanted = base.kind === "mapping" ? "a mapping" : "a list";
  findings.problem({
    rule: "compose-merge",
    path,
    at: over.at,
    given: plain(over),
    allowed: `${wanted}, as in ${base.at.file} line ${base.at.line}, which it is merged with`,
    remedy: `write ${wanted}, or put \`!override\` in front of it to replace the other`,
  });
  return base;
}

function bothMappings(base: Node, over: Node): base is Mapping {
  return base.kind === "mapping" && over.kind === "mapping";
}

function mergeMappings(base: Node, over: Node, path: Path, findings: Findings): Mapping {
  const entries = new Map<string, Entry>(base.kind === "mapping" ? base.entries : []);
  for (const [key, entry] of over.kind === "mapping" ? over.entries : []) {
    const existing = entries.get(key);
    if (existing === undefined) {
      entries.set(key, entry);
      continue;
    }
    const value = mergeNodes(existing.value, entry.value, [...path, key], findings);
    entries.set(key, { at: value === entry.value ? entry.at : existing.at, value });
  }
  return mappingNode(entries, base.at);
}

/** What is there already is not appended again. */
function appended(base: List, over: List): List {
  const items = [...base.items];
  for (const item of over.items) {
    const value = plain(item);
    if (!items.some((other) => isDeepStrictEqual(plain(other), value))) items.push(item);
  }
  return listNode(items, base.at);
}

function mergeByName(base: Node, over: Node): Node {
  const [first, second] = [asSequence(base), asSequence(over)];
  return uniqueItems(listNode([...first.items, ...second.items], first.at), nameOf);
}

/** A mapping as `key=value` texts, in their order; a text as the only item. */
function asSequence(node: Node): List {
  if (node.kind === "list") return node;
  if (node.kind === "scalar") return listNode(isText(node) ? [node] : [], node.at);
  const items = [...node.entries].flatMap(([key, { at, value }]) => {
    if (isNull(value)) return [scalarNode(key, at)];
    const values = value.kind === "list" ? value.items : [value];
    return values.map((each) => scalarNode(`${key}=${each.kind === "scalar" ? printedText(each) : ""}`, at));
  });
  return listNode(
    items.sort((a, b) => (printedText(a) < printedText(b) ? -1 : printedText(a) > printedText(b) ? 1 : 0)),
    node.at,
  );
}

function mergeBuild(base: Node, over: Node, path: Path, findings: Findings): Node {
  const asMapping = (node: Node) => (isText(node) ? mappingNode([["context", { at: node.at, value: node }]], node.at) : node);
  return mergeMappings(asMapping(base), asMapping(over), path, findings);
}

/** Names as keys, without values. */
function asNames(node: Node): Mapping {
  if (node.kind === "mapping") return node;
  const names = isText(node) ? [node] : itemsOf(node).filter(isText);
  return mappingNode(
    names.map((name) => [name.value, { at: name.at, value: scalarNode(null, name.at) }]),
    node.at,
  );
}

function mergeNames(base: Node, over: Node, path: Path, findings: Findings): Node {
  return mergeMappings(asNames(base), asNames(over), path, findings);
}

/** A short form stands for `condition: service_started` and `required: true`, and says so over a long one. */
function mergeDependsOn(base: Node, over: Node, path: Path, findings: Findings): Node {
  const first = startedOnes(base);
  const second = startedOnes(over);
  const isShort = over.kind !== "mapping";
  const merged = mergeMappings(first, second, path, findings);
  if (!isShort) return merged;
  const entries = [...merged.entries].map(([name, entry]): [string, Entry] => {
    const before = first.entries.get(name)?.value;
    const isOptional = second.entries.has(name) && before?.kind === "mapping" && before.entries.has("required");
    if (!isOptional || entry.value.kind !== "mapping") return [name, entry];
    return [name, { at: entry.at, value: withEntry(entry.value, "required", { at: entry.at, value: scalarNode(true, entry.at) }) }];
  });
  return mappingNode(entries, merged.at);
}

/** `depends_on` as a mapping. */
export function startedOnes(node: Node): Mapping {
  if (node.kind === "mapping") return node;
  const names = asNames(node);
  return mappingNode(
    [...names.entries].map(([name, { at }]) => [name, { at, value: mappingNode([["condition", { at, value: scalarNode("service_started", at) }]], at) }]),
    node.at,
  );
}

/** Options of one driver are none of another. */
function mergeLogging(base: Node, over: Node, path: Path, findings: Findings): Node {
  const [before, after] = [textAt(base, "driver"), textAt(over, "driver")];
  const isSame = before === undefined || after === undefined || before === after;
  if (over.kind !== "mapping") return base;
  return isSame ? mergeMappings(base, over, path, findings) : over;
}

/** By `subnet`. */
function mergeSubnets(base: Node, over: Node, path: Path, findings: Findings): Node {
  const merged: Node[] = [];
  const subnet = (node: Node) => textAt(node, "subnet");
  const indexOf = (node: Node) => merged.findIndex((each) => subnet(each) === subnet(node));
  for (const first of itemsOf(base)) {
    for (const second of itemsOf(over)) {
      if (subnet(first) !== subnet(second) && indexOf(second) === -1) {
        merged.push(second);
        continue;
      }
      const both = mergeMappings(first, second, path, findings);
      const index = indexOf(both);
      if (index === -1) merged.push(both);
      else merged[index] = both;
    }
  }
  return listNode(merged, base.at);
}
