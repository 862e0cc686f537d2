import type { EnvironmentFile } from "../../config/environment-file";
import { dev } from "../support/example";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { resource, resources, synthesized, type StackJson } from "../support/synthesized";

type Service = EnvironmentFile["services"][string];

const dependsOn = (stack: StackJson | undefined, service: string) => resource(stack, `aws_ecs_service.${service}`)["depends_on"] as string[];
const servicesBefore = (stack: StackJson | undefined, service: string) => dependsOn(stack, service).filter((address) => address.startsWith("aws_ecs_service."));

function computeWith(change: (file: ReturnType<typeof baseEnvironment>) => void): StackJson | undefined {
  const file = baseEnvironment();
  change(file);
  return synthesized(file)["test-compute"];
}

test("a service waits for its roles' policies, its routes, all rules it adds, and those it finds through Service Connect", () => {
  const stack = synthesized(everything)["all-compute"];
  const rules = ["egress", "ingress"].flatMap((direction) => {
    const type = `aws_vpc_security_group_${direction}_rule`;
    return Object.keys(resources(stack, type)).flatMap((name) => (name.startsWith("security-group_web_") ? [`${type}.${name}`] : []));
  });
  expect(rules).toHaveLength(14);
  expect([...dependsOn(stack, "web")].sort()).toEqual(
    [
      "aws_iam_role_policy.web_execution-role_policy",
      "aws_iam_role_policy.web_task-role_policy",
      ...["site", "admin", "inside"].map((route) => `aws_lb_listener_rule.web_route_${route}_rule`),
      ...rules,
      "aws_ecs_service.jobs",
    ].sort(),
  );
});

test("in dev the stores start before those that use them", () => {
  const stack = synthesized(dev)["dev-compute"];
  const before = Object.keys(dev.services).map((name) => [name, servicesBefore(stack, name)]);
  expect(Object.fromEntries(before)).toEqual({
    vote: ["aws_ecs_service.redis"],
    result: ["aws_ecs_service.db"],
    worker: ["aws_ecs_service.db", "aws_ecs_service.redis"],
    redis: [],
    db: [],
  });
});

test("a service found by DNS alone need not be there first", () => {
  const stack = computeWith((file) => {
    file.routing = { ...file.routing, dnsNamespace: "shop.internal" };
    file.services.worker.discovery = ["dns"];
  });
  expect(servicesBefore(stack, "web")).toEqual([]);
});

test("of two services that connect to each other, the one that does not start after the other is there first", () => {
  const stack = computeWith((file) => {
    file.services.worker.connectsTo = [{ service: "web", ports: ["http"], startsAfter: false }];
  });
  expect(servicesBefore(stack, "worker")).toEqual([]);
  expect(servicesBefore(stack, "web")).toEqual(["aws_ecs_service.worker"]);
  expect(Object.keys(resources(stack, "aws_vpc_security_group_egress_rule"))).toEqual(expect.arrayContaining(["security-group_worker_to_web_tcp-8080", "security-group_web_to_worker_tcp-7000"]));
});

test("a service of another state need not be named: its state is applied before", () => {
  const stacks = synthesized(everything);
  expect(servicesBefore(stacks["all-compute-batch"], "report")).toEqual([]);
});

const certificateArn = "arn:aws:acm:eu-west-1:111122223333:certificate/44444444-4444-4444-4444-444444444444";

/** Names of the target groups when `web` has these routes. */
function targetGroups(routes: Service["routes"]): unknown[] {
  const stack = computeWith((file) => {
    file.routing = { loadBalancers: { public: { certificateArns: [certificateArn] }, inside: { scheme: "internal" } } };
    file.services.web.ports = { http: 8080, admin: 9090 };
    file.services.web.routes = routes;
  });
  return Object.values(resources(stack, "aws_lb_target_group")).map((group) => group["name"]);
}

const route = { loadBalancer: "public", port: "http" };

test("a target group is called by service and route, and by what can't be changed in place", () => {
  const [name] = targetGroups({ main: route });
  expect(name).toMatch(/^shop-test-web-main-[0-9a-f]+$/);
  expect(targetGroups({ main: { ...route, port: "admin" } })).not.toEqual([name]);
  expect(targetGroups({ main: { ...route, protocolVersion: "GRPC" } })).not.toEqual([name]);
  expect(targetGroups({ main: { ...route, loadBalancer: "inside" } })).not.toEqual([name]);
  expect(targetGroups({ main: { ...route, healthCheck: { path: "/healthz" }, stickiness: {}, paths: ["/a"], deregistrationDelaySeconds: 5 } })).toEqual([name]);
});

test("target groups of long names stay within 32 characters and apart", () => {
  const long = "a-very-long-name-of-a-route";
  const names = targetGroups({ [`${long}-one`]: { ...route, hosts: ["one.example.com"] }, [`${long}-two`]: { ...route, hosts: ["two.example.com"] } });
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(String(name).length).toBeLessThanOrEqual(32);
});

test("a successor of a target group stands before the old one goes", () => {
  const groups = resources(synthesized(everything)["all-compute"], "aws_lb_target_group");
  expect(Object.values(groups).map((group) => group["lifecycle"])).toEqual(Object.keys(groups).map(() => ({ create_before_destroy: true })));
});

test("a route's rule asks for its hosts and paths, and for every path only where it has no host", () => {
  const stack = computeWith((file) => {
    file.services.web.routes = {
      any: { loadBalancer: "public" },
      host: { loadBalancer: "public", hosts: ["b.example.com", "a.example.com"] },
      both: { loadBalancer: "public", hosts: ["c.example.com"], paths: ["/b", "/a"] },
    };
  });
  const conditions = Object.entries(resources(stack, "aws_lb_listener_rule")).map(([name, rule]) => [name, rule["condition"]]);
  expect(Object.fromEntries(conditions)).toEqual({
    web_route_any_rule: [{ path_pattern: { values: ["/*"] } }],
    web_route_host_rule: [{ host_header: { values: ["a.example.com", "b.example.com"] } }],
    web_route_both_rule: [{ host_header: { values: ["c.example.com"] } }, { path_pattern: { values: ["/a", "/b"] } }],
  });
});

test("a route goes to the container that has its port", () => {
  const stack = computeWith((file) => {
    file.services.web.sidecars = { proxy: { image: "envoy:1", ports: { front: 10000 } } };
    file.services.web.routes = { main: { loadBalancer: "public", port: "front" } };
  });
  expect(resource(stack, "aws_ecs_service.web")["load_balancer"]).toEqual([
    { container_name: "proxy", container_port: 10000, target_group_arn: "${aws_lb_target_group.web_route_main_target-group.arn}" },
  ]);
  expect(resource(stack, "aws_lb_target_group.web_route_main_target-group")["port"]).toBe(10000);
});
