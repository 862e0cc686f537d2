import * as fc from "fast-check";
import { asJson } from "../../review/json";
import { asMarkdown } from "../../review/markdown";
import type { PlanSet } from "../../review/plan-set";
import { toReviewedPlan } from "../../review/read/to-reviewed-plan";
import { review } from "../../review/review";
import type { ReviewedPlan } from "../../review/reviewed-plan";
import type { Rule } from "../../review/rule";
import { rules } from "../../review/rules";
import { hiding } from "../../review/secrets";
import { plain } from "../../review/text";
import { foreign, ours, resource, setOf } from "./plans";

const today = "2030-01-31";
const shown = (text: string) => text;
const judge = (plans: readonly ReviewedPlan[], sets: readonly PlanSet[] = [], hide = shown) => review({ plans, sets, hide }, [], today);

const storage = ours("dev-storage", [resource("aws_efs_file_system.a", "delete"), resource("aws_sqs_queue.b", "update", { before: { tags: { a: "1" } }, after: { tags: { a: "2" } } }), resource("data.aws_region.c", "read", { mode: "data" })], { dependencies: ["dev-network"] }, { resource_drift: [resource("aws_vpc.drifted", "update", { before: { a: 1 }, after: { a: 2 } })] });
const network = ours("dev-network", [resource("aws_vpc.main", "no-op"), resource("aws_nat_gateway.a", "delete"), resource("aws_vpc.new", "no-op", { previous_address: "aws_vpc.old" })]);
const leaving = ours("dev-jobs", [resource("aws_iam_role.r", "delete")], { isLeaving: true });
const other = foreign("a-foreign-one", [resource("aws_iam_role.r", "create", { importing: { id: "r" } })]);
const set = setOf([network, storage, leaving]);

test("the worst finding decides", () => {
  expect(judge([])).toMatchObject({ verdict: "safe", exitCode: 0 });
  expect(judge([foreign("a", [resource("aws_vpc.a", "create")])])).toMatchObject({ verdict: "safe", exitCode: 0 });
  expect(judge([foreign("a", [resource("aws_nat_gateway.a", "delete")])])).toMatchObject({ verdict: "approval", exitCode: 2 });
  expect(judge([foreign("a", [resource("aws_s3_bucket.a", "delete"), resource("aws_nat_gateway.a", "delete")])])).toMatchObject({ verdict: "blocked", exitCode: 3 });
  expect(judge([foreign("a", [], { output_changes: { o: { actions: ["delete"] } } })])).toMatchObject({ verdict: "safe", exitCode: 0, findings: [{ severity: "notice" }] });
});

