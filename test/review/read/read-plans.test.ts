import { join } from "node:path";
import { planDigest } from "../../../review/digest";
import type { PlanJson } from "../../../review/plan-json";
import { readPlans } from "../../../review/read/read-plans";
import { planned, resource, setOf } from "../plans";
import { folderWith } from "./folder";

const plan = (...resources: ReturnType<typeof resource>[]): PlanJson => ({ format_version: "1.2", resource_changes: resources, planned_values: { root_module: {} } });
const network = plan(resource("aws_vpc.main", "create", { after: { cidr_block: "10.0.0.0/16" } }));
const compute = plan(resource("aws_ecs_service.vote", "create", { after: { subnets: ["f00d-placeholder", "x-f00d-placeholder-y"], zone: "f00d-placeholder-zone" } }));

const assumptions = [
  { producer: "dev-network", output: "subnet_ids", path: ["a"], placeholder: "f00d-placeholder" },
  { producer: "dev-network", output: "zone", path: [], placeholder: "f00d-placeholder-zone" },
];
const stacks = [
  planned("dev-network", { digest: planDigest(network) }),
  planned("dev-compute", { digest: planDigest(compute), status: "provisional", assumptions }),
  planned("dev-jobs", { status: "unplanned", problem: "Unable to find remote state" }),
];
const index = { ...setOf([]), stacks };
const ours = { "index.json": index, "dev-network.json": network, "dev-compute.json": compute, "applied.json": "{}", "synth/stacks/dev-network/cdk.tf.json": { resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } } };

test("a folder of ours is read by its index, with what was synthesized, now and before", () => {
  const base = folderWith({ "stacks/dev-network/cdk.tf.json": { resource: { aws_vpc: { main: { cidr_block: "10.1.0.0/16" } } } } });
  const { plans, sets, problems } = readPlans([folderWith(ours)], base);
  expect(problems).toEqual([]);
  expect(sets).toEqual([index]);
  expect(plans.map(({ stack, set, digest, changes, template, baseTemplate }) => [stack, set?.status, digest === set?.digest, changes.length, template, baseTemplate])).toEqual([
    ["dev-network", "exact", true, 1, { resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } } }, { resource: { aws_vpc: { main: { cidr_block: "10.1.0.0/16" } } } }],
    ["dev-compute", "provisional", true, 1, undefined, undefined],
    ["dev-jobs", "unplanned", true, 0, undefined, undefined],
  ]);
});

test("placeholders become words, the longest first", () => {
  const { plans } = readPlans([folderWith(ours)]);
  const found = plans.find(({ stack }) => stack === "dev-compute");
  expect(found?.changes[0]?.after).toEqual({
    subnets: ["(dev-network subnet_ids.a after its apply)", "x-(dev-network subnet_ids.a after its apply)-y"],
    zone: "(dev-network zone after its apply)",
  });
});

test("folders and files of anybody are named by file; those that are called the same, by folder too", () => {
  const one = folderWith({ "vpc.json": network, "app.json": compute, "notes.txt": "" });
  const [a, b] = [folderWith({ "live/a/plan.json": network }), folderWith({ "live/b/plan.json": compute })];
  const { plans, problems } = readPlans([one, join(a, "live/a"), join(b, "live/b/plan.json"), one]);
  expect(problems).toEqual([]);
  expect(plans.map(({ stack }) => stack)).toEqual(["app", "vpc", "a/plan", "b/plan"]);
});

test("all problems of all places are told at once", () => {
  const state = { lineage: "l", serial: 1 };
  const broken = folderWith({ ...ours, "dev-network.json": compute, "dev-compute.json": "{" });
  const others = folderWith({ "a.json": state, "b.json": "x" });
  const emptyOne = folderWith({ "notes.txt": "" });
  const { problems } = readPlans([broken, others, emptyOne, "/nowhere"], emptyOne);
  const told = problems.map(({ file, found }) => `${file.replace(broken, "BROKEN").replace(others, "OTHERS").replace(emptyOne, "EMPTY")}: ${found}`);
  expect(told.sort()).toEqual([
    "/nowhere: nothing: there is no such file",
    "BROKEN/dev-compute.json: JSON that ends in the middle: the file is truncated",
    "BROKEN/dev-network.json: another plan than index.json beside it tells of",
    "EMPTY: a folder in which no plan can be read",
    "EMPTY: no folder as cdktf.out is: it holds no stacks/",
    "OTHERS/a.json: a state, not a plan",
    "OTHERS/b.json: something that is not JSON",
  ]);
});

test("an index that is damaged, or leads out of its folder, is refused", () => {
  const found = (content: unknown) => readPlans([folderWith({ "index.json": content })]).problems.map((problem) => problem.found);
  expect(found("{")).toEqual(["JSON that ends in the middle: the file is truncated"]);
  expect(found({ ...index, account: 7, stacks: [] })).toEqual(['at "account": expected string, received number']);
  expect(found({ ...index, stacks: [planned("../../etc/passwd", { status: "unplanned" }), planned("a", { status: "unplanned" }), planned("a", { status: "unplanned" })] })).toEqual([
    'the stack "../../etc/passwd", which is no name of a stack or stands there twice',
    'the stack "a", which is no name of a stack or stands there twice',
  ]);
});

test("two plans of one stack are refused", () => {
  const { problems } = readPlans([folderWith(ours), folderWith(ours)]);
  expect(problems.map(({ found }) => found.replace(/ as .*/, ""))).toEqual(["a plan of the same name", "a plan of the same name", "a plan of the same name"]);
});

test("what is synthesized must be what a stack is synthesized to", () => {
  const { problems } = readPlans([folderWith({ ...ours, "synth/stacks/dev-network/cdk.tf.json": { resource: [] } })]);
  expect(problems.map(({ found }) => found)).toEqual(["JSON that is not what a stack is synthesized to"]);
});

test("what one plan marks as a secret is hidden in the texts of all", () => {
  const producer = { ...plan(), output_changes: { token: { actions: ["create"], before: null, after: "s3cr3t-token", after_sensitive: true } } };
  const { hide, plans } = readPlans([folderWith({ "producer.json": producer, "consumer.json": network })]);
  expect(hide("token=s3cr3t-token")).toBe("token=(sensitive)");
  expect(JSON.stringify(plans)).not.toContain("s3cr3t-token");
});

test("of a configuration only what it refers to is kept, of values nothing but the changes", () => {
  const configuration = { root_module: { resources: [{ expressions: { a: { constant_value: "hunter2" }, b: [{ c: { references: ["data.terraform_remote_state.net.outputs.id", "var.x"] } }] } }], variables: { x: { default: "hunter2" } } } };
  const { plans } = readPlans([folderWith({ "a.json": { ...network, configuration, prior_state: { values: "hunter2" }, planned_values: { p: "hunter2" }, variables: { x: { value: "hunter2" } }, relevant_attributes: ["hunter2"] } })]);
  expect(plans[0]?.plan.configuration).toEqual({ references: ["data.terraform_remote_state.net.outputs.id", "var.x"], written: {} });
  expect(JSON.stringify(plans)).not.toContain("hunter2");
});
