import type { Path } from "../../config/problem";
import type { Findings } from "./findings";
import { isGrammarProblem } from "./grammar-problem";
import { startedOnes } from "./merge";
import { childOf, isNull, isText, itemsOf, textAt, type Entry, type Mapping, type Node } from "./node";
import { parsePort } from "./port-syntax";
import { changeIn, listNode, mappingNode, scalarNode, withEntry } from "./tree";
import { parseVolume } from "./volume-syntax";
import { printedText } from "./yaml-scalar";

type Change = (node: Node, path: Path, findings: Findings) => Node | undefined;

/** In this order: what stands further down is changed in what stands above. */
const changes: readonly (readonly [string, Change])[] = [
  ["services.*.build", (node) => (isText(node) ? oneKey("context", node) : node)],
  ["services.*.build.additional_contexts", (node, path, findings) => namesAndValues(node, path, findings, undefined)],
  ["services.*.build.secrets.*", sourceOf],
  ["services.*.build.ssh", (node, path, findings) => namesAndValues(node, path, findings, "default")],
  ["services.*.configs.*", sourceOf],
  ["services.*.depends_on", (node) => (isNull(node) ? node : startedOnes(node))],
  ["services.*.develop.watch.*.ignore", listOfOne],
  ["services.*.develop.watch.*.include", listOfOne],
  ["services.*.devices.*", device],
  ["services.*.dns", (node) => withoutEmpty(listOfOne(node))],
  ["services.*.env_file", listOfOne],
  ["services.*.env_file.*", (node) => (isText(node) ? oneKey("path", node) : node)],
  ["services.*.extends", (node) => (isText(node) ? oneKey("service", node) : node)],
  ["services.*.gpus", (node) => (isText(node) ? listNode([oneKey("count", scalarNode("all", node.at))], node.at) : node)],
  ["services.*.label_file", listOfOne],
  ["services.*.models", names],
  ["services.*.networks", names],
  ["services.*.ports", ports],
  ["services.*.secrets.*", sourceOf],
  ["services.*.volumes.*", volume],
  ["networks.*", external],
  ["volumes.*", external],
  ["secrets.*", external],
  ["configs.*", external],
];

/** The one form that Compose gives to what has several; from it and from other files' forms the next file's merge starts. */
export function canonical(model: Mapping, findings: Findings): Mapping {
  return changes.reduce((root, [wanted, change]) => changeIn(root, wanted, (node, path) => change(node, path, findings)), model);
}

function oneKey(key: string, value: Node): Mapping {
  return mappingNode([[key, { at: value.at, value }]], value.at);
}

function listOfOne(node: Node): Node {
  return isText(node) ? listNode([node], node.at) : node;
}

function withoutEmpty(node: Node): Node {
  if (node.kind !== "list") return node;
  return listNode(
    node.items.filter((item) => !isNull(item) && !(isText(item) && item.value === "")),
    node.at,
  );
}

function sourceOf(node: Node): Node {
  return isText(node) ? oneKey("source", node) : node;
}

function names(node: Node): Node {
  if (node.kind !== "list") return node;
  return mappingNode(
    node.items.filter(isText).map((name) => [name.value, { at: name.at, value: scalarNode(null, name.at) }]),
    node.at,
  );
}

/** `name=value`; `alone` is the one name that may stand without a value. */
function namesAndValues(node: Node, path: Path, findings: Findings, alone: string | undefined): Node {
  if (node.kind !== "list") return node;
  const entries = node.items.filter(isText).flatMap((item, index): [string, Entry][] => {
    const split = item.value.indexOf("=");
    if (split !== -1) return [[item.value.slice(0, split), { at: item.at, value: scalarNode(item.value.slice(split + 1), item.at) }]];
    if (item.value === alone) return [[item.value, { at: item.at, value: scalarNode(null, item.at) }]];
    const allowed = alone === undefined ? "NAME=VALUE" : `NAME=VALUE, or "${alone}"`;
    findings.problem({ rule: "compose-value", path: [...path, index], at: item.at, given: item.value, allowed, remedy: `write "${item.value}=" and the value behind it` });
    return [];
  });
  return mappingNode(entries, node.at);
}

function device(node: Node, path: Path, findings: Findings): Node | undefined {
  if (!isText(node)) return node;
  const [source = "", target = source, permissions, ...more] = node.value.split(":");
  if (more.length > 0) {
    findings.problem({ rule: "compose-value", path, at: node.at, given: node.value, allowed: "SOURCE, SOURCE:TARGET or SOURCE:TARGET:PERMISSIONS", remedy: 'write for example "/dev/ttyUSB0:/dev/ttyUSB0:rwm"' });
    return undefined;
  }
  return fields({ source, target, permissions }, node);
}

/** A mapping of what is given, at the place of the short form. */
function fields(values: object, { at }: Node): Mapping {
  const entries = Object.entries(values).flatMap(([key, value]: [string, unknown]): [string, Entry][] => {
    if (value === undefined) return [];
    return [[key, { at, value: typeof value === "object" && value !== null ? fields(value, scalarNode(null, at)) : scalarNode(value as string, at) }]];
  });
  return mappingNode(entries, at);
}

function ports(node: Node, path: Path, findings: Findings): Node {
  const items = itemsOf(node).flatMap((item, index) => {
    if (item.kind !== "scalar" || isNull(item)) return [item];
    const parsed = parsePort(typeof item.value === "number" ? item.value : printedText(item));
    if (!isGrammarProblem(parsed)) return parsed.map((port) => fields(port, item));
    findings.grammar("compose-value", [...path, index], item.at, parsed);
    return [];
  });
  return node.kind === "list" ? listNode(items, node.at) : node;
}

function volume(node: Node, path: Path, findings: Findings): Node | undefined {
  if (!isText(node)) return node;
  const parsed = parseVolume(node.value);
  if (!isGrammarProblem(parsed)) return fields(parsed, node);
  findings.grammar("compose-value", path, node.at, parsed);
  return undefined;
}

/** `external: { name }` is the old form of `name` beside `external: true`. */
function external(node: Node, path: Path, findings: Findings): Node {
  if (node.kind !== "mapping") return node;
  const entry = node.entries.get("external");
  if (entry?.value.kind !== "mapping") return node;
  const plainly = withEntry(node, "external", { at: entry.at, value: scalarNode(true, entry.value.at) });
  const name = childOf(entry.value, "name");
  if (name === undefined) return plainly;
  const given = textAt(node, "name");
  if (given === undefined) return withEntry(plainly, "name", { at: name.at, value: name });
  if (!isText(name) || name.value !== given) {
    findings.problem({ rule: "compose-value", path: [...path, "external", "name"], at: name.at, given: textAt(entry.value, "name"), allowed: `"${given}", as \`name\` says`, remedy: "write `external: true`, and the name as `name` alone" });
  }
  return plainly;
}
