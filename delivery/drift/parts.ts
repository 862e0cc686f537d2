import { say, type Text } from "../../review/text";
import { childOf, itemsOf } from "../../review/tree";

/** Something in a resource that may be a resource of its own. */
export interface Part {
  /** The same for the same part, wherever it is read. */
  readonly key: string;
  /** The whole's argument that lists it. */
  readonly argument: string;
  readonly text: Text;
}

/** A resource whose parts can be resources of their own, and which lists them all, whoever made them. */
export interface Whole {
  readonly type: string;
  /** What somebody did who added one. */
  readonly text: string;
  readonly parts: (values: unknown) => Part[];
  /** Keys of the parts that another resource is. */
  readonly made: (type: string, values: unknown) => string[];
}

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? `${value}` : "");
const textAt = (values: unknown, key: string) => text(childOf(values, key));
const textsAt = (values: unknown, key: string) => itemsOf(childOf(values, key)).map(text);

interface Rule {
  readonly group: string;
  readonly isEgress: boolean;
  readonly protocol: string;
  readonly from: string;
  readonly to: string;
  /** A range, a prefix list or a group. */
  readonly peer: string;
}

/** Of all protocols there are no ports; a group of another account is written with the account. */
function ruleKey({ group, isEgress, protocol, from, to, peer }: Rule): string {
  const ports = protocol === "-1" ? "" : `${from}-${to}`;
  return JSON.stringify([group, isEgress, protocol, ports, peer.replace(/^\d{12}\//, "")]);
}

function rulesIn(rule: unknown, from: Omit<Rule, "peer" | "from" | "to" | "protocol">, groups: readonly string[]): Rule[] {
  const own = childOf(rule, "self") === true ? [from.group] : [];
  const peers = [...textsAt(rule, "cidr_blocks"), ...textsAt(rule, "ipv6_cidr_blocks"), ...textsAt(rule, "prefix_list_ids"), ...groups, ...own];
  return peers.map((peer) => ({ ...from, protocol: textAt(rule, "protocol"), from: textAt(rule, "from_port"), to: textAt(rule, "to_port"), peer }));
}

function ruleText({ isEgress, protocol, from, to, peer }: Rule): Text {
  const ports = protocol === "-1" ? "everything" : `${protocol} ${from === to ? from : `${from}-${to}`}`;
  return isEgress ? say`lets out ${ports} to ${peer}` : say`lets in ${ports} from ${peer}`;
}

const standingAlone: Readonly<Record<string, boolean>> = { aws_vpc_security_group_ingress_rule: false, aws_vpc_security_group_egress_rule: true };

export const groupRules: Whole = {
  type: "aws_security_group",
  text: "has rules that no stack made",
  parts: (values) =>
    ["ingress", "egress"].flatMap((argument) =>
      itemsOf(childOf(values, argument))
        .flatMap((rule) => rulesIn(rule, { group: textAt(values, "id"), isEgress: argument === "egress" }, textsAt(rule, "security_groups")))
        .map((rule) => ({ key: ruleKey(rule), argument, text: ruleText(rule) })),
    ),
  made: (type, values) => {
    const group = textAt(values, "security_group_id");
    if (type === "aws_security_group_rule") return rulesIn(values, { group, isEgress: textAt(values, "type") === "egress" }, [textAt(values, "source_security_group_id")]).map(ruleKey);
    const isEgress = standingAlone[type];
    if (isEgress === undefined) return [];
    const peers = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"].map((key) => textAt(values, key)).filter((peer) => peer !== "");
    return peers.map((peer) => ruleKey({ group, isEgress, protocol: textAt(values, "ip_protocol"), from: textAt(values, "from_port"), to: textAt(values, "to_port"), peer }));
  },
};

const policyKey = (role: string, kind: "inline" | "managed", policy: string) => JSON.stringify([role, kind, policy]);

export const rolePolicies: Whole = {
  type: "aws_iam_role",
  text: "has policies that no stack made",
  parts: (values) => {
    const role = textAt(values, "name");
    return [
      ...itemsOf(childOf(values, "inline_policy")).map((each) => {
        const name = textAt(each, "name");
        return { key: policyKey(role, "inline", name), argument: "inline_policy", text: say`inline policy ${name}: ${textAt(each, "policy")}` };
      }),
      ...textsAt(values, "managed_policy_arns").map((arn) => ({ key: policyKey(role, "managed", arn), argument: "managed_policy_arns", text: say`managed policy ${arn}` })),
    ];
  },
  made: (type, values) => {
    if (type === "aws_iam_role_policy") return [policyKey(textAt(values, "role"), "inline", textAt(values, "name"))];
    if (type === "aws_iam_role_policy_attachment") return [policyKey(textAt(values, "role"), "managed", textAt(values, "policy_arn"))];
    if (type === "aws_iam_policy_attachment") return textsAt(values, "roles").map((role) => policyKey(role, "managed", textAt(values, "policy_arn")));
    return [];
  },
};

const routeKey = (table: string, destination: string) => JSON.stringify([table, destination]);
const destinations = ["cidr_block", "destination_cidr_block", "ipv6_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"];
const destinationOf = (route: unknown) => destinations.map((key) => textAt(route, key)).find((each) => each !== "") ?? "";

export const routes: Whole = {
  type: "aws_route_table",
  text: "has routes that no stack made",
  parts: (values) =>
    itemsOf(childOf(values, "route")).map((route) => {
      const target = Object.entries(route as object).find(([key, value]) => !destinations.includes(key) && text(value) !== "");
      return { key: routeKey(textAt(values, "id"), destinationOf(route)), argument: "route", text: say`${destinationOf(route)} goes to ${text(target?.[1])}` };
    }),
  made: (type, values) => (type === "aws_route" ? [routeKey(textAt(values, "route_table_id"), destinationOf(values))] : []),
};
