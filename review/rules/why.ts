import type { Change } from "../change";
import { changedLeaves, newValueText, pathText, valueText } from "../leaves";
import { say, type Text } from "../text";

const reasons: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted: an earlier apply made it only in part, or failed in a step after it",
  replace_by_request: "the plan was asked to replace it (-replace)",
  replace_by_triggers: "something that is named in its replace_triggered_by changes",
  delete_because_no_resource_config: "its block is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_wrong_repetition: "its block gained or lost count or for_each",
  delete_because_count_index: "count no longer reaches its index",
  delete_because_each_key: "for_each no longer has its key",
  delete_because_no_move_target: "it was moved to an address that is not in the configuration",
};

/** Why a resource is replaced or deleted, one line each. */
export function why(change: Change): Text[] {
  const told = change.reason !== undefined && Object.hasOwn(reasons, change.reason) ? reasons[change.reason] : undefined;
  return [...(told === undefined ? [] : [[`Because ${told}.`]]), ...change.replacePaths.map((path) => replacedBy(change, path)).filter((line) => line !== undefined)];
}

function replacedBy(change: Change, path: readonly (string | number)[]): Text | undefined {
  const leaves = changedLeaves(change).filter((leaf) => path.every((part, index) => leaf.path[index] === part) || leaf.path.every((part, index) => path[index] === part));
  const [first] = leaves;
  if (first === undefined) return say`Because ${pathText(path)} cannot change in place.`;
  return say`Because ${pathText(path)} cannot change in place: ${valueText(first.before)} -> ${newValueText(first)}`;
}
