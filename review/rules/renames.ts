import { whatIsLost } from "../../config/what-is-lost";
import type { Change, Values } from "../change";
import { canonicalJson } from "../digest";
import type { ReviewedPlan } from "../reviewed-plan";
import { parseReference, referredAddress } from "../template/reference";
import { templateArgument } from "../template/template-argument";
import { joined, say, type Text } from "../text";
import { childOf, isTree } from "../tree";

/** A resource that is deleted, and one that is made in its place although it is the same for its users. */
export interface Rename {
  readonly deleted: Change;
  readonly created: Change;
}

const known = new WeakMap<ReviewedPlan, readonly Rename[]>();

/** Pairs of one type with like values, each resource at most once. */
export function renamesOf(plan: ReviewedPlan): readonly Rename[] {
  const found = known.get(plan) ?? findRenames(plan);
  known.set(plan, found);
  return found;
}

/** Whether a change is the deletion of a rename: its rule tells of it. */
export function isRenamed(change: Change, plan: ReviewedPlan): boolean {
  return renamesOf(plan).some(({ deleted }) => deleted === change);
}

/** What to write so that it stays. */
export function moveInstead({ deleted, created }: Rename, { set, stack }: ReviewedPlan): Text {
  const kept = otherNames(deleted, created).map((key) => say`; and keep its ${key} ${JSON.stringify(deleted.before?.[key])}, without which it is replaced all the same`);
  if (set === undefined) return joined([say`If it is the same under another name, add: moved { from = ${deleted.address} to = ${created.address} }`, ...kept], "");
  const layer = stack.slice(stack.indexOf("-") + 1);
  return joined([say`If it is the same under another name, say so in the environment file: moved: { ${JSON.stringify(layer)}: { ${JSON.stringify(deleted.address)}: ${JSON.stringify(created.address)} } }`, ...kept], "");
}

/** Arguments by which AWS knows it, and that are others now. */
function otherNames({ before }: Change, { after }: Change): string[] {
  const [old, now] = [before ?? {}, after ?? {}];
  return Object.keys(now).filter((key) => /(^|_)(name|token)$/.test(key) && typeof old[key] === "string" && typeof now[key] === "string" && old[key] !== now[key]).sort();
}

function findRenames(plan: ReviewedPlan): Rename[] {
  const pairs = pairsOf(plan);
  const isMade = (address: string) => plan.changes.some((change) => change.action === "create" && change.address === address);
  // What belongs to something new is made with it, whatever its address.
  for (;;) {
    const isNew = ({ created }: Rename) => belongsTo(created, plan).some((address) => isMade(address) && !pairs.some((pair) => pair.created.address === address));
    const index = pairs.findIndex(isNew);
    if (index < 0) return pairs;
    pairs.splice(index, 1);
  }
}

/** Addresses of resources that it takes an argument from which only their making tells. */
function belongsTo(change: Change, { template }: ReviewedPlan): string[] {
  const unknown = isTree(change.unknown) ? Object.keys(change.unknown).filter((key) => childOf(change.unknown, key) === true) : [];
  return unknown.flatMap((key) => {
    const text = templateArgument(change, [key], template);
    const reference = typeof text === "string" ? parseReference(/^\$\{(.*)\}$/s.exec(text)?.[1] ?? "") : undefined;
    return reference === undefined ? [] : [referredAddress(reference)];
  });
}

function pairsOf({ changes }: ReviewedPlan): Rename[] {
  const created = new Map<string, Change[]>();
  for (const change of changes) if (change.action === "create") created.set(change.type, [...(created.get(change.type) ?? []), change]);
  return changes.flatMap((deleted) => {
    const candidates = deleted.action === "delete" && deleted.deposed === undefined ? (created.get(deleted.type) ?? []) : [];
    const match = candidates.find((candidate) => isSameUnderAnotherAddress(deleted, candidate));
    if (match === undefined) return [];
    candidates.splice(candidates.indexOf(match), 1);
    return [{ deleted, created: match }];
  });
}

/** The same by its name, or without one, by its settings. */
function isSameUnderAnotherAddress(deleted: Change, created: Change): boolean {
  const [before, after] = [deleted.before ?? {}, created.after ?? {}];
  if (isOfAnother(before, after)) return false;
  if (typeof after["name"] === "string" && typeof before["name"] === "string") return before["name"] === after["name"];
  const settings = settingsOf(after);
  const enough = whatIsLost[deleted.type]?.isForGood === true ? 1 : 2;
  return settings.length >= enough && settings.every((key) => canonicalJson(before[key]) === canonicalJson(after[key]));
}

/** Whether it belongs to something else than before. */
function isOfAnother(before: Values, after: Values): boolean {
  return Object.keys(after).some((key) => /._(id|arn)$|^(role|user|group|cluster)$/.test(key) && typeof before[key] === "string" && typeof after[key] === "string" && before[key] !== after[key]);
}

/** What makes a resource what it is, apart from how it is called. */
function settingsOf(values: Values): string[] {
  const isName = (key: string) => /(^|_)(name|name_prefix|token|tags|tags_all|description|family|region|id|arn)$/.test(key);
  const isEmpty = (value: unknown) => value === null || value === false || (typeof value === "object" && Object.keys(value).length === 0);
  return Object.keys(values).filter((key) => !isName(key) && !isEmpty(values[key]));
}
