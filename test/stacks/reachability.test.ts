import fc from "fast-check";
import type { EnvironmentFile } from "../../config/environment-file";
import { dev, prod } from "../support/example";
import { baseEnvironment } from "../config/base-environment";
import { declaredTraffic } from "../support/declared-traffic";
import { everything } from "../support/everything";
import { allProtocolRules, each, reachability } from "../support/reachability";
import { synthesized, type StackJson } from "../support/synthesized";

type Stacks = Record<string, StackJson>;

/** The base environment on each way out, in a VPC of somebody else's too, with every kind of far end. */
function variants(): Record<string, EnvironmentFile> {
  const modes = ["nat-gateway-per-zone", "nat-gateway", "nat-instance", "endpoints", "public"] as const;
  const zones = ["eu-west-1a", "eu-west-1b"];
  const subnets = (tier: string) => Object.fromEntries(zones.map((zone, index) => [zone, `subnet-00000000000000${tier}${index}`]));
  const connectsTo = [
    "worker",
    { securityGroupId: "sg-0123456789abcdef0", ports: [5432, 5433] },
    { prefixListId: "pl-0123456789abcdef0", ports: [443] },
    { cidr: "192.0.2.0/24", ports: [514], protocol: "udp" as const },
  ];
  const made = modes.map((egress) => {
    const file = baseEnvironment();
    file.network = { cidr: "10.20.0.0/16", availabilityZones: zones, egress, interfaceEndpoints: ["sqs"] };
    file.routing = { ...file.routing, dnsNamespace: "shop.internal" };
    Object.assign(file.services.worker, { image: { repository: "web", tag: "1.0.0" }, discovery: ["service-connect", "dns"] });
    file.services.web.connectsTo = connectsTo;
    file.jobs = { tally: { image: { repository: "web", tag: "1.0.0" }, cpuUnits: 256, memoryMiB: 512, connectsTo } };
    return [egress, file] as const;
  });
  const existing = baseEnvironment();
  existing.network = { vpc: "existing", vpcId: "vpc-0123456789abcdef0", cidr: "10.20.0.0/16", publicSubnetIds: subnets("aa"), privateSubnetIds: subnets("bb") };
  existing.services.web.connectsTo = connectsTo;
  const ownRegistry = baseEnvironment();
  ownRegistry.services.worker.image = "registry.example.com:5000/worker:1";
  ownRegistry.jobs = { tally: { image: "registry.example.com:5001/tally:1", cpuUnits: 256, memoryMiB: 512 } };
  return Object.fromEntries([...made, ["existing", existing], ["own registry", ownRegistry]]);
}

const files: Record<string, EnvironmentFile> = { dev, prod, everything, ...variants() };
const environments = Object.entries(files).map(([name, file]): [string, EnvironmentFile, Stacks] => [name, file, synthesized(file)]);
const stacksOf = (name: string) => environments.find(([each]) => each === name)?.[2] ?? {};

test("in dev exactly this can be reached", () => {
  expect(reachability(stacksOf("dev")).reachable).toEqual([
    "0.0.0.0/0 -> load balancer public tcp 80",
    "0.0.0.0/0 -> load balancer public tcp 8081",
    "job archive -> 0.0.0.0/0 tcp 443",
    "job archive -> file system volumes tcp 2049",
    "job archive -> service db tcp 5432",
    "job tally -> 0.0.0.0/0 tcp 443",
    "job tally -> service db tcp 5432",
    "load balancer public -> service result tcp 80",
    "load balancer public -> service vote tcp 80",
    "service db -> 0.0.0.0/0 tcp 443",
    "service db -> file system volumes tcp 2049",
    "service db -> service result tcp 80",
    "service redis -> 0.0.0.0/0 tcp 443",
    "service redis -> service vote tcp 80",
    "service result -> 0.0.0.0/0 tcp 443",
    "service result -> service db tcp 5432",
    "service vote -> 0.0.0.0/0 tcp 443",
    "service vote -> service redis tcp 6379",
    "service worker -> 0.0.0.0/0 tcp 443",
    "service worker -> service db tcp 5432",
    "service worker -> service redis tcp 6379",
    "service worker -> service result tcp 80",
    "service worker -> service vote tcp 80",
  ]);
});

