import type { EnvironmentFile } from "../../config/environment-file";
import { dev, prod } from "../support/example";
import { baseEnvironment } from "../config/base-environment";
import { everything } from "../support/everything";
import { expressionsIn, producerOf, resolve } from "../support/references";
import { builtStacks, jsonOf, synthesized, type StackJson } from "../support/synthesized";

const environments = ([["dev", dev], ["prod", prod], ["everything", everything]] as const).map(
  ([name, file]): [string, EnvironmentFile, Record<string, StackJson>] => [name, file, synthesized(file)],
);
const stacksOf = (name: string) => environments.find(([each]) => each === name)?.[2] ?? {};

/** The names of all values, as an expression would reach them. */
function shape(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [""];
  return Object.entries(value).flatMap(([key, item]) => shape(item).map((rest) => `${key}${rest === "" ? "" : "."}${rest}`));
}

const shapes = (stacks: Record<string, StackJson>) =>
  Object.fromEntries(Object.entries(stacks).map(([id, { output }]) => [id, Object.entries(output).flatMap(([name, { value }]) => shape({ [name]: value }))]));

const under = (prefix: string, names: string[]) => names.map((name) => `${prefix}.${name}`);
const service = (name: string) => under(`services.${name}`, ["name", "security_group_id", "task_definition_arn", "task_role_arn"]);
const job = (name: string, zones: string[]) =>
  under(`jobs.${name}`, ["task_definition_arn", "security_group_id", ...under("subnet_ids", zones), "assign_public_ip"]);
const messages = (queues: string[], topics: string[]) => [...under("queue_urls", queues), ...under("queue_arns", queues), ...under("topic_arns", topics)];
const loadBalancer = (name: string, listeners: string[]) =>
  under(`load_balancers.${name}`, ["arn_suffix", "dns_name", "zone_id", "security_group_id", ...under("listener_arns", listeners)]);
const fileSystem = (name: string, accessPoints: string[]) =>
  under(`file_systems.${name}`, ["id", "arn", "security_group_id", ...accessPoints.flatMap((point) => under(`access_points.${point}`, ["id", "arn"]))]);
const network = (zones: string[]) => ["vpc_id", "vpc_cidr", ...["public", "private", "isolated"].flatMap((tier) => under(`${tier}_subnet_ids`, zones))];

test("the stacks of dev publish exactly this", () => {
  expect(shapes(stacksOf("dev"))).toEqual({
    "dev-network": [...network(["eu-west-1a", "eu-west-1b"]), "s3_prefix_list_id"],
    "dev-storage": fileSystem("volumes", ["archive", "db-data"]),
    "dev-registry": [],
    "dev-messaging": messages(["task-events"], ["failures", "results", "task-events"]),
    "dev-routing": [...loadBalancer("public", ["port-80", "port-8081"]), "service_connect_namespace_arn", "dns_namespace_id"],
    "dev-compute": [
      "cluster_arn",
      "cluster_name",
      ...["db", "redis", "result", "vote", "worker"].flatMap(service),
      ...["archive", "tally"].flatMap((name) => job(name, ["eu-west-1a", "eu-west-1b"])),
    ],
    "dev-workflows": ["state_machine_arns.nightly"],
  });
});

test("the stacks of an environment that uses everything publish exactly this", () => {
  expect(shapes(stacksOf("everything"))).toEqual({
    "all-network": [...network(["eu-west-1a", "eu-west-1c"]), "endpoints_security_group_id", "s3_prefix_list_id"],
    "all-storage": [
      ...fileSystem("shared", ["reports", "unused", "uploads"]),
      ...fileSystem("zonal", ["cache"]),
      ...under("secret_arns", ["api-token", "db/password"]),
    ],
    "all-registry": ["repository_urls", "repository_arns"].flatMap((output) => under(output, ["team/tools", "web"])),
    "all-messaging": [...messages(["failed", "ledger", "ledger-failed", "orders", "uploads"], ["alarms", "ledger", "orders"]), "kms_key_arn"],
    "all-routing": [...loadBalancer("inside", ["main"]), ...loadBalancer("public", ["admin", "main"]), "service_connect_namespace_arn", "dns_namespace_id"],
    "all-compute": ["cluster_arn", "cluster_name", ...["cache", "jobs", "web"].flatMap(service), ...job("report-daily", ["eu-west-1a", "eu-west-1c"])],
    "all-compute-batch": [...service("report"), ...job("clean", ["eu-west-1a"])],
    "all-compute-late": service("archive"),
    "all-workflows": ["state_machine_arns.close", "state_machine_arns.thumbnail"],
  });
});

