import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { argumentAfter, jsonAfter, jsonBefore } from "../template/after";
import { isWritten } from "../template/is-written";
import { childOf, isTree, type Tree } from "../tree";
import { joined, say, type Text } from "../text";
import { changeLine } from "./change-line";
import { keyed, nameOf, shown } from "./keyed";
import { leafChanges } from "./leaf-changes";
import { normalContainer } from "./normal-container";
import { volumeChanges } from "./volume-changes";

/** Arguments that are told otherwise, that AWS sets, or that mean nothing to a container. */
const untold: readonly string[] = ["arn", "arn_without_revision", "container_definitions", "id", "region", "revision", "skip_destroy", "tags", "tags_all", "track_latest"];

/** What a new revision of a task definition changes, one line for each leaf; `undefined` where nobody can tell what its containers will be. */
export interface ContainerChanges {
  readonly lines: readonly Text[];
  /** Whether the containers of the new revision can be read. */
  readonly isSeen: boolean;
}

/** Compares the containers and the task of two revisions, as the provider does: by name, whatever the order, defaults apart. */
export function containerChanges(change: Change, plan: ReviewedPlan, all: readonly ReviewedPlan[]): ContainerChanges {
  const [before, after] = [containers(jsonBefore(change, path), change.before), containers(jsonAfter(change, path, plan, all)?.value, change.after)];
  const isEqual = childOf(change.unknown, path[0]) !== true && childOf(change.before, path[0]) === childOf(change.after, path[0]);
  const isSeen = isEqual || (before !== undefined && after !== undefined);
  const lines = isEqual ? [] : isSeen ? compared(before ?? {}, after ?? {}) : [say`its containers cannot be seen before its apply`];
  return { lines: [...lines, ...taskLines(change, plan, all)], isSeen };
}

const path = ["container_definitions"] as const;

function containers(definitions: unknown, task: unknown): Tree | undefined {
  if (!Array.isArray(definitions) || !definitions.every(isTree)) return undefined;
  return keyed(definitions, (item) => nameOf(item, "name"), (item) => normalContainer(item, childOf(task, "network_mode")));
}

function compared(before: Tree, after: Tree): readonly Text[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [childOf(before, name), childOf(after, name)];
    if (old === undefined) return [say`container ${name} added, with the image ${shown(childOf(now, "image"))}`];
    if (now === undefined) return [say`container ${name} removed`];
    return leafChanges(old, now).map((leaf) => joined([say`${name}`, changeLine(leaf)], ": "));
  });
}

function taskLines(change: Change, plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly Text[] {
  const keys = [...new Set([...Object.keys(change.before ?? {}), ...Object.keys(change.after ?? {}), ...Object.keys(change.unknown ?? {})])];
  // What nobody wrote only AWS knows, and it is as it was.
  const told = keys.filter((key) => !untold.includes(key) && (childOf(change.unknown, key) !== true || isWritten(change, key, plan))).sort();
  return told.flatMap((key) => {
    const [old, now] = [blocks(key, childOf(change.before, key)), blocks(key, argumentAfter(change, key, plan, all).value)];
    if (key === "volume") return volumeChanges(old, now);
    return leafChanges(old, now).map((leaf) => changeLine({ ...leaf, path: [key, ...leaf.path] }));
  });
}

/** Volumes have names; any other block stands once. What is empty is not there. */
function blocks(key: string, value: unknown): unknown {
  if (Array.isArray(value) && value.every(isTree)) {
    if (key === "volume") return value.length === 0 ? undefined : keyed(value, (item) => nameOf(item, "name"), (item) => inside({ ...item, name: null }));
    if (value.length <= 1) return value.length === 0 ? undefined : inside(value[0]);
  }
  return value === null || value === "" ? undefined : value;
}

/** The arguments of a block that say something, and those of blocks in it. */
function inside(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const told = blocks(key, item);
    return told === undefined ? [] : [[key, told]];
  }));
}
