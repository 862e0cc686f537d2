import { whatIsLost } from "../../config/what-is-lost";
import type { Change } from "../../review/change";
import { changeOf } from "../../review/changes";
import { hiddenText } from "../../review/hidden-text";
import { changedLeaves, newValueText, pathText, valueText, type Leaf } from "../../review/leaves";
import { byCodeUnit } from "../../review/order";
import type { PlanJson } from "../../review/plan-json";
import { hiding, secretsOf } from "../../review/secrets";
import { say, type Text } from "../../review/text";
import type { DriftFinding } from "./drift-finding";
import { ownerOf } from "./owners";
import { refersTo } from "./references";

/** What an ordinary plan says of drift: each resource that drifted, and each that an apply would change. */
export function driftOf(stack: string, plan: PlanJson): DriftFinding[] {
  const drifted = byAddress(stack, plan.resource_drift);
  const planned = byAddress(stack, plan.resource_changes);
  const gone = new Set([...drifted.values()].flatMap(({ address, action }) => (action === "delete" ? [address] : [])));
  const hide = hiding(secretsOf({ ...plan }));
  return [...new Set([...drifted.keys(), ...planned.keys()])].sort(byCodeUnit).flatMap((address) =>
    findingsOf(drifted.get(address), planned.get(address), () => refersTo(plan, address, gone)).map(
      ({ remedy, ...found }): DriftFinding => ({
        ...found,
        stack,
        address,
        details: found.details.map((detail) => hiddenText(detail, hide)),
        ...(remedy === undefined ? {} : { remedy }),
      }),
    ),
  );
}

/** What happens to managed resources. What is left of a replaced one has nothing to drift from. */
function byAddress(stack: string, resources: PlanJson["resource_changes"]): Map<string, Change> {
  const changes = (resources ?? []).flatMap((each) => (each.mode === "managed" && each.deposed === undefined ? changeOf(stack, each) : []));
  return new Map(changes.flatMap((change) => (change.action === "no-op" || change.action === "read" ? [] : [[change.address, change] as const])));
}

type Found = Omit<DriftFinding, "stack" | "address">;

/** `drift`: what differs from what the last apply left. `planned`: what an apply would do. */
function findingsOf(drift: Change | undefined, planned: Change | undefined, refersToGone: () => boolean): Found[] {
  if (drift?.action === "delete") return [goneFinding(drift, planned)];
  const all = drift === undefined ? [] : changedLeaves(drift).filter(({ before, after }) => !isEmpty(before) || !isEmpty(after));
  const drifts = withoutRepeatedTags(all);
  const plans = planned !== undefined && isInPlace(planned) ? changedLeaves(planned) : [];
  const setBack = drifts.filter((leaf) => plans.some((other) => meet(leaf, other)));
  const rest = drifts.filter((leaf) => !setBack.includes(leaf));
  const ownerOfLeaf = ({ path }: Leaf) => ownerOf(drift?.type ?? "", `${path[0]}`);
  const owned = rest.filter((leaf) => ownerOfLeaf(leaf) !== undefined);
  const added = rest.filter((leaf) => !owned.includes(leaf));
  const owners = [...new Set(owned.flatMap((leaf) => ownerOfLeaf(leaf) ?? []))];
  const others = plans.filter((leaf) => !all.some((other) => meet(leaf, other)));
  return [
    ...(planned === undefined || setBack.length === 0 ? [] : [changedFinding(setBack, plans, planned)]),
    ...(owned.length === 0 ? [] : [{ kind: "owned" as const, text: say`was changed by ${owners.join(" and ")}`, details: owned.map(driftDetail) }]),
    ...(added.length === 0 ? [] : [{ kind: "added" as const, text: say`has values that no file gives`, details: added.map(driftDetail) }]),
    ...(planned === undefined ? [] : plannedFinding(planned, others, setBack.length > 0, refersToGone)),
  ];
}

function goneFinding({ type }: Change, planned: Change | undefined): Found {
  if (planned?.action !== "create") return { kind: "follows", text: say`is gone, and no file has it any more`, details: [] };
  const loss = whatIsLost[type];
  const remedy = loss?.isForGood === true ? `An apply makes a new one, without what was in it: ${loss.removed}. Restore that first, where it can be restored.` : "An apply makes it anew.";
  return { kind: "gone", text: say`is gone`, details: [], remedy: [remedy] };
}

function changedFinding(drifts: readonly Leaf[], plans: readonly Leaf[], { action, type }: Change): Found {
  const loss = whatIsLost[type]?.replaced;
  const isOtherRevision = type === "aws_ecs_service" && drifts.some(({ path }) => path[0] === "task_definition");
  const before = isOtherRevision ? "Somebody deployed another revision, or ECS rolled a deployment back: the service's events tell which. " : "";
  const remedy =
    action === "replace"
      ? `An apply would destroy it and make it anew${loss === undefined ? "" : `: ${loss}`}. Set it back by hand, or write it into the file.`
      : "An apply sets it back. To keep it, write it into the file.";
  const details = drifts.map((leaf) => {
    const target = plans.find(({ path }) => pathText(path) === pathText(leaf.path));
    const isAsBefore = target === undefined || newValueText(target) === valueText(leaf.before) || (!target.isUnknown && isEmpty(target.after) && isEmpty(leaf.before));
    return isAsBefore ? driftDetail(leaf) : say`${driftDetail(leaf)}, the files now say ${newValueText(target)}`;
  });
  return { kind: "changed", text: say`was changed`, details, remedy: [`${before}${remedy}`] };
}

/** What an apply would do that sets nothing back. */
function plannedFinding(planned: Change, leaves: readonly Leaf[], isChanged: boolean, refersToGone: () => boolean): Found[] {
  if (isInPlace(planned) && leaves.length === 0 && isChanged) return [];
  if (isInPlace(planned) && leaves.every(({ isUnknown }) => isUnknown) && refersToGone()) return [{ kind: "follows", text: say`changes with what is gone`, details: [] }];
  return [{ kind: "not-applied", text: say`${planned.action}`, details: [] }];
}

function driftDetail(leaf: Leaf): Text {
  return say`${pathText(leaf.path)}: ${valueText(leaf.before)} was applied, it is ${newValueText(leaf)}`;
}

/** Whether it is there afterwards as before, so that arguments can be set back. */
function isInPlace({ action }: Change): boolean {
  return action === "update" || action === "replace";
}

/** Whether one is the other, or in it. */
function meet({ path: one }: Leaf, { path: other }: Leaf): boolean {
  return one.slice(0, other.length).every((step, index) => step === other[index]);
}

/** `tags_all` says again what `tags` says. */
function withoutRepeatedTags(leaves: readonly Leaf[]): Leaf[] {
  const isTold = (name: unknown) => leaves.some(({ path: [argument, tag] }) => argument === "tags" && (tag === undefined || tag === name));
  return leaves.filter(({ path: [argument, tag] }) => argument !== "tags_all" || !isTold(tag));
}

/** The provider reads back nothing in several ways. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}