test("a VPC of somebody else is published in the same form", () => {
  const file = baseEnvironment();
  const subnets = (digit: string) => ({ "eu-west-1a": `subnet-${digit.repeat(17)}`, "eu-west-1b": `subnet-${digit.repeat(16)}f` });
  file.network = { vpc: "existing", vpcId: `vpc-${"0".repeat(17)}`, cidr: "10.20.0.0/16", publicSubnetIds: subnets("1"), privateSubnetIds: subnets("2") };
  expect(synthesized(file)["test-network"]?.output).toEqual({
    vpc_id: { value: `vpc-${"0".repeat(17)}` },
    vpc_cidr: { value: "10.20.0.0/16" },
    public_subnet_ids: { value: subnets("1") },
    private_subnet_ids: { value: subnets("2") },
  });
});

test.each(environments)("in %s no output is sensitive, and none is made by cdktf of its own accord", (_, __, stacks) => {
  for (const { output } of Object.values(stacks)) {
    expect(Object.entries(output).filter(([name, each]) => "sensitive" in each || !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  }
  expect(JSON.stringify(stacks)).not.toMatch(/cross-stack/);
});

test.each(environments)("in %s every remote state's output that is read is published, nested names too", (_, __, stacks) => {
  const read = Object.entries(stacks).flatMap(([id, stack]) => textsIn(stack).flatMap((text) => expressionsIn(text).map((found) => [id, found] as const)));
  const remote = read.filter(([, found]) => found.startsWith("${data.terraform_remote_state."));
  expect(remote.length).toBeGreaterThan(20);
  for (const [id, found] of remote) expect(() => resolve(stacks, id, found)).not.toThrow();
});

test.each(environments)("in %s each state that is read is used, under the name of its layer", (_, file, stacks) => {
  for (const [id, stack] of Object.entries(stacks)) {
    const text = JSON.stringify(stack.resource) + JSON.stringify(stack.output);
    for (const name of Object.keys(stack.data["terraform_remote_state"] ?? {})) {
      expect([id, name, text.includes(`data.terraform_remote_state.${name}.`)]).toEqual([id, name, true]);
      expect(producerOf(stacks, id, name)).toBe(`${file.environment}-${name}`);
    }
  }
});

test.each(environments)("in %s a stack is deployed behind all whose states it reads", (_, file) => {
  const built = builtStacks(file);
  const order = built.map((stack) => stack.node.id);
  for (const stack of built) {
    const read = Object.keys(jsonOf(stack).data["terraform_remote_state"] ?? {}).map((name) => `${file.environment}-${name}`);
    const before = stack.dependencies.map((each) => each.node.id);
    expect(before).toEqual(expect.arrayContaining(read));
    expect(before.every((id) => order.indexOf(id) < order.indexOf(stack.node.id))).toBe(true);
    expect(stack.reads.map((each) => each.node.id).sort()).toEqual(read.sort());
  }
});

test("a group reads the states of the groups that it connects to, and of no other", () => {
  const states = (id: string) => Object.keys(stacksOf("everything")[id]?.data["terraform_remote_state"] ?? {}).sort();
  expect(states("all-compute-batch")).toEqual(["compute", "network", "registry", "routing", "storage"]);
  expect(states("all-compute-late")).toEqual(["compute", "compute-batch", "messaging", "network", "registry", "routing", "storage"]);
});

test("workflows read the states of messaging and of the jobs that they run, and of no other", () => {
  expect(Object.keys(stacksOf("everything")["all-workflows"]?.data["terraform_remote_state"] ?? {}).sort()).toEqual(["compute", "compute-batch", "messaging"]);
});

test("where no message is sent no state of messaging is read, though there is a key", () => {
  const file = baseEnvironment();
  file.messaging = { queues: { votes: {} }, encryption: "new-key" };
  file.jobs = { tally: { image: "busybox:1", cpuUnits: 256, memoryMiB: 512 } };
  file.workflows = { nightly: { definition: { StartAt: "Tally", States: { Tally: { Type: "Task", job: "tally", End: true } } } } };
  const stacks = synthesized(file);
  const states = (id: string) => Object.keys(stacks[id]?.data["terraform_remote_state"] ?? {}).sort();
  expect(states("test-compute")).toEqual(["network", "registry", "routing"]);
  expect(states("test-workflows")).toEqual(["compute"]);
});

test("an environment without messages, jobs and workflows has no resources of theirs, and reads no states for them", () => {
  const stacks = synthesized(baseEnvironment());
  for (const id of ["test-messaging", "test-workflows"]) expect([id, stacks[id]?.resource, stacks[id]?.data, stacks[id]?.output]).toEqual([id, {}, {}, {}]);
  const types = new Set(Object.values(stacks).flatMap(({ resource }) => Object.keys(resource)));
  expect([...types].filter((type) => /^aws_(s[qn]s|sfn|scheduler|pipes|cloudwatch_event|cloudwatch_metric|kms|lambda)_/.test(type))).toEqual([]);
});

test("where nothing is stored no state of storage is read", () => {
  const { storage: _, ...file } = baseEnvironment();
  const stacks = synthesized(file);
  expect(stacks["test-storage"]?.resource).toEqual({});
  expect(Object.keys(stacks["test-compute"]?.data["terraform_remote_state"] ?? {})).toEqual(["network", "routing", "registry"]);
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
