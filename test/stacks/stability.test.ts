import type { EnvironmentFile } from "../../config/environment-file";
import dev from "../../environments/dev";
import prod from "../../environments/prod";
import { everything } from "../support/everything";
import { each } from "../support/reachability";
import { synthesized } from "../support/synthesized";

type Change = (file: EnvironmentFile) => void;

const blocks = new Map<EnvironmentFile, ReturnType<typeof each>>();

function blocksOf(file: EnvironmentFile): ReturnType<typeof each> {
  const found = blocks.get(file) ?? each(synthesized(file));
  blocks.set(file, found);
  return found;
}

/** What a change to a file does to resources that were there before: `<address>.<argument>`, and `<address>` for those that are gone. */
function consequences(file: EnvironmentFile, change: Change): string[] {
  const changed = structuredClone(file);
  change(changed);
  const after = synthesized(changed);
  return blocksOf(file).flatMap(([stack, type, name, before]) => {
    const now = after[stack]?.resource[type]?.[name];
    if (now === undefined) return [`${type}.${name}`];
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return names.flatMap((argument) => (JSON.stringify(before[argument]) === JSON.stringify(now[argument]) ? [] : [`${type}.${name}.${argument}`]));
  });
}

const small = { cpuUnits: 256, memoryMiB: 512 };
const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/busybox:1";
const zones = (file: EnvironmentFile) => (file.network.vpc === "existing" ? [] : file.network.availabilityZones);
const services = ({ services }: EnvironmentFile): Record<string, EnvironmentFile["services"][string]> => services;

/** The same at the front: what is read first must not matter. */
function putFirst<T>(record: Record<string, T>, key: string, value: T): void {
  const rest = { ...record };
  for (const name of Object.keys(record)) delete record[name];
  Object.assign(record, { [key]: value }, rest);
}

test.each([
  ["dev", dev, "redis"],
  ["prod", prod, "redis"],
  ["everything", everything, "jobs"],
] as const)("in %s a service that comes first, with a port, a route and a connection, changes nothing that is there", (_, file, target) => {
  const balancer = Object.keys(file.routing?.loadBalancers ?? {})[0] ?? "";
  const listener = Object.keys(file.routing?.loadBalancers?.[balancer]?.listeners ?? {})[0] ?? "";
  const routes = { web: { loadBalancer: balancer, listener, paths: ["/aaa/*"], hosts: ["aaa.example.com"] } };
  const add: Change = (changed) => putFirst(services(changed), "aaa", { ...small, image, ports: { http: 80 }, routes, connectsTo: [target] });
  expect(consequences(file, add)).toEqual([]);
});

test("a service in a group of its own changes nothing that is there", () => {
  const add: Change = (file) => putFirst(services(file), "aaa", { ...small, image, group: "aaa", connectsTo: ["web"] });
  expect(consequences(everything, add)).toEqual([]);
});

test("a service that mounts an access point changes the policy of its file system alone", () => {
  const mounts = [{ fileSystem: "shared", accessPoint: "unused", containerPath: "/data" }];
  const add: Change = (file) => putFirst(services(file), "aaa", { ...small, image, mounts });
  expect(consequences(everything, add)).toEqual(["aws_efs_file_system_policy.shared_policy.policy"]);
});

test("a service that names a secret changes the policy of that secret alone", () => {
  const add: Change = (file) => putFirst(services(file), "aaa", { ...small, image, secrets: { TOKEN: { secret: "api-token" } } });
  expect(consequences(everything, add)).toEqual(["aws_secretsmanager_secret_policy.secret_api-token_policy.policy"]);
});

test("a service without which another can do takes its own resources with it and nothing else", () => {
  const gone = consequences(dev, (file) => delete services(file)["vote"]);
  expect(gone.filter((address) => !/^aws_\w+\.(security-group_)?vote(_[\w-]+)?$/.test(address))).toEqual([]);
  expect(gone).toContain("aws_ecs_service.vote");
  expect(gone).toContain("aws_lb_listener_rule.vote_route_web_rule");
});

/** Lists over all zones. */
const grownByZone = (file: EnvironmentFile, ...more: string[]) =>
  [...Object.keys(file.services).map((name) => `aws_ecs_service.${name}.network_configuration`), ...more].sort();

const ofZones = ["aws_vpc_endpoint.vpc_endpoint-dynamodb.route_table_ids", "aws_vpc_endpoint.vpc_endpoint-s3.route_table_ids"];

