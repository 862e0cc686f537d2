import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { knownAfter } from "../template/later";
import { childOf, isTree } from "../tree";
import { admissions, type Admission } from "./admission";

/** What the rules of a network ACL let in, before and after. */
export interface AclRules {
  readonly change: Change;
  readonly acl: string;
  readonly before: readonly Admission[];
  readonly after: readonly Admission[];
}

const inline = ["aws_default_network_acl", "aws_network_acl"];

/** What plans know of the rules of network ACLs that there are. A new one only takes away from what its subnets would let in without it. */
export function aclRules(plan: ReviewedPlan): readonly AclRules[] {
  return plan.changes.flatMap((change) => {
    const isInline = inline.includes(change.type);
    if (change.deposed !== undefined || (!isInline && change.type !== "aws_network_acl_rule")) return [];
    const argument = isInline ? "id" : "network_acl_id";
    const acl = (change.after === null ? undefined : knownAfter(change, argument, plan)) ?? childOf(change.before, argument);
    if (typeof acl !== "string") return [];
    const rulesOf = (values: unknown) => (isInline ? [childOf(values, "ingress")].flat() : [values]).flatMap(admissionsOf);
    return [{ change, acl, before: rulesOf(change.before), after: rulesOf(change.after) }];
  });
}

function admissionsOf(rule: unknown): readonly Admission[] {
  if (!isTree(rule) || childOf(rule, "egress") === true) return [];
  const number = childOf(rule, "rule_number") ?? childOf(rule, "rule_no");
  const action = childOf(rule, "rule_action") ?? childOf(rule, "action");
  const protocol = childOf(rule, "protocol");
  const isIcmp = ["1", "58", "icmp", "icmpv6"].includes(String(protocol));
  const [from, to] = isIcmp ? [childOf(rule, "icmp_type"), childOf(rule, "icmp_code")] : [childOf(rule, "from_port"), childOf(rule, "to_port")];
  const ranges = ["cidr_block", "ipv6_cidr_block"].map((name) => childOf(rule, name)).filter((value) => typeof value === "string" && value !== "") as string[];
  return admissions({ protocol, from, to }, ranges, []).map((admission) => ({ ...admission, number: Number(number), isDenied: String(action).toLowerCase() !== "allow" }));
}
