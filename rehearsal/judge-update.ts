import { isWithin } from "../engine/changed-arguments";
import type { ResourceChange } from "../engine/plan";
import { whatIsLost } from "../config/what-is-lost";

/** What an update does that a user should know of before it is done on AWS. */
export interface UpdateJudgement {
  /** What must not happen: data that is lost, services that stop. The rehearsal fails. */
  readonly losses: readonly string[];
  /** What is made anew without harm. */
  readonly replaced: readonly string[];
  /** What is gone because it is no longer in the environment file, and was of use. */
  readonly removed: readonly string[];
}

/** Judges the changes an update made, by stack. */
export function judgeUpdate(changes: ReadonlyMap<string, readonly ResourceChange[]>): UpdateJudgement {
  const all = [...changes].flatMap(([stack, list]) => list.map((change) => ({ stack, change })));
  const replaced = all.filter(({ change }) => change.action === "replace");
  const harmful = replaced.filter(({ change }) => whatIsLost[change.type] !== undefined);
  const deleted = all.filter(({ change }) => change.action === "delete" && whatIsLost[change.type] !== undefined);
  const renamed = deleted.flatMap((old) => {
    const created = (changes.get(old.stack) ?? []).find((change) => change.action === "create" && isSameUnderAnotherAddress(old.change, change));
    return created === undefined ? [] : [{ ...old, created }];
  });
  return {
    losses: [
      ...harmful.map(({ stack, change }) => `${stack}: ${change.address} is replaced${because(change)}: ${whatIsLost[change.type]?.replaced}. ${remedy(change)}`),
      ...renamed.map(({ stack, change, created }) => `${stack}: ${change.address} is destroyed and ${created.address} made in its place: ${whatIsLost[change.type]?.replaced}. If it is the same under another name, keep the name, or say so with a moved block.`),
    ],
    replaced: replaced.flatMap(({ stack, change }) => (harmful.some((each) => each.change === change) ? [] : `${stack}: ${change.address}${because(change)}, the ${change.createdFirst ? "new one first" : "old one goes first"}`)),
    removed: deleted.flatMap(({ stack, change }) => (renamed.some((each) => each.change === change) ? [] : `${stack}: ${change.address}: ${whatIsLost[change.type]?.removed}`)),
  };
}

function because({ replacedBecauseOf, arguments: changed }: ResourceChange): string {
  const [first] = replacedBecauseOf;
  if (first === undefined) return "";
  const change = changed.find(({ path }) => isWithin(first, path));
  const values = change === undefined ? "" : ` (${change.before} to ${change.after})`;
  return `, because ${replacedBecauseOf.join(" and ")} cannot change in place${values}`;
}

function remedy({ replacedBecauseOf }: ResourceChange): string {
  return replacedBecauseOf.length === 0 ? "Find out what replaces it." : `Leave ${replacedBecauseOf.join(" and ")} as it was, or add the new one beside it and move over.`;
}

/** A resource that is gone, and a new one that is the same for its users: by its name, or without one, where data is lost, by its settings. */
function isSameUnderAnotherAddress(deleted: ResourceChange, created: ResourceChange): boolean {
  if (deleted.type !== created.type) return false;
  const [before, after] = [deleted.before ?? {}, created.after ?? {}];
  if (typeof after["name"] === "string") return before["name"] === after["name"];
  const settings = Object.keys(after).filter((key) => !isName(key) && after[key] !== null && !isEmpty(after[key]));
  return whatIsLost[deleted.type]?.isForGood === true && settings.length > 0 && settings.every((key) => JSON.stringify(before[key]) === JSON.stringify(after[key]));
}

function isName(argument: string): boolean {
  return /(^|_)(name|name_prefix|token|tags|tags_all|description|family|id|arn)$/.test(argument);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