test("in an environment that uses everything exactly this can be reached", () => {
  expect(reachability(stacksOf("everything")).reachable).toEqual([
    "0.0.0.0/0 -> load balancer public tcp 443",
    "0.0.0.0/0 -> load balancer public tcp 80",
    "0.0.0.0/0 -> load balancer public tcp 8443",
    "10.40.0.0/16 -> endpoints tcp 443",
    "10.40.0.0/16 -> load balancer inside tcp 80",
    "198.51.100.0/24 -> load balancer public tcp 443",
    "198.51.100.0/24 -> load balancer public tcp 80",
    "198.51.100.0/24 -> load balancer public tcp 8443",
    "job clean -> com.amazonaws.eu-west-1.s3 tcp 443",
    "job clean -> endpoints tcp 443",
    "job clean -> file system zonal tcp 2049",
    "job report-daily -> com.amazonaws.eu-west-1.s3 tcp 443",
    "job report-daily -> endpoints tcp 443",
    "job report-daily -> file system shared tcp 2049",
    "job report-daily -> service web tcp 8080",
    "job report-daily -> service web tcp 9090",
    "job report-daily -> service web tcp 9901",
    "load balancer inside -> service web tcp 8080",
    "load balancer public -> service web tcp 8080",
    "load balancer public -> service web tcp 9090",
    "service archive -> com.amazonaws.eu-west-1.s3 tcp 443",
    "service archive -> endpoints tcp 443",
    "service archive -> service report tcp 50051",
    "service cache -> com.amazonaws.eu-west-1.s3 tcp 443",
    "service cache -> endpoints tcp 443",
    "service cache -> file system zonal tcp 2049",
    "service jobs -> com.amazonaws.eu-west-1.s3 tcp 443",
    "service jobs -> endpoints tcp 443",
    "service report -> com.amazonaws.eu-west-1.s3 tcp 443",
    "service report -> endpoints tcp 443",
    "service report -> file system shared tcp 2049",
    "service report -> service jobs tcp 7000",
    "service report -> service web tcp 9090",
    "service web -> 203.0.113.0/24 tcp 5432",
    "service web -> 203.0.113.0/24 udp 53",
    "service web -> com.amazonaws.eu-west-1.s3 tcp 443",
    "service web -> endpoints tcp 443",
    "service web -> file system shared tcp 2049",
    "service web -> service jobs tcp 7000",
  ]);
});

test.each(environments)("in %s what can be reached is what the file declares", (_, file, stacks) => {
  expect(reachability(stacks).reachable).toEqual(declaredTraffic(file));
});

test.each(environments)("in %s no rule stands at one end alone", (_, __, stacks) => {
  expect(reachability(stacks).halfOpen).toEqual([]);
});

test("services called as what AWS offers get rules of their own", () => {
  const file: EnvironmentFile = variants()["endpoints"] ?? baseEnvironment();
  const names = ["s3", "endpoints", "interface-endpoints", "file-system", "stack"];
  const service = { ...file.services["worker"], ports: { https: 443 } } as EnvironmentFile["services"][string];
  file.services = { ...Object.fromEntries(names.map((name) => [name, service])), web: { ...service, connectsTo: names } };
  file.jobs = {};
  const stacks = synthesized(file);
  expect(reachability(stacks)).toEqual({ reachable: declaredTraffic(file), halfOpen: [] });
  expect(reachability(stacks).reachable).toEqual(expect.arrayContaining(names.map((name) => `service web -> service ${name} tcp 443`)));
});

