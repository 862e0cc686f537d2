import type { PlanJson, ResourceChangeJson } from "../../review/plan-json";
import type { PlanSet } from "../../review/plan-set";
import { canonicalJson, planDigest, setDigest } from "../../review/digest";

const resource = (address: string, given: Partial<ResourceChangeJson["change"]>, more: Partial<ResourceChangeJson> = {}): ResourceChangeJson => ({
  address,
  mode: "managed",
  type: "aws_sqs_queue",
  name: "jobs",
  change: { actions: ["create"], before: null, after: { name: "jobs" }, ...given },
  ...more,
});
const plan = (given: Partial<PlanJson> = {}): PlanJson => ({ format_version: "1.2", resource_changes: [resource("aws_sqs_queue.jobs", {})], ...given });

test("canonical JSON has no blanks, sorted keys, and nothing for undefined", () => {
  expect(canonicalJson({ b: [1, { z: null, a: "ü\n" }], a: undefined, C: true })).toBe('{"C":true,"b":[1,{"a":"ü\\n","z":null}]}');
  expect(canonicalJson(undefined)).toBe("null");
  expect(canonicalJson(JSON.parse('{"__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}');
});

test("the digest is SHA-256 in hexadecimal, and stays what it is", () => {
  expect(planDigest(plan())).toBe("f8a7b005c29e060c269e25628fc1b9250e7a30462ed50705b57e65111abe0c12");
});

test("when and by what a plan was made, and what it leaves alone, is not in its digest", () => {
  const later = {
    ...plan({
      terraform_version: "1.12.0",
      prior_state: {},
      configuration: {},
      resource_drift: [resource("aws_sqs_queue.other", { actions: ["update"] })],
      resource_changes: [resource("aws_sqs_queue.same", { actions: ["no-op"] }), resource("aws_sqs_queue.jobs", {})],
      output_changes: { same: { actions: ["no-op"], before: 1, after: 1 } },
    }),
    timestamp: "2030-01-01T00:00:00Z",
  };
  expect(planDigest(later)).toBe(planDigest(plan()));
});

test("the order of resources, keys and paths is not in the digest", () => {
  const a = resource("aws_sqs_queue.a", { after: { x: 1, y: 2 }, replace_paths: [["x"], ["y", 0]] });
  const same = resource("aws_sqs_queue.a", { after: { y: 2, x: 1 }, replace_paths: [["y", 0], ["x"]] });
  const b = resource("aws_sqs_queue.b", {});
  expect(planDigest(plan({ resource_changes: [b, same] }))).toBe(planDigest(plan({ resource_changes: [a, b] })));
});

test("what the engine leaves out and what is null are the same", () => {
  const nulls = { previous_address: null, deposed: null } as unknown as Partial<ResourceChangeJson>;
  const change = { replace_paths: null, importing: null } as unknown as Partial<ResourceChangeJson["change"]>;
  expect(planDigest(plan({ resource_changes: [resource("aws_sqs_queue.jobs", change, nulls)] }))).toBe(planDigest(plan()));
});

test.each<[string, Partial<PlanJson>]>([
  ["another value", { resource_changes: [resource("aws_sqs_queue.jobs", { after: { name: "tasks" } })] }],
  ["another action", { resource_changes: [resource("aws_sqs_queue.jobs", { actions: ["delete"] })] }],
  ["another order of a replacement", { resource_changes: [resource("aws_sqs_queue.jobs", { actions: ["create", "delete"] })] }],
  ["a value that is not known yet", { resource_changes: [resource("aws_sqs_queue.jobs", { after_unknown: { name: true } })] }],
  ["a value that is no secret any more", { resource_changes: [resource("aws_sqs_queue.jobs", { after_sensitive: { name: true } })] }],
  ["an import", { resource_changes: [resource("aws_sqs_queue.jobs", {}), resource("aws_sqs_queue.b", { actions: ["no-op"], importing: { id: "b" } })] }],
  ["a move", { resource_changes: [resource("aws_sqs_queue.jobs", {}), resource("aws_sqs_queue.b", { actions: ["no-op"] }, { previous_address: "aws_sqs_queue.a" })] }],
  ["one that is deposed", { resource_changes: [resource("aws_sqs_queue.jobs", {}, { deposed: "1a2b3c4d" })] }],
  ["an output", { output_changes: { url: { actions: ["create"], before: null, after: "u" } } }],
  ["one resource less", { resource_changes: [] }],
])("%s is in the digest", (_, given) => {
  expect(planDigest(plan(given))).not.toBe(planDigest(plan()));
});

const set: PlanSet = {
  formatVersion: 1,
  platform: "voting",
  environment: "dev",
  account: "111122223333",
  region: "eu-west-1",
  commit: "c0ffee",
  tree: "7ree",
  hasUncommittedChanges: false,
  engine: { name: "terraform", version: "1.11.4" },
  stacks: ["dev-network", "dev-compute"].map((id) => ({
    id,
    dependencies: [],
    status: "exact",
    isLeaving: false,
    isEmpty: false,
    digest: `of ${id}`,
    reads: {},
    assumptions: [],
    protectedAddresses: [],
  })),
};

test("the digest of an environment depends on what is done where, from which tree", () => {
  const other = (given: Partial<PlanSet>) => setDigest({ ...set, ...given });
  expect(other({ stacks: set.stacks.toReversed(), commit: "another", engine: { name: "tofu", version: "1.9.0" } })).toBe(setDigest(set));
  const changed: Partial<PlanSet>[] = [
    { account: "444455556666" },
    { region: "eu-west-2" },
    { tree: "8ree" },
    { environment: "prod" },
    { platform: "shop" },
    { stacks: set.stacks.slice(1) },
    { stacks: set.stacks.map((stack) => ({ ...stack, digest: "other" })) },
    { stacks: set.stacks.map((stack) => ({ ...stack, isLeaving: true })) },
    { stacks: set.stacks.map((stack) => ({ ...stack, configurationDigest: "other" })) },
    { stacks: set.stacks.map((stack) => ({ ...stack, dependencies: ["dev-storage"] })) },
    { stacks: set.stacks.map((stack) => ({ ...stack, assumptions: [{ producer: "dev-network", output: "vpc_id", path: [], placeholder: "vpc-0" }] })) },
  ];
  expect(new Set([set, ...changed].map(other)).size).toBe(changed.length + 1);
});