test("stacks that leave come first, then the others as they are applied, then those of nobody", () => {
  const { stacks, findings, environments } = judge([other, storage, leaving, network], [set]);
  expect(stacks.map(({ id, environment, status }) => [id, environment, status])).toEqual([
    ["dev-jobs", "dev", "exact"],
    ["dev-network", "dev", "exact"],
    ["dev-storage", "dev", "exact"],
    ["a-foreign-one", undefined, "foreign"],
  ]);
  expect(findings.map(({ severity, rule, stack, address }) => [severity, rule, stack, address])).toEqual([
    ["blocked", "stateful-deleted", "dev-storage", "aws_efs_file_system.a"],
    ["approval", "stack-leaves", "dev-jobs", undefined],
    ["approval", "service-stops", "dev-network", "aws_nat_gateway.a"],
  ]);
  expect(environments).toEqual([{ platform: "voting", environment: "dev", account: "111122223333", region: "eu-west-1", commit: "c0ffee", hasUncommittedChanges: false, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
});

test("findings of one severity are told by rule, and by stack only then", () => {
  const plans = [ours("dev-network", [resource("aws_nat_gateway.a", "delete")]), ours("dev-storage", [resource("aws_s3_bucket.a", "forget"), resource("aws_nat_gateway.b", "delete")])];
  expect(judge(plans, [setOf(plans)]).findings.map(({ rule, stack }) => `${rule} ${stack}`)).toEqual(["stateful-forgotten dev-storage", "service-stops dev-network", "service-stops dev-storage"]);
});

test("what the provider reads as empty is as it was written", () => {
  const drift = (after: object) => ours("dev-network", [], {}, { resource_drift: [resource("aws_vpc.a", "update", { before: { tags: null, list: null, name: "a" }, after: { tags: {}, list: [], name: "a", ...after } })] });
  const driftOf = (after: object) => judge([drift(after)]).stacks.map((stack) => stack.drift);
  expect(driftOf({})).toEqual([[]]);
  expect(driftOf({ tags: { a: "b" } })).toEqual([["aws_vpc.a"]]);
});

test("a stack tells what changes in it, and what is only noise", () => {
  const stacks = new Map(judge([other, storage, network], [set]).stacks.map((stack) => [stack.id, stack]));
  expect(stacks.get("dev-storage")).toMatchObject({
    reads: ["dev-network"],
    counts: { create: 0, update: 1, replace: 0, delete: 1, forget: 0, move: 0, read: 1, "no-op": 0 },
    changes: [{ address: "aws_efs_file_system.a", isTagsOnly: false }, { address: "aws_sqs_queue.b", isTagsOnly: true }],
    drift: ["aws_vpc.drifted"],
  });
  expect(stacks.get("dev-network")?.changes).toMatchObject([{ action: "delete" }, { action: "move", previousAddress: "aws_vpc.old" }]);
  expect(stacks.get("a-foreign-one")?.changes).toMatchObject([{ action: "create", isImported: true }]);
});

test("what an update changes is told leaf by leaf; what a replacement computes anew is not", () => {
  const { stacks } = judge([
    foreign("a", [
      resource("aws_db_instance.a", "update", { before: { size: 10, url: "x" }, after: { size: 20 }, after_unknown: { url: true } }),
      resource("aws_lb.b", ["delete", "create"], { before: { arn: "x", name: "a", subnets: ["s"] }, after: { name: "b" }, after_unknown: { arn: true, subnets: true }, replace_paths: [["subnets"]] }),
    ]),
  ]);
  expect(stacks[0]?.changes.map(({ lines }) => lines.map(plain))).toEqual([
    ["size: 10 -> 20", 'url: "x" -> (known after apply)'],
    ['name: "a" -> "b"', 'subnets: ["s"] -> (known after apply)'],
  ]);
});

test("a new image is safe, and shown as a new revision", () => {
  const definitions = (image: string) => JSON.stringify([{ name: "vote", image, essential: true }]);
  const { verdict, stacks } = judge([foreign("app", [resource("aws_ecs_task_definition.vote", ["delete", "create"], { before: { family: "vote", container_definitions: definitions("vote:1") }, after: { family: "vote", container_definitions: definitions("vote:2") }, replace_paths: [["container_definitions"]] })])]);
  expect(verdict).toBe("safe");
  expect(stacks[0]?.revisions.map(({ address, lines }) => [address, ...lines.map(plain)])).toEqual([["aws_ecs_task_definition.vote", expect.stringContaining("vote: 1 -> 2")]]);
});

test("secrets are hidden in whatever is told, waivers or not", () => {
  const secret = "hunter2hunter2";
  const plan = foreign("a", [resource(`aws_s3_bucket.a["${secret}"]`, "delete"), resource("aws_vpc.a", "update", { before: { note: `x${secret}` }, after: { note: "y" } })]);
  const result = judge([plan], [], hiding(new Set([secret])));
  for (const text of [asJson(result), asMarkdown(result), JSON.stringify(result)]) expect(text).not.toContain(secret);
  expect(result.findings[0]?.address).toBe('aws_s3_bucket.a["(sensitive)"]');
  const waiver = { rule: "stateful-deleted", address: `a/aws_s3_bucket.a["${secret}"]`, reason: "r", expires: "2030-12-31" };
  expect(review({ plans: [plan], sets: [], hide: hiding(new Set([secret])) }, [waiver], today).verdict).toBe("approval");
});

test("the order in which files are read changes no byte", () => {
  const prod = setOf([], { environment: "prod", stacks: [] });
  const [all, sets] = [[other, storage, leaving, network], [set, prod]];
  const expected = asJson(judge(all, sets)) + asMarkdown(judge(all, sets));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), fc.shuffledSubarray(sets, { minLength: 2 }), (plans, mixed) => {
      expect(asJson(judge(plans, mixed)) + asMarkdown(judge(plans, mixed))).toBe(expected);
    }),
    { numRuns: 24 },
  );
});

test("a rule that stops at something is a finding, and blocks", () => {
  const first = rules[0] as Rule;
  const find = jest.spyOn(first, "find").mockImplementation(() => {
    throw new Error("hunter2");
  });
  expect(judge([foreign("a", [])]).findings.map(({ rule, severity, text }) => [severity, rule, plain(text)])).toEqual([["blocked", "rule-failed", `${first.id} stopped at something unexpected in the plan of a`]]);
  find.mockRestore();
});

test("plans of any shape are reviewed, and no rule stops at them", () => {
  const types = ["aws_efs_file_system", "aws_ecs_service", "aws_ecs_task_definition", "aws_iam_role_policy", "aws_security_group", "aws_vpc_security_group_ingress_rule", "aws_s3_bucket_policy", "aws_lb", "x"];
  const names = ["name", "policy", "container_definitions", "ingress", "cidr_blocks", "deployment_minimum_healthy_percent", "assume_role_policy", "tags", "__proto__", "from_port"];
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.json({ maxDepth: 3 }), fc.constantFrom("0.0.0.0/0", "::/0", "*", null, true, 7, [], {}));
  const values = fc.option(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }));
  const change = fc.record({
    actions: fc.constantFrom(["create"], ["update"], ["delete"], ["delete", "create"], ["create", "delete"], ["no-op"], ["forget"], ["read"]),
    before: values,
    after: values,
    after_unknown: fc.oneof(fc.boolean(), fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.boolean(), fc.jsonValue({ maxDepth: 1 })))),
    before_sensitive: fc.oneof(fc.boolean(), fc.dictionary(fc.constantFrom(...names), fc.boolean())),
    after_sensitive: fc.oneof(fc.boolean(), fc.dictionary(fc.constantFrom(...names), fc.boolean())),
    replace_paths: fc.array(fc.array(fc.oneof(fc.constantFrom(...names), fc.nat(3)), { maxLength: 3 }), { maxLength: 2 }),
  });
  const resources = fc.array(fc.record({ address: fc.string(), mode: fc.constant("managed"), type: fc.constantFrom(...types), name: fc.string(), change }), { maxLength: 6 });
  fc.assert(
    fc.property(resources, (resource_changes) => {
      const result = judge([toReviewedPlan({ stack: "a", plan: { format_version: "1.2", resource_changes } })]);
      expect(result.findings.filter(({ rule }) => rule === "rule-failed")).toEqual([]);
      asMarkdown(result);
      asJson(result);
    }),
    { numRuns: 200 },
  );
});
