import { isGrammarProblem } from "./grammar-problem";
import { childOf, isText, plain, textAt, type List, type Mapping, type Node } from "./node";
import { changeIn, listNode } from "./tree";
import { parseVolume } from "./volume-syntax";
import { printedText } from "./yaml-scalar";

type KeyOf = (item: Node) => string;

/** Lists whose items have a key: of two with one key the later counts, at the place of the earlier. */
const keyed: Readonly<Record<string, KeyOf>> = {
  "networks.*.labels": nameOf,
  "networks.*.ipam.options": nameOf,
  "services.*.annotations": nameOf,
  "services.*.build.args": nameOf,
  "services.*.build.additional_contexts": nameOf,
  "services.*.build.tags": nameOf,
  "services.*.build.labels": nameOf,
  "services.*.cap_add": nameOf,
  "services.*.cap_drop": nameOf,
  "services.*.configs": (item) => mountedAt("", item),
  "services.*.deploy.labels": nameOf,
  "services.*.devices": deviceTarget,
  "services.*.dns": nameOf,
  "services.*.dns_opt": nameOf,
  "services.*.dns_search": nameOf,
  "services.*.environment": nameOf,
  "services.*.env_file": (item) => textAt(item, "path") ?? nameless(item),
  "services.*.expose": nameless,
  "services.*.labels": nameOf,
  "services.*.links": nameOf,
  "services.*.networks.*.aliases": nameOf,
  "services.*.networks.*.link_local_ips": nameOf,
  "services.*.ports": portKey,
  "services.*.profiles": nameOf,
  "services.*.secrets": (item) => mountedAt("/run/secrets", item),
  "services.*.sysctls": nameOf,
  "services.*.tmpfs": nameOf,
  "services.*.volumes": volumeTarget,
};

/** Takes out the items of lists that a later one replaces. */
export function withoutReplaced(model: Mapping): Mapping {
  return Object.entries(keyed).reduce((root, [wanted, keyOf]) => changeIn(root, wanted, (node) => (node.kind === "list" ? uniqueItems(node, keyOf) : node)), model);
}

export function uniqueItems(list: List, keyOf: KeyOf): List {
  const byKey = new Map<string, Node>();
  for (const item of list.items) byKey.set(keyOf(item), item);
  return byKey.size === list.items.length ? list : listNode([...byKey.values()], list.at);
}

/** What stands in front of the `=`. */
export function nameOf(item: Node): string {
  return isText(item) ? (item.value.split("=", 1)[0] ?? "") : nameless(item);
}

function nameless(item: Node): string {
  return item.kind === "scalar" ? printedText(item) : JSON.stringify(plain(item));
}

function volumeTarget(item: Node): string {
  if (!isText(item)) return textAt(item, "target") ?? nameless(item);
  const volume = parseVolume(item.value);
  return isGrammarProblem(volume) ? item.value : volume.target;
}

function deviceTarget(item: Node): string {
  if (!isText(item)) return textAt(item, "target") ?? nameless(item);
  const parts = item.value.split(":");
  return parts[1] ?? item.value;
}

function mountedAt(folder: string, item: Node): string {
  if (isText(item)) return `${folder}/${item.value}`;
  return textAt(item, "target") ?? `${folder}/${textAt(item, "source")}`;
}

function portKey(item: Node): string {
  if (item.kind !== "mapping") return nameless(item);
  const text = (key: string, absent: string) => {
    const value = childOf(item, key);
    return value?.kind === "scalar" ? printedText(value) : absent;
  };
  return `${text("host_ip", "0.0.0.0")}:${text("published", "")}:${text("target", "")}/${text("protocol", "tcp")}`;
}
