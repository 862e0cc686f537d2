import type { Action, Change, Values } from "../../../review/change";
import type { ReviewedPlan } from "../../../review/reviewed-plan";
import { networkRules } from "../../../review/rules/network";
import { plain } from "../../../review/text";
import { change, reviewedPlan, template } from "../../support/reviewed-plan";

const find = (plan: ReviewedPlan, all = [plan]) => networkRules.flatMap((rule) => rule.find(plan, all).map(({ address, text, details }) => [rule.id, address, plain(text), ...details.map(plain)]));
const review = (...changes: Change[]) => find(reviewedPlan(changes));
const admit = (cidr: string | null, port: number, rest: Values = {}): Values => ({ security_group_id: "sg-1", ip_protocol: "tcp", from_port: port, to_port: port, cidr_ipv4: cidr, ...rest });
const rule = (action: Action, before: Values | null, after: Values | null, name = "a", direction = "ingress") => change(`aws_vpc_security_group_${direction}_rule.${name}`, action, before, after);
const address = "aws_vpc_security_group_ingress_rule.a";

test("a rule that lets more in", () => {
  expect(review(rule("update", admit("10.0.0.0/24", 80), admit("10.0.0.0/23", 80)))).toEqual([["ingress-widened", address, `${address} lets more in than before`, "tcp 80 from 10.0.1.0/24 (256 addresses)"]]);
  expect(review(rule("create", null, admit("10.0.0.0/24", 80)))).toEqual([["ingress-widened", address, `${address} lets more in than before`, "tcp 80 from 10.0.0.0/24 (256 addresses)"]]);
  expect(review(rule("update", admit("10.0.0.0/23", 80), admit("10.0.0.0/24", 80)))).toEqual([]);
  expect(review(rule("delete", admit("10.0.0.0/23", 80), null))).toEqual([]);
});

test("the whole internet is told in words", () => {
  expect(review(rule("update", admit("10.0.0.0/24", 22), admit("0.0.0.0/0", 22)))).toMatchObject([["open-to-the-world", address, `${address} lets the whole internet in`, "tcp 22 from anywhere on the internet but 10.0.0.0/24"]]);
  expect(review(rule("create", null, admit(null, 22, { cidr_ipv6: "::/0" })))).toEqual([["open-to-the-world", address, `${address} lets the whole internet in`, "tcp 22 from anywhere on the internet (::/0)"]]);
});

test("what other rules of the group let in already is nothing new, wherever they are", () => {
  const old = rule("delete", admit("10.0.0.0/24", 80), null, "old");
  const halves = [rule("create", null, admit("10.0.0.0/25", 80), "x"), rule("create", null, admit("10.0.0.128/25", 80), "y")];
  expect(review(old, ...halves)).toEqual([]);
  const elsewhere = reviewedPlan([change("aws_security_group_rule.old", "no-op", { type: "ingress", security_group_id: "sg-1", protocol: "tcp", from_port: 0, to_port: 100, cidr_blocks: ["10.0.0.0/8"] }, null)], { stack: "other" });
  const here = reviewedPlan(halves);
  expect(find(here, [here, elsewhere])).toEqual([]);
  expect(find(here, [here]).length).toBe(2);
});

const group = (action: Action, before: Values | null, after: Values | null, unknown: unknown = {}) => change("aws_security_group.web", action, before, after, { unknown });
const inline = (...cidrs: string[]) => ({ id: "sg-1", ingress: [{ protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: cidrs, ipv6_cidr_blocks: [], security_groups: [], self: false }], egress: [] });

test("rules inside of a group, and what moves from there into rules of its own", () => {
  expect(review(group("update", inline("10.0.0.0/24"), inline("10.0.0.0/24", "192.168.0.0/32")))).toEqual([["ingress-widened", "aws_security_group.web", "aws_security_group.web lets more in than before", "tcp 80 from 192.168.0.0/32 (1 address)"]]);
  expect(review(group("update", inline("10.0.0.0/24"), { id: "sg-1", ingress: [], egress: [] }), rule("create", null, admit("10.0.0.0/24", 80)))).toEqual([]);
  expect(review(group("create", null, { egress: [] }, { id: true, ingress: true }))).toEqual([]);
});

