import type { Action, Change } from "./change";
import { changeOf } from "./changes";
import type { Revision } from "./containers/revisions";
import { hiddenText } from "./hidden-text";
import { changedLeaves, newValueText, pathText, valueText, type Leaf } from "./leaves";
import { byCodeUnit } from "./order";
import type { PlannedStack, PlanSet } from "./plan-set";
import type { ReviewedPlan } from "./reviewed-plan";
import { isNamed, remoteOutputsOf } from "./rules/remote-outputs";
import { say, type Text } from "./text";
import { isTree } from "./tree";

/** What a plan does to one state, without judgement. */
export interface ReviewedStack {
  readonly id: string;
  /** Name of its environment; of a plan of others, none. */
  readonly environment?: string;
  readonly status: PlannedStack["status"] | "foreign";
  readonly isLeaving: boolean;
  readonly digest?: string;
  /** Ids of stacks here that it reads. */
  readonly reads: readonly string[];
  readonly counts: Readonly<Record<Action, number>>;
  /** What happens, by address. */
  readonly changes: readonly ReviewedChange[];
  readonly revisions: readonly Revision[];
  /** Addresses of what is otherwise than at the last apply, whoever changed it. */
  readonly drift: readonly string[];
}

export interface ReviewedChange {
  readonly action: Action;
  readonly address: string;
  readonly previousAddress?: string;
  readonly isImported: boolean;
  /** Only tags change. */
  readonly isTagsOnly: boolean;
  /** What changes in it, one line each. */
  readonly lines: readonly Text[];
}

/** Tells what a plan does, without secrets. */
export function reviewedStack(plan: ReviewedPlan, revisions: readonly Revision[], all: readonly ReviewedPlan[], sets: readonly PlanSet[], hide: (text: string) => string): ReviewedStack {
  const { stack, set, digest, changes } = plan;
  const environment = sets.find(({ stacks }) => stacks.some((each) => each === set))?.environment;
  const counts = (action: Action) => changes.filter((change) => change.action === action).length;
  return {
    id: stack,
    ...(environment === undefined ? {} : { environment }),
    status: set?.status ?? "foreign",
    isLeaving: set?.isLeaving === true,
    ...(digest === undefined ? {} : { digest }),
    reads: readsOf(plan, all),
    counts: { create: counts("create"), update: counts("update"), replace: counts("replace"), delete: counts("delete"), forget: counts("forget"), move: counts("move"), read: counts("read"), "no-op": counts("no-op") },
    changes: changes.filter((change) => (change.action !== "no-op" && change.action !== "read") || change.isImported).map((change) => reviewedChange(change, hide)),
    revisions: revisions.map(({ address, services, lines, isSeen }) => ({ address: hide(address), services: services.map(hide), lines: lines.map((line) => hiddenText(line, hide)), isSeen })),
    drift: (plan.plan.resource_drift ?? []).map((resource) => changeOf(stack, resource)).filter(isOtherwise).map(({ address }) => hide(address)).sort(byCodeUnit),
  };
}

function isOtherwise(change: Change): boolean {
  return change.action === "update" ? !changedLeaves(change).every(isNothing) : change.action !== "no-op";
}

/** The provider reads as empty what it wrote as nothing. */
function isNothing({ before, after, isUnknown }: Leaf): boolean {
  return !isUnknown && [before, after].every((value) => value === null || value === undefined || (isTree(value) && Object.keys(value).length === 0));
}

function reviewedChange(change: Change, hide: (text: string) => string): ReviewedChange {
  const { action, address, previousAddress, isImported = false } = change;
  const leaves = action === "update" || action === "replace" ? changedLeaves(change) : [];
  return {
    action,
    address: hide(address),
    ...(previousAddress === undefined ? {} : { previousAddress: hide(previousAddress) }),
    isImported,
    isTagsOnly: action === "update" && previousAddress === undefined && leaves.length > 0 && leaves.every(({ path: [argument] }) => argument === "tags" || argument === "tags_all"),
    lines: leaves.filter((leaf) => isTold(leaf, change)).map((leaf) => hiddenText(say`${pathText(leaf.path)}: ${valueText(leaf.before)} -> ${newValueText(leaf)}`, hide)),
  };
}

/** A revision tells of its containers itself; what a replacement computes anew says nothing. */
function isTold(leaf: Leaf, { type, action, replacePaths }: Change): boolean {
  const { path, isUnknown } = leaf;
  if (action === "replace" && (type === "aws_ecs_task_definition" || isNothing(leaf))) return false;
  return action !== "replace" || !isUnknown || replacePaths.some(([argument]) => argument === path[0]);
}

function readsOf({ stack, set, plan }: ReviewedPlan, all: readonly ReviewedPlan[]): string[] {
  const ids = all.map((each) => each.stack).filter((id) => id !== stack);
  const labels = remoteOutputsOf(plan).map(({ label }) => label);
  const isRead = (id: string) => (set === undefined ? labels.some((label) => isNamed(id, label)) : set.dependencies.includes(id));
  return ids.filter(isRead).sort(byCodeUnit);
}
