import { homedir } from "node:os";
import { isAbsolute, join, relative, resolve } from "node:path";
import type { Lookup } from "./interpolate-tree";
import { childOf, isText, textAt, type Mapping, type Node } from "./node";
import { changeIn, scalarNode, withEntry } from "./tree";

type Change = (path: string) => string;

/** A path in a folder; what is absolute stays. */
export function under(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** How to get from one folder to another: absolute if the other is and the first is not. */
export function between(from: string, to: string): string {
  if (isAbsolute(to) && !isAbsolute(from)) return to;
  return relative(resolve(from), resolve(to)) || ".";
}

/** Lets the relative paths of a model begin at `folder`, as Compose does. */
export function resolvePaths(model: Mapping, folder: string, lookup: Lookup): Mapping {
  const plainly: Change = (path) => (path === "" ? path : under(folder, expandHome(path, lookup)));
  // Of what is given to the engine, an empty path is the folder itself, and a path of Windows is one.
  const host: Change = (path) => (isWindowsPath(path) ? path : under(folder, expandHome(path, lookup)));
  const context: Change = (path) => (isElsewhere(path) ? path : plainly(path));
  const unlessRemote: Change = (path) => (isRemote(path) ? path : plainly(path));
  const places: readonly (readonly [string, Change])[] = [
    ["services.*.build.context", context],
    ["services.*.build.additional_contexts.*", context],
    ["services.*.build.ssh.*", host],
    ["services.*.env_file.*.path", plainly],
    ["services.*.label_file.*", plainly],
    ["services.*.extends.file", unlessRemote],
    ["services.*.develop.watch.*.path", plainly],
    ["configs.*.file", host],
    ["secrets.*.file", host],
  ];
  const resolved = places.reduce((root, [wanted, change]) => changeIn(root, wanted, (node) => changedText(node, change)), model);
  const bound = changeIn(resolved, "services.*.volumes.*", (node) => (textAt(node, "type") === "bind" ? atKey(node, "source", host) : node));
  return changeIn(bound, "volumes.*", (node) => {
    const options = childOf(node, "driver_opts");
    const entry = node.kind === "mapping" ? node.entries.get("driver_opts") : undefined;
    if (node.kind !== "mapping" || entry === undefined || textAt(node, "driver") !== "local" || textAt(options, "o") !== "bind") return node;
    return withEntry(node, "driver_opts", { at: entry.at, value: atKey(entry.value, "device", host) });
  });
}

function changedText(node: Node, change: Change): Node {
  if (!isText(node)) return node;
  const text = change(node.value);
  return text === node.value ? node : scalarNode(text, node.at);
}

function atKey(node: Node, key: string, change: Change): Node {
  const entry = node.kind === "mapping" ? node.entries.get(key) : undefined;
  if (node.kind !== "mapping" || entry === undefined) return node;
  return withEntry(node, key, { at: entry.at, value: changedText(entry.value, change) });
}

function expandHome(path: string, lookup: Lookup): string {
  return path.startsWith("~") ? join(lookup("HOME") ?? homedir(), path.slice(1)) : path;
}

function isWindowsPath(path: string): boolean {
  return /^[A-Za-z]:[\\/]/.test(path) || path.startsWith("\\\\");
}

/** A build context that is no folder of this machine. */
function isElsewhere(path: string): boolean {
  return path.includes("://") || path.startsWith("service:") || /^(github\.com\/|git@)/.test(path);
}

/** A Compose file that is not on this machine. */
export function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//.test(path) || /^(oci:|github\.com\/|git@)/.test(path) || /\.git(#|$)/.test(path);
}
