import { foundBeside } from "../../../delivery/drift/beside";
import type { PlanJson } from "../../../review/plan-json";
import { plain } from "../../../review/text";

type Values = Readonly<Record<string, unknown>>;

/** The plan of a stack with these resources; arguments that its configuration sets are listed by address. */
function planOf(resources: Readonly<Record<string, Values>>, set: Readonly<Record<string, readonly string[]>> = {}): PlanJson {
  return {
    format_version: "1.2",
    prior_state: { values: { root_module: { resources: Object.entries(resources).map(([address, values]) => ({ address, mode: "managed", type: address.split(".")[0], values })) } } },
    configuration: {
      root_module: { resources: Object.keys(resources).map((address) => ({ address, expressions: Object.fromEntries((set[address] ?? []).map((argument) => [argument, {}])) })) },
    },
  };
}

const rule = (more: Values): Values => ({ cidr_blocks: [], ipv6_cidr_blocks: [], prefix_list_ids: [], security_groups: [], self: false, protocol: "tcp", from_port: 80, to_port: 80, ...more });
const group = { id: "sg-1", ingress: [rule({ cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] }), rule({ self: true, protocol: "-1", from_port: 0, to_port: 0 })], egress: [rule({ security_groups: ["sg-2"], to_port: 90 })] };
const made = {
  "aws_vpc_security_group_ingress_rule.a": { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 80, to_port: 80, cidr_ipv4: "10.0.0.0/8" },
  "aws_vpc_security_group_ingress_rule.b": { security_group_id: "sg-1", ip_protocol: "-1", from_port: null, to_port: null, referenced_security_group_id: "sg-1" },
};

const found = (...given: Parameters<typeof foundBeside>) => foundBeside(...given).map(({ stack, address, text, details }) => [`${stack} ${address} ${plain(text)}`, ...details.map(plain)].join("\n"));

test("rules of a security group that no stack made", () => {
  const owner = { stack: "dev-network", plan: planOf({ "aws_security_group.web": group, ...made }) };
  expect(found([owner])).toEqual(["dev-network aws_security_group.web has rules that no stack made\nlets in tcp 80 from 0.0.0.0/0\nlets out tcp 80-90 to sg-2"]);
});

test("rules of other stacks are made, also of one that leaves", () => {
  const owner = { stack: "dev-network", plan: planOf({ "aws_security_group.web": group, ...made }) };
  const other = { stack: "dev-compute", plan: planOf({ "aws_security_group_rule.c": { type: "egress", security_group_id: "sg-1", protocol: "tcp", from_port: 80, to_port: 90, source_security_group_id: "sg-2" } }) };
  const leaving = { stack: "dev-old", plan: planOf({ "aws_vpc_security_group_ingress_rule.d": { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 80, to_port: 80, cidr_ipv4: "0.0.0.0/0" } }) };
  expect(found([owner, other], [leaving])).toEqual([]);
});

test("a group whose rules stand in it is the plan's to compare", () => {
  expect(found([{ stack: "dev-network", plan: planOf({ "aws_security_group.web": group, ...made }, { "aws_security_group.web": ["ingress", "egress"] }) }])).toEqual([]);
});

test("policies of a role that no stack made", () => {
  const role = { name: "web-task", inline_policy: [{ name: "act", policy: "{}" }, { name: "more", policy: '{"Statement":[]}' }], managed_policy_arns: ["arn:aws:iam::aws:policy/A", "arn:aws:iam::aws:policy/B"] };
  const plan = planOf({
    "aws_iam_role.web": role,
    "aws_iam_role_policy.act": { role: "web-task", name: "act" },
    "aws_iam_role_policy_attachment.a": { role: "web-task", policy_arn: "arn:aws:iam::aws:policy/A" },
  });
  expect(found([{ stack: "dev-compute", plan }])).toEqual([
    'dev-compute aws_iam_role.web has policies that no stack made\ninline policy more: {"Statement":[]}\nmanaged policy arn:aws:iam::aws:policy/B',
  ]);
});

test("routes of a table that no stack made", () => {
  const route = (cidr: string, target: string) => ({ cidr_block: cidr, ipv6_cidr_block: "", gateway_id: "", vpc_peering_connection_id: target });
  const plan = planOf({ "aws_route_table.t": { id: "rtb-1", route: [route("0.0.0.0/0", "pcx-1"), route("10.9.0.0/16", "pcx-2")] }, "aws_route.r": { route_table_id: "rtb-1", destination_cidr_block: "0.0.0.0/0" } });
  expect(found([{ stack: "dev-network", plan }])).toEqual(["dev-network aws_route_table.t has routes that no stack made\n10.9.0.0/16 goes to pcx-2"]);
});