test("an environment with jobs alone reaches what they need", () => {
  const { services: _, ...file } = baseEnvironment();
  file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "endpoints" };
  const jobs = { tally: { image: { repository: "web", tag: "1.0.0" }, cpuUnits: 256, memoryMiB: 512 } };
  const stacks = synthesized({ ...file, services: {}, jobs });
  expect(reachability(stacks).reachable).toEqual([
    "0.0.0.0/0 -> load balancer public tcp 80",
    "10.20.0.0/16 -> endpoints tcp 443",
    "job tally -> com.amazonaws.eu-west-1.s3 tcp 443",
    "job tally -> endpoints tcp 443",
  ]);
});

test("whatever services and jobs connect to, what can be reached is what the file declares", () => {
  const names = ["a", "b", "c", "d"];
  // From left to right alone: a rule refuses circles.
  const pairs = names.flatMap((from, index) => names.slice(index + 1).map((to) => [from, to] as const));
  const port = fc.constantFrom({ tcp: 80 }, { web: 80, dns: { containerPort: 53, protocol: "udp" as const } }, { a: 1, b: 65535 });
  const drawn = fc.record({
    egress: fc.constantFrom("nat-instance" as const, "endpoints" as const, "public" as const),
    ports: fc.tuple(port, port, port, port),
    connected: fc.subarray(pairs),
    mounting: fc.subarray(names),
    // Groups are applied behind what has none.
    grouped: fc.constantFrom<string[]>([], ["a"], ["a", "b"]),
    job: fc.record({ connected: fc.subarray(names), mounts: fc.boolean() }),
  });
  fc.assert(
    fc.property(drawn, ({ egress, ports, connected, mounting, grouped, job }) => {
      const file: EnvironmentFile = baseEnvironment();
      const mount = { fileSystem: "data", accessPoint: "files", containerPath: "/files" };
      const small = { image: { repository: "web", tag: "1.0.0" }, cpuUnits: 256, memoryMiB: 512 };
      file.network = { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress };
      file.routing = { dnsNamespace: "shop.internal" };
      file.jobs = { last: { ...small, connectsTo: job.connected, mounts: job.mounts ? [mount] : [], ...(grouped.length > 0 ? { group: "last" } : {}) } };
      file.services = Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            ...small,
            discovery: ["service-connect", "dns"],
            ports: ports[index] ?? {},
            connectsTo: connected.flatMap(([from, to]) => (from === name ? [to] : [])),
            mounts: mounting.includes(name) ? [mount] : [],
            ...(grouped.includes(name) ? { group: `group-${name}` } : {}),
          },
        ]),
      );
      expect(reachability(synthesized(file))).toEqual({ reachable: declaredTraffic(file), halfOpen: [] });
    }),
    { numRuns: 8 },
  );
});

test.each(environments)("in %s nothing admits the whole internet but the listeners of load balancers that face it", (_, __, stacks) => {
  const open = reachability(stacks).reachable.filter((line) => line.startsWith("0.0.0.0/0 -> "));
  const facing = each(stacks).flatMap(([, type, name, block]) => (type === "aws_lb" && block["internal"] === false ? [name] : []));
  const ports = each(stacks).flatMap(([, type, , block]) => {
    const balancer = /^\$\{aws_lb\.([\w-]+)\.arn\}$/.exec(String(block["load_balancer_arn"]))?.[1] ?? "";
    return type === "aws_lb_listener" && facing.includes(balancer) ? [`0.0.0.0/0 -> load balancer ${balancer} tcp ${String(block["port"])}`] : [];
  });
  expect(open).toEqual(ports.sort());
  expect(open).not.toEqual([]);
});

test.each(environments)("in %s no rule is for every protocol but those of the NAT instance", (_, file, stacks) => {
  const ofNatInstance = ["aws_vpc_security_group_ingress_rule.nat_from-vpc", "aws_vpc_security_group_egress_rule.nat_to-internet"];
  const hasNatInstance = file.network.vpc !== "existing" && file.network.egress === "nat-instance";
  expect(allProtocolRules(stacks)).toEqual(hasNatInstance ? ofNatInstance : []);
});