test("a new group is told where the whole internet gets in", () => {
  const created = group("create", null, {}, { id: true, ingress: true });
  const add = (cidr: string) => change(address, "create", null, { ip_protocol: "tcp", from_port: 22, to_port: 22, cidr_ipv4: cidr }, { unknown: { security_group_id: true } });
  expect(review(created, add("10.0.0.0/8"))).toEqual([]);
  expect(review(created, add("0.0.0.0/0"))).toEqual([["open-to-the-world", address, `${address} lets the whole internet in`, "tcp 22 from anywhere on the internet (0.0.0.0/0)"]]);
});

test("a group of a stack that is not there yet is new", () => {
  const assumption = { producer: "dev-storage", output: "group", path: ["id"], placeholder: "sg-placeholder" };
  const set = { id: "dev-compute", dependencies: [], status: "provisional" as const, isLeaving: false, isEmpty: false, reads: {}, assumptions: [assumption], protectedAddresses: [] };
  const given = rule("create", null, admit("10.0.0.0/8", 80, { security_group_id: "(dev-storage group.id after its apply)" }));
  expect(find(reviewedPlan([given], { set }))).toEqual([]);
});

test("a group that is replaced is compared with the old one, and who refers to it lets no one else in", () => {
  const replaced = group("replace", { id: "sg-1", ingress: [], egress: [] }, {}, { id: true });
  const moved = (after: Values) => change(address, "replace", admit("10.0.0.0/24", 80), after, { unknown: { security_group_id: true } });
  expect(review(replaced, moved({ ip_protocol: "tcp", from_port: 80, to_port: 80, cidr_ipv4: "10.0.0.0/24" }))).toEqual([]);
  expect(review(replaced, moved({ ip_protocol: "tcp", from_port: 80, to_port: 81, cidr_ipv4: "10.0.0.0/24" }))).toMatchObject([["ingress-widened", address, `${address} lets more in than before`, "tcp 81 from 10.0.0.0/24 (256 addresses)"]]);
  const refers = (unknown: string) => change(address, "update", admit(null, 80, { security_group_id: "sg-2", referenced_security_group_id: "sg-1" }), admit(null, 80, { security_group_id: "sg-2" }), { unknown: { [unknown]: true } });
  expect(review(replaced, refers("referenced_security_group_id"))).toEqual([]);
});

test("another group that may connect is more, and what cannot be seen is said", () => {
  const refers = change(address, "create", null, admit(null, 5432), { unknown: { referenced_security_group_id: true } });
  expect(review(refers)).toEqual([["ingress-widened", address, `${address} lets more in than before`, "tcp 5432 from (known after apply)"]]);
  const plan = reviewedPlan([refers], { template: template({ [address]: { referenced_security_group_id: "${aws_security_group.new.id}" } }) });
  expect(find(plan)).toEqual([["ingress-widened", address, `${address} lets more in than before`, "tcp 5432 from (aws_security_group.new.id, known after apply)"]]);
});

test("out to the whole internet is told of groups that there were", () => {
  const out = (cidr: string, action: Action = "create") => rule(action, null, admit(cidr, 443), "a", "egress");
  expect(review(out("0.0.0.0/0"))).toEqual([["egress-widened", "aws_vpc_security_group_egress_rule.a", "aws_vpc_security_group_egress_rule.a lets out to the whole internet", "tcp 443 to anywhere on the internet (0.0.0.0/0)"]]);
  expect(review(out("10.0.0.0/8"))).toEqual([]);
  expect(review(change("aws_security_group_rule.out", "create", null, { type: "egress", security_group_id: "sg-1", protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] })).map(([id]) => id)).toEqual(["egress-widened"]);
});

