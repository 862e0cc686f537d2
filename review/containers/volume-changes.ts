import { knownAfterApply } from "../leaves";
import { joined, say, type Text } from "../text";
import { childOf, isTree } from "../tree";
import { changeLine } from "./change-line";
import { shown } from "./keyed";
import { leafChanges } from "./leaf-changes";

/** AWS sets it where nobody does. */
const setByAws = "configure_at_launch";

/** What changes in the volumes of a task, by name. One that comes or goes is one line. */
export function volumeChanges(before: unknown, after: unknown): readonly Text[] {
  const names = [...new Set([before, after].flatMap((volumes) => (isTree(volumes) ? Object.keys(volumes) : [])))].sort();
  return names.flatMap((name) => {
    const [old, now] = [childOf(before, name), childOf(after, name)];
    if (now === undefined) return [say`volume ${name} removed`];
    const leaves = leafChanges(old, now, ["volume", name]).filter(({ path, after: value }) => path.at(-1) !== setByAws || value !== knownAfterApply);
    if (old !== undefined) return leaves.map(changeLine);
    const told = leaves.filter(({ path, after: value }) => path.length > 2 && !["", "/", 0, false].includes(value as string)).map(({ path, after: value }) => say`${path.at(-1) ?? ""} ${shown(value)}`);
    return [joined([say`volume ${name} added`, ...(told.length === 0 ? [] : [joined(told, ", ")])], ": ")];
  });
}
