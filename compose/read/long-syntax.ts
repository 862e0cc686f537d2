import { posix } from "node:path";
import type { Path } from "../../config/problem";
import type { Findings } from "./findings";
import { isGrammarProblem } from "./grammar-problem";
import { isNull, isText, itemsOf, type Entry, type Mapping, type Node } from "./node";
import { splitWords } from "./shell-words";
import { changeIn, listNode, mappingNode, scalarNode, withEntry, withoutKey } from "./tree";
import { printedText } from "./yaml-scalar";

type Change = (node: Node, path: Path, findings: Findings) => Node | undefined;

const hooks = ["services.*.post_start.*", "services.*.pre_stop.*", "services.*.develop.watch.*.exec"];

const changes: readonly (readonly [string, Change])[] = [
  ...at(["services.*.command", "services.*.entrypoint", ...hooks.map((hook) => `${hook}.command`)], words),
  ["services.*.healthcheck.test", (node) => (isText(node) ? listNode([scalarNode("CMD-SHELL", node.at), node], node.at) : node)],
  ...at(["services.*.environment", "services.*.build.args", ...hooks.map((hook) => `${hook}.environment`)], (node, path, findings) => texts(node, path, findings, null)),
  ...at(
    [
      "services.*.annotations",
      "services.*.build.labels",
      "services.*.deploy.labels",
      "services.*.deploy.resources.reservations.devices.*.options",
      "services.*.gpus.*.options",
      "services.*.labels",
      "services.*.logging.options",
      "services.*.networks.*.driver_opts",
      "services.*.storage_opt",
      "services.*.sysctls",
      "services.*.volumes.*.volume.labels",
      "networks.*.driver_opts",
      "networks.*.labels",
      "volumes.*.driver_opts",
      "volumes.*.labels",
      "secrets.*.driver_opts",
      "secrets.*.labels",
      "configs.*.labels",
    ],
    (node, path, findings) => texts(node, path, findings, ""),
  ),
  ...at(["services.*.extra_hosts", "services.*.build.extra_hosts"], hosts),
  ...at(["services.*.dns", "services.*.dns_search", "services.*.tmpfs"], (node) => (isText(node) ? listNode([node], node.at) : node)),
  ...at(["services.*.expose.*", "services.*.group_add.*"], (node) => (node.kind === "scalar" ? scalarNode(printedText(node), node.at) : node)),
  ...at(["services.*.ulimits.*", "services.*.build.ulimits.*"], limits),
  ["services.*.ports.*.published", (node) => (node.kind === "scalar" ? scalarNode(printedText(node), node.at) : node)],
  ["services.*.volumes.*.target", (node) => (isText(node) && node.value !== "" ? scalarNode(cleaned(node.value), node.at) : node)],
  ...at(["services.*.configs.*.mode", "services.*.secrets.*.mode", "services.*.build.secrets.*.mode"], mode),
  ...at(["networks.*", "volumes.*", "services.*.deploy", "services.*.develop"], (node) => (isNull(node) ? mappingNode([], node.at) : node)),
];

function at(places: readonly string[], change: Change): (readonly [string, Change])[] {
  return places.map((place) => [place, change]);
}

/** Gives each value its long form. */
export function longSyntax(model: Mapping, findings: Findings): Mapping {
  return changes.reduce((root, [wanted, change]) => changeIn(root, wanted, (node, path) => change(node, path, findings)), model);
}

function words(node: Node, path: Path, findings: Findings): Node | undefined {
  if (!isText(node)) return node;
  const split = splitWords(node.value);
  if (!isGrammarProblem(split)) {
    return listNode(
      split.words.map((word) => scalarNode(word, node.at)),
      node.at,
    );
  }
  findings.grammar("compose-value", path, node.at, split);
  return undefined;
}

