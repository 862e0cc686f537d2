import type { Action, Change, Values } from "../../../review/change";
import { exposureRules } from "../../../review/rules/exposure";
import { plain } from "../../../review/text";
import { change, reviewedPlan, template } from "../../support/reviewed-plan";

const review = (...changes: Change[]) => {
  const plan = reviewedPlan(changes);
  return exposureRules.flatMap((rule) => rule.find(plan, [plan]).map(({ address, text, details }) => [rule.id, address, plain(text), ...details.map(plain)]));
};

test("a way in from the internet", () => {
  const listeners = [443, 80].map((port) => change(`aws_lb_listener.a${port}`, "create", null, { port, protocol: port === 80 ? "HTTP" : "HTTPS" }, { unknown: { load_balancer_arn: true } }));
  expect(review(change("aws_lb.web", "create", null, { internal: false }, { unknown: { arn: true } }), ...listeners)).toEqual([
    ["public-entry", "aws_lb.web", "aws_lb.web is a new load balancer that faces the internet", "listens on HTTP 80", "listens on HTTPS 443"],
  ]);
  const group = (cidr: string) => change("aws_vpc_security_group_ingress_rule.a", "create", null, { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 80, to_port: 80, cidr_ipv4: cidr });
  expect(review(change("aws_lb.web", "create", null, { internal: false, security_groups: ["sg-1"] }), group("198.51.100.0/24"))).toEqual([
    ["public-entry", "aws_lb.web", "aws_lb.web is a new load balancer that faces the internet", "lets in tcp 80 from 198.51.100.0/24 (256 addresses)"],
  ]);
  expect(review(change("aws_lb.web", "replace", { internal: true }, { internal: false }))).toEqual([["public-entry", "aws_lb.web", "aws_lb.web faces the internet from now on"]]);
  expect(review(change("aws_lb.web", "create", null, { internal: true }))).toEqual([]);
  expect(review(change("aws_lb.web", "update", { internal: false }, { internal: false }))).toEqual([]);
  expect(review(change("aws_lb.web", "delete", { internal: false }, null))).toEqual([]);
});

const listener = (before: Values, after: Values) => review(change("aws_lb_listener.web", "update", before, after));

test("a listener that protects less", () => {
  const text = "aws_lb_listener.web protects its connections less";
  expect(listener({ protocol: "HTTPS" }, { protocol: "HTTP" })).toEqual([["listener-weakened", "aws_lb_listener.web", text, 'protocol: "HTTPS" -> "HTTP"']]);
  expect(listener({ ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }, { ssl_policy: "ELBSecurityPolicy-2016-08" })).toEqual([
    ["listener-weakened", "aws_lb_listener.web", text, 'ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06" -> "ELBSecurityPolicy-2016-08"'],
  ]);
  expect(listener({ mutual_authentication: [{ mode: "verify" }] }, { mutual_authentication: [] })).toEqual([["listener-weakened", "aws_lb_listener.web", text, 'mutual_authentication: "verify" -> null']]);
  expect(listener({ protocol: "HTTP" }, { protocol: "HTTPS", ssl_policy: "x" })).toEqual([]);
});

test.each<[string, Values, Values, string]>([
  ["aws_subnet.a", { map_public_ip_on_launch: false }, { map_public_ip_on_launch: true }, "map_public_ip_on_launch: false -> true"],
  ["aws_ecs_service.a", { network_configuration: [{ assign_public_ip: false }] }, { network_configuration: [{ assign_public_ip: true }] }, "assign_public_ip: false -> true"],
  ["aws_db_instance.a", { publicly_accessible: false }, { publicly_accessible: true }, "publicly_accessible: false -> true"],
])("%s gets a public address", (address, before, after, line) => {
  expect(review(change(address, "update", before, after))).toEqual([["public-address", address, `${address} gets a public address`, line]]);
  expect(review(change(address, "update", after, before))).toEqual([]);
  expect(review(change(address, "update", after, after))).toEqual([]);
});

test("of what is new only a database is told", () => {
  expect(review(change("aws_db_instance.a", "create", null, { publicly_accessible: true })).length).toBe(1);
  expect(review(change("aws_subnet.a", "create", null, { map_public_ip_on_launch: true }))).toEqual([]);
});

const route = (action: Action, before: Values | null, after: Values | null, name = "a") => change(`aws_route.${name}`, action, before, after);

test("a private route table that leads to the internet", () => {
  const [nat, gateway] = [{ route_table_id: "rtb-1", nat_gateway_id: "nat-1", gateway_id: "" }, { route_table_id: "rtb-1", gateway_id: "igw-1" }];
  const found = [["private-route", "aws_route.a", "aws_route.a leads from the route table rtb-1 to the internet, which it did not reach both ways"]];
  expect(review(route("update", nat, gateway))).toEqual(found);
  expect(review(route("create", null, gateway))).toEqual(found);
  expect(review(route("create", null, gateway), route("delete", gateway, null, "old"))).toEqual([]);
  expect(review(route("create", null, { gateway_id: "igw-1" }))).toEqual([]);
  expect(review(change("aws_route_table.a", "update", { id: "rtb-1", route: [] }, { id: "rtb-1", route: [{ gateway_id: "igw-1" }] })).map(([id]) => id)).toEqual(["private-route"]);
});

test("a gateway that is new is found in the template", () => {
  const changed = change("aws_route.a", "create", null, { route_table_id: "rtb-1" }, { unknown: { gateway_id: true } });
  const plan = reviewedPlan([changed], { template: template({ "aws_route.a": { gateway_id: "${aws_internet_gateway.a.id}" } }) });
  expect(exposureRules.flatMap((rule) => rule.find(plan, [plan])).length).toBe(1);
});