const acl = (action: Action, before: Values | null, after: Values | null, name = "a") => change(`aws_network_acl_rule.${name}`, action, before, after);
const entry = (number: number, verb: string, cidr: string): Values => ({ network_acl_id: "acl-1", rule_number: number, egress: false, protocol: "tcp", rule_action: verb, cidr_block: cidr, from_port: 22, to_port: 22 });

test("network ACLs are read in order", () => {
  const all = acl("no-op", entry(200, "allow", "0.0.0.0/0"), entry(200, "allow", "0.0.0.0/0"));
  const deny = entry(100, "deny", "10.0.0.0/8");
  expect(review(all, acl("delete", deny, null, "deny"))).toEqual([["ingress-widened", "aws_network_acl_rule.deny", "aws_network_acl_rule.deny lets more through to its subnets than before", "tcp 22 from 10.0.0.0/8 (16,777,216 addresses)"]]);
  expect(review(all, acl("update", deny, entry(50, "deny", "10.0.0.0/8"), "deny"))).toEqual([]);
  expect(review(all, acl("update", deny, entry(300, "deny", "10.0.0.0/8"), "deny")).length).toBe(1);
  expect(review(acl("create", null, entry(100, "allow", "0.0.0.0/0")))).toEqual([]);
});

const balancer = (rest: Partial<Change> = {}) => change("aws_lb.public", "create", null, { internal: false }, { unknown: { arn: true, security_groups: true }, ...rest });
const listener = change("aws_lb_listener.http", "create", null, { port: 80, protocol: "HTTP" }, { unknown: { load_balancer_arn: true } });
const open = (port: number, name = "web") => change(`aws_vpc_security_group_ingress_rule.${name}`, "create", null, { ip_protocol: "tcp", from_port: port, to_port: port, cidr_ipv4: "0.0.0.0/0" }, { unknown: { security_group_id: true } });

test("the ports of a new public load balancer are told with it", () => {
  expect(review(balancer(), listener, open(80))).toEqual([]);
  expect(review(balancer(), listener, open(22)).length).toBe(1);
  expect(review(listener, open(80)).length).toBe(1);
});

test("a group that there was is told, also when the new load balancer gets it", () => {
  const given = balancer({ after: { internal: false, security_groups: ["sg-1"] }, unknown: { arn: true } });
  expect(review(given, listener, rule("create", null, admit("0.0.0.0/0", 80))).map(([id]) => id)).toEqual(["open-to-the-world"]);
});

test("a template tells which group is the load balancer's", () => {
  const text = template({
    "aws_lb.public": { security_groups: ["${aws_security_group.lb.id}"] },
    "aws_lb_listener.http": { load_balancer_arn: "${aws_lb.public.arn}" },
    "aws_vpc_security_group_ingress_rule.lb": { security_group_id: "${aws_security_group.lb.id}" },
    "aws_vpc_security_group_ingress_rule.web": { security_group_id: "${aws_security_group.web.id}" },
  });
  const plan = reviewedPlan([balancer(), listener, open(80, "lb"), open(80, "web")], { template: text });
  expect(find(plan).map(([, found]) => found)).toEqual(["aws_vpc_security_group_ingress_rule.web"]);
});

test("a rule of the old kind with ranges, or for itself, has no source that only the apply tells", () => {
  const old = (after: Values) => change("aws_security_group_rule.a", "create", null, { type: "ingress", security_group_id: "sg-1", protocol: "tcp", from_port: 80, to_port: 80, ...after }, { unknown: { id: true, source_security_group_id: true } });
  const told = (line: string) => [["ingress-widened", "aws_security_group_rule.a", "aws_security_group_rule.a lets more in than before", line]];
  expect(review(old({ cidr_blocks: ["10.0.0.0/24"] }))).toEqual(told("tcp 80 from 10.0.0.0/24 (256 addresses)"));
  expect(review(old({ self: true }))).toEqual(told("tcp 80 from sg-1"));
  expect(review(old({}))).toEqual(told("tcp 80 from (known after apply)"));
});
