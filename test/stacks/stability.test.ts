import type { EnvironmentFile } from "../../config/environment-file";
import { dev, prod } from "../support/example";
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
const jobs = ({ jobs = {} }: EnvironmentFile) => jobs;
const workflows = ({ workflows = {} }: EnvironmentFile) => workflows;
/** Where task events are told of every service and job, who may tell them is a list of all rules. */
const tellers = ["aws_sqs_queue.task-events_dead-letter.policy"];

/** The same at the front: what is read first must not matter. */
function putFirst<T>(record: Record<string, T>, key: string, value: T): void {
  const rest = { ...record };
  for (const name of Object.keys(record)) delete record[name];
  Object.assign(record, { [key]: value }, rest);
}

test.each([
  ["dev", dev, "redis", tellers],
  ["prod", prod, "redis", tellers],
  ["everything", everything, "jobs", []],
] as const)("in %s a service that comes first, with a port, a route and a connection, changes nothing but who may tell of it", (_, file, target, expected) => {
  const balancer = Object.keys(file.routing?.loadBalancers ?? {})[0] ?? "";
  const listener = Object.keys(file.routing?.loadBalancers?.[balancer]?.listeners ?? {})[0] ?? "";
  const routes = { web: { loadBalancer: balancer, listener, paths: ["/aaa/*"], hosts: ["aaa.example.com"] } };
  const add: Change = (changed) => putFirst(services(changed), "aaa", { ...small, image, ports: { http: 80 }, routes, connectsTo: [target] });
  expect(consequences(file, add)).toEqual(expected);
});

test.each([
  ["dev", dev, "db", tellers],
  ["everything", everything, "web", []],
] as const)("in %s a job that comes first, with a connection, changes nothing but who may tell of it", (_, file, target, expected) => {
  const add: Change = (changed) => putFirst(jobs(changed), "aaa", { ...small, image, connectsTo: [target] });
  expect(consequences(file, add)).toEqual(expected);
});

test("a job that comes first, with a schedule, changes nothing but which alarms may tell", () => {
  const add: Change = (changed) => putFirst(jobs(changed), "aaa", { ...small, image, schedules: { aaa: { expression: "rate(1 day)" } } });
  expect(consequences(everything, add)).toEqual(["aws_sns_topic_policy.topic_alarms_policy.policy"]);
});