/** Names with texts. What has no value keeps none (`null`), or becomes an empty text. */
function texts(node: Node, path: Path, findings: Findings, empty: null | ""): Node {
  if (node.kind === "scalar") return node;
  const entries = node.kind === "mapping" ? [...node.entries] : itemsOf(node).filter(isText).map(cut);
  const told = entries.map(([name, { at, value }]): [string, Entry] => {
    if (/\s$/.test(name) && node.kind === "list") {
      findings.problem({ rule: "compose-value", path: [...path, name], at, given: name, allowed: "a name without a space at its end", remedy: "take the space in front of `=` out" });
    }
    if (value.kind !== "scalar") return [name, { at, value }];
    if (value.value === null) return [name, { at, value: scalarNode(empty, value.at) }];
    return [name, { at, value: isText(value) && printedText(value) === value.value ? value : scalarNode(printedText(value), value.at) }];
  });
  return mappingNode(told, node.at);
}

/** `name=value`; without `=`, the name alone. */
function cut(item: Node & { value: string }): [string, Entry] {
  const split = item.value.indexOf("=");
  const name = split === -1 ? item.value : item.value.slice(0, split);
  return [name, { at: item.at, value: scalarNode(split === -1 ? null : item.value.slice(split + 1), item.at) }];
}

/** A host with all its addresses. */
function hosts(node: Node, path: Path, findings: Findings): Node {
  if (node.kind === "scalar") return node;
  const found = new Map<string, Entry>();
  const add = (name: string, at: Entry["at"], addresses: readonly string[], given: unknown) => {
    if (name === "" || /[:=]/.test(name) || addresses.length === 0) {
      findings.problem({ rule: "compose-value", path, at, given, allowed: '"HOST=ADDRESS"', remedy: 'write for example "db.internal=10.0.0.5"' });
      return;
    }
    const nodes = addresses.map((address) => scalarNode(/^\[.+\]$/.test(address) ? address.slice(1, -1) : address, at));
    const before = found.get(name);
    found.set(name, { at: before?.at ?? at, value: listNode([...itemsOf(before?.value), ...nodes], before?.value.at ?? at) });
  };
  if (node.kind === "mapping") {
    for (const [name, { at, value }] of node.entries) add(name, at, (value.kind === "list" ? value.items : [value]).map((each) => (each.kind === "scalar" ? printedText(each) : "")), name);
  }
  for (const item of itemsOf(node).filter(isText)) {
    const split = item.value.includes("=") ? item.value.indexOf("=") : item.value.indexOf(":");
    if (split === -1) add(item.value, item.at, [], item.value);
    else add(item.value.slice(0, split), item.at, item.value.slice(split + 1).split(","), item.value);
  }
  return mappingNode(found, node.at);
}

function limits(node: Node): Node {
  if (node.kind !== "scalar") return node;
  return mappingNode(
    ["soft", "hard"].map((key) => [key, { at: node.at, value: node }]),
    node.at,
  );
}

function cleaned(target: string): string {
  const normal = posix.normalize(target);
  return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}

/** A mode in quotes is octal. */
function mode(node: Node, path: Path, findings: Findings): Node | undefined {
  if (!isText(node)) return node;
  if (/^[0-7]+$/.test(node.value)) return scalarNode(Number.parseInt(node.value, 8), node.at);
  findings.problem({ rule: "compose-value", path, at: node.at, given: node.value, allowed: "an octal number", remedy: 'write for example "0440"' });
  return undefined;
}

/** Gives values to variables that are named without one; what is not set is left out. */
export function withVariables(model: Mapping, lookup: (name: string) => string | undefined, findings: Findings): Mapping {
  const places = ["services.*.environment", "services.*.build.args", ...hooks.map((hook) => `${hook}.environment`)];
  return places.reduce((root, wanted) => {
    return changeIn(root, wanted, (node, path) => {
      if (node.kind !== "mapping") return node;
      return [...node.entries].reduce<Mapping>((mapping, [name, { at, value }]) => {
        if (!isNull(value)) return mapping;
        const found = lookup(name);
        if (found !== undefined) return withEntry(mapping, name, { at, value: scalarNode(found, value.at) });
        findings.leaveOut([...path, name], at, `left out: ${name} is not set`);
        return withoutKey(mapping, name);
      }, node);
    });
  }, model);
}
