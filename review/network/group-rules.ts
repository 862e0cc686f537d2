import { cached } from "../cached";
import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { argumentAfter } from "../template/after";
import { knownAfter } from "../template/later";
import { childOf, isTree } from "../tree";
import { admissions, type Admission } from "./admission";

type Direction = "ingress" | "egress";

/** What a resource says of a security group in one direction. */
export interface GroupRules {
  readonly change: Change;
  readonly direction: Direction;
  /** Id of the group; of one that is new, the text by which it is referred to. */
  readonly group: string;
  readonly isNewGroup: boolean;
  readonly before: readonly Admission[];
  readonly after: readonly Admission[];
}

const inline = ["aws_security_group", "aws_default_security_group"];
const separate: Readonly<Record<string, Direction | undefined>> = {
  aws_security_group_rule: undefined,
  aws_vpc_security_group_egress_rule: "egress",
  aws_vpc_security_group_ingress_rule: "ingress",
};

/** All rules of security groups that a plan knows, changed or not. */
export const groupRules = cached((plan, all): readonly GroupRules[] =>
  plan.changes.flatMap((change) => {
    const isInline = inline.includes(change.type);
    if (change.deposed !== undefined || (!isInline && !Object.hasOwn(separate, change.type))) return [];
    const after = valuesAfter(change, plan, all);
    const { group, isNewGroup } = groupOf(change, isInline ? "id" : "security_group_id", after, plan);
    const said = childOf(after ?? change.before, "type") === "egress" ? "egress" : "ingress";
    const directions: readonly Direction[] = isInline ? ["ingress", "egress"] : [separate[change.type] ?? said];
    return directions.map((direction) => {
      const rulesOf = (values: unknown) => (isInline ? blocksOf(values, direction) : [values]).flatMap((rule) => admissionsOf(rule, group));
      return { change, direction, group, isNewGroup, before: rulesOf(change.before), after: withReplacedGroups(rulesOf(after), rulesOf(change.before), plan) };
    });
  }),
);

/** The values after the apply; what only that tells is a text which says so. */
function valuesAfter(change: Change, plan: ReviewedPlan, all: readonly ReviewedPlan[]): Readonly<Record<string, unknown>> | undefined {
  if (change.after === null) return undefined;
  const names = [...new Set([...Object.keys(change.after), ...(isTree(change.unknown) ? Object.keys(change.unknown) : [])])];
  return Object.fromEntries(names.map((name) => [name, argumentAfter(change, name, plan, all).value]));
}

function groupOf(change: Change, argument: string, after: unknown, plan: ReviewedPlan): Pick<GroupRules, "group" | "isNewGroup"> {
  const [before, text] = [childOf(change.before, argument), childOf(after, argument)];
  const known = change.after === null ? before : knownAfter(change, argument, plan);
  if (typeof known === "string") return { group: known, isNewGroup: false };
  if (typeof text === "string" && !text.startsWith("(")) return { group: text, isNewGroup: false };
  const id = argument === "id" ? before : (replacedGroup(text, plan) ?? before);
  if (typeof id === "string") return { group: id, isNewGroup: false };
  return { group: argument === "id" ? `(${change.address}.id, known after apply)` : String(text), isNewGroup: true };
}

function blocksOf(values: unknown, direction: Direction): readonly unknown[] {
  const blocks = childOf(values, direction);
  return Array.isArray(blocks) ? blocks : [];
}

function admissionsOf(rule: unknown, group: string): readonly Admission[] {
  if (!isTree(rule)) return [];
  const text = (name: string) => [childOf(rule, name)].flat().filter((value) => typeof value === "string" && value !== "") as string[];
  const ranges = ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"].flatMap(text);
  // A rule of the old kind with ranges, or for itself, has no other source: the provider leaves it open until the apply, and then there is none.
  const sources = text("source_security_group_id").filter((id) => id !== unseen || (ranges.length === 0 && childOf(rule, "self") !== true));
  return admissions(
    { protocol: childOf(rule, "ip_protocol") ?? childOf(rule, "protocol"), from: childOf(rule, "from_port"), to: childOf(rule, "to_port") },
    ranges,
    [
      ...[...["referenced_security_group_id", "security_groups"].flatMap(text), ...sources].map((id) => id.replace(/^\d{12}\//, "")),
      ...["prefix_list_id", "prefix_list_ids"].flatMap(text),
      ...(childOf(rule, "self") === true ? [group] : []),
    ],
  );
}

/** A group that is replaced is the same for those that refer to it. */
function withReplacedGroups(after: readonly Admission[], before: readonly Admission[], plan: ReviewedPlan): readonly Admission[] {
  return after.map((admission) => {
    if (typeof admission.space === "string") return admission;
    const { name } = admission.space;
    const names = before.map(({ space }) => (typeof space === "string" ? undefined : space.name));
    const old = name === unseen ? names.find((id) => isReplaced(id, plan)) : replacedGroup(name, plan);
    return old === undefined ? admission : { ...admission, space: { name: old } };
  });
}

const unseen = "(known after apply)";

/** The id that a group has now of which only the next one is referred to. */
function replacedGroup(text: unknown, plan: ReviewedPlan): string | undefined {
  const address = typeof text === "string" ? /^\((.+)\.id, known after apply\)$/s.exec(text)?.[1] : undefined;
  const id = address === undefined ? undefined : childOf(plan.changes.find((change) => change.address === address && change.deposed === undefined)?.before, "id");
  return typeof id === "string" ? id : undefined;
}

function isReplaced(id: string | undefined, plan: ReviewedPlan): boolean {
  return id !== undefined && plan.changes.some(({ type, action, before }) => type === "aws_security_group" && action === "replace" && childOf(before, "id") === id);
}