test.each([
  ["behind the others", (list: string[]) => list.push("eu-west-1c")],
  ["before the others", (list: string[]) => list.unshift("eu-west-1c")],
])("a zone more, written %s, is added to lists over all zones and changes nothing else", (_, add) => {
  expect(consequences(dev, (file) => add(zones(file))).sort()).toEqual(grownByZone(dev, "aws_lb.public.subnets", ...ofZones));
});

test("a zone that sorts before the others is added to lists over all zones and changes nothing else", () => {
  const later = structuredClone(dev);
  zones(later).splice(0, 2, "eu-west-1b", "eu-west-1c");
  expect(consequences(later, (file) => zones(file).push("eu-west-1a")).sort()).toEqual(grownByZone(later, "aws_lb.public.subnets", ...ofZones));
});

test("a zone more is added to interface endpoints and to the services outside One Zone file systems", () => {
  const endpoints = ["ecr-api", "ecr-dkr", "logs", "secretsmanager", "sqs", "ssm", "ssmmessages"].map((name) => `aws_vpc_endpoint.endpoint_${name}.subnet_ids`);
  const expected = grownByZone(everything, "aws_lb.public.subnets", "aws_lb.inside.subnets", ...ofZones, ...endpoints);
  const found = consequences(everything, (file) => zones(file).unshift("eu-west-1b")).sort();
  expect(found).toEqual(expected.filter((address) => address !== "aws_ecs_service.cache.network_configuration"));
});

test("with a NAT gateway in each zone a zone more moves no gateway, address or route", () => {
  const found = consequences(prod, (file) => zones(file).splice(1, 1));
  expect(found.filter((address) => !address.includes("eu-west-1b")).sort()).toEqual(grownByZone(prod, "aws_lb.public.subnets", ...ofZones));
  expect(found).toContain("aws_nat_gateway.nat_gateway-eu-west-1b");
});

test.each(["nat-gateway", "nat-instance"] as const)("with the egress %s a zone written behind the first moves nothing of it", (egress) => {
  const file: EnvironmentFile = { ...dev, network: { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1b", "eu-west-1c"], egress } };
  expect(consequences(file, (changed) => zones(changed).push("eu-west-1a")).sort()).toEqual(grownByZone(dev, "aws_lb.public.subnets", ...ofZones));
});

const certificateArn = "arn:aws:acm:eu-west-1:111122223333:certificate/44444444-4444-4444-4444-444444444444";

test.each<[string, Change]>([
  ["a load balancer", (file) => putFirst(file.routing?.loadBalancers ?? {}, "aaa", { scheme: "internal" })],
  ["a listener", (file) => Object.assign(file.routing?.loadBalancers?.["public"]?.listeners ?? {}, { aaa: { port: 9000 } })],
  ["a certificate", (file) => file.routing?.loadBalancers?.["public"]?.certificateArns?.push(certificateArn)],
  ["a repository", (file) => putFirst(file.registry?.repositories ?? {}, "aaa", {})],
  ["a secret", (file) => putFirst(file.storage?.secrets ?? {}, "aaa", {})],
  ["an access point behind the others", (file) => Object.assign(file.storage?.fileSystems?.["shared"]?.accessPoints ?? {}, { aaa: { path: "/aaa", uid: 1, gid: 1 } })],
  ["an interface endpoint", (file) => Object.assign(file.network, { interfaceEndpoints: ["sqs", "sns"] })],
])("%s changes nothing that is there", (_, add) => {
  expect(consequences(everything, add)).toEqual([]);
});

test("a file system changes nothing that is there but what is backed up", () => {
  expect(consequences(everything, (file) => putFirst(file.storage?.fileSystems ?? {}, "aaa", {}))).toEqual(["aws_backup_selection.backup_plan_selection.resources"]);
});

test("a route changes its own service alone, in what sends requests to it", () => {
  const add: Change = (file) => Object.assign(services(file)["web"]?.routes ?? {}, { aaa: { loadBalancer: "inside", port: "admin", paths: ["/aaa/*"] } });
  expect(consequences(everything, add)).toEqual(["aws_ecs_service.web.load_balancer", "aws_ecs_service.web.depends_on"]);
});

test.each([
  ["dev", dev],
  ["prod", prod],
])("the order of keys in %s changes no block and no list", (_, file) => {
  expect(synthesized(reversed(file) as EnvironmentFile)).toEqual(synthesized(file));
});

test.each([
  ["dev", dev],
  ["everything", everything],
])("%s synthesizes the same text twice", (_, file) => {
  expect(JSON.stringify(synthesized(file))).toBe(JSON.stringify(synthesized(file)));
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reversed(item)]));
}