test("a job in a group of its own changes nothing that is there", () => {
  expect(consequences(everything, (file) => putFirst(jobs(file), "aaa", { ...small, image, group: "aaa", connectsTo: ["web"] }))).toEqual([]);
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

test("a service without which another can do takes its own resources with it, and itself off the lists of who may tell", () => {
  const gone = consequences(dev, (file) => delete services(file)["worker"]);
  expect(gone.filter((address) => !/^aws_\w+\.((security-group_)?worker(_[\w-]+)?|task-event_\w+_worker(_target)?)$/.test(address))).toEqual(tellers);
  expect(gone).toContain("aws_ecs_service.worker");
});

/** Lists over all zones. */
const grownByZone = (file: EnvironmentFile, ...more: string[]) =>
  [...Object.keys(file.services).map((name) => `aws_ecs_service.${name}.network_configuration`), ...more].sort();

/** Runs jobs in all zones. */
const nightly = "aws_sfn_state_machine.nightly.definition";

const ofZones = ["aws_vpc_endpoint.vpc_endpoint-dynamodb.route_table_ids", "aws_vpc_endpoint.vpc_endpoint-s3.route_table_ids"];

test.each([
  ["behind the others", (list: string[]) => list.push("eu-west-1c")],
  ["before the others", (list: string[]) => list.unshift("eu-west-1c")],
])("a zone more, written %s, is added to lists over all zones and changes nothing else", (_, add) => {
  expect(consequences(dev, (file) => add(zones(file))).sort()).toEqual(grownByZone(dev, "aws_lb.public.subnets", nightly, ...ofZones));
});

test("a zone that sorts before the others is added to lists over all zones and changes nothing else", () => {
  const later = structuredClone(dev);
  zones(later).splice(0, 2, "eu-west-1b", "eu-west-1c");
  expect(consequences(later, (file) => zones(file).push("eu-west-1a")).sort()).toEqual(grownByZone(later, "aws_lb.public.subnets", nightly, ...ofZones));
});

test("a zone more is added to interface endpoints and to the services and jobs outside One Zone file systems", () => {
  const endpoints = ["ecr-api", "ecr-dkr", "elasticfilesystem", "logs", "secretsmanager", "sns", "sqs", "ssm", "ssmmessages", "states", "sync-states"].map((name) => `aws_vpc_endpoint.endpoint_${name}.subnet_ids`);
  // The job clean, and so the workflow thumbnail, stays in the zone of its One Zone file system.
  const ofJobs = ["daily", "once"].map((name) => `aws_scheduler_schedule.report-daily_schedules_schedule_${name}.target`).concat("aws_sfn_state_machine.close.definition");
  const expected = grownByZone(everything, "aws_lb.public.subnets", "aws_lb.inside.subnets", ...ofZones, ...endpoints, ...ofJobs);
  const found = consequences(everything, (file) => zones(file).unshift("eu-west-1b")).sort();
  expect(found).toEqual(expected.filter((address) => address !== "aws_ecs_service.cache.network_configuration"));
});

test("with a NAT gateway in each zone a zone more moves no gateway, address or route", () => {
  const found = consequences(prod, (file) => zones(file).splice(1, 1));
  expect(found.filter((address) => !address.includes("eu-west-1b")).sort()).toEqual(grownByZone(prod, "aws_lb.public.subnets", nightly, ...ofZones));
  expect(found).toContain("aws_nat_gateway.nat_gateway-eu-west-1b");
});

test.each(["nat-gateway", "nat-instance"] as const)("with the egress %s a zone written behind the first moves nothing of it", (egress) => {
  const file: EnvironmentFile = { ...dev, network: { cidr: "10.20.0.0/16", availabilityZones: ["eu-west-1b", "eu-west-1c"], egress } };
  expect(consequences(file, (changed) => zones(changed).push("eu-west-1a")).sort()).toEqual(grownByZone(dev, "aws_lb.public.subnets", nightly, ...ofZones));
});

const certificateArn = "arn:aws:acm:eu-west-1:111122223333:certificate/44444444-4444-4444-4444-444444444444";

test.each<[string, Change]>([
  ["a load balancer", (file) => putFirst(file.routing?.loadBalancers ?? {}, "aaa", { scheme: "internal" })],
  ["a listener", (file) => Object.assign(file.routing?.loadBalancers?.["public"]?.listeners ?? {}, { aaa: { port: 9000 } })],
  ["a certificate", (file) => file.routing?.loadBalancers?.["public"]?.certificateArns?.push(certificateArn)],
  ["a repository", (file) => putFirst(file.registry?.repositories ?? {}, "aaa", {})],
  ["a secret", (file) => putFirst(file.storage?.secrets ?? {}, "aaa", {})],
  ["an access point behind the others", (file) => Object.assign(file.storage?.fileSystems?.["shared"]?.accessPoints ?? {}, { aaa: { path: "/aaa", uid: 1, gid: 1 } })],
  ["a queue", (file) => putFirst(file.messaging?.queues ?? {}, "aaa", { deadLetter: false })],
  ["a topic", (file) => putFirst(file.messaging?.topics ?? {}, "aaa", { subscriptions: { aaa: { email: "aaa@example.com" } } })],
  ["a subscription", (file) => putFirst(file.messaging?.topics?.["orders"]?.subscriptions ?? {}, "aaa", { email: "aaa@example.com" })],
  ["a schedule of a job that has one", (file) => putFirst(jobs(file)["report-daily"]?.schedules ?? {}, "aaa", { expression: "rate(1 day)" })],
  ["a workflow that starts by hand", (file) => putFirst(workflows(file), "aaa", { definition: { StartAt: "Wait", States: { Wait: { Type: "Wait", Seconds: 1, End: true } } } })],
  ["a schedule of a workflow that has one", (file) => putFirst(workflows(file)["close"]?.triggers ?? {}, "aaa", { expression: "rate(1 day)" })],
  ["an interface endpoint", (file) => Object.assign(file.network, { interfaceEndpoints: ["sqs", "kms"] })],
])("%s changes nothing that is there", (_, add) => {
  expect(consequences(everything, add)).toEqual([]);
});

test.each<[string, Change, string[]]>([
  [
    "a subscription of a queue changes the policy of the queue",
    (file) => Object.assign(file.messaging?.topics?.["alarms"] ?? {}, { subscriptions: { aaa: { queue: "failed" } } }),
    ["aws_kms_key.encryption-key.policy", "aws_sqs_queue.queue_failed.policy"],
  ],
  [
    "a queue with a dead-letter queue of its own changes which alarms may tell",
    (file) => putFirst(file.messaging?.queues ?? {}, "aaa", {}),
    ["aws_sns_topic_policy.topic_alarms_policy.policy"],
  ],
  [
    "an event that starts a workflow which others start already changes who may act as its role, and who may tell its dead-letter queue",
    (file) => putFirst(workflows(file)["close"]?.triggers ?? {}, "aaa", { eventPattern: { source: ["aaa"] } }),
    ["aws_iam_role.close_events_role.assume_role_policy", "aws_sqs_queue.close_dead-letter.policy"],
  ],
  [
    "a queue that starts a workflow which another starts already changes who may act as its role, and what the role receives from",
    (file) => putFirst(workflows(file)["close"]?.triggers ?? {}, "aaa", { queue: "failed" }),
    ["aws_iam_role.close_queues_role.assume_role_policy", "aws_iam_role_policy.close_queues_role_policy.policy"],
  ],
  [
    "a grant changes the role and the variables of its own task",
    (file) => Object.assign(services(file)["report"] ?? {}, { grants: { topics: { alarms: "publish" } } }),
    ["aws_ecs_task_definition.report_task-definition.container_definitions", "aws_iam_role_policy.report_task-role_policy.policy"],
  ],
])("%s, and nothing else", (_, change, expected) => {
  expect(consequences(everything, change).sort()).toEqual(expected);
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
