import { driftOf } from "../../../delivery/drift/drift-of";
import type { ChangeJson, PlanJson, ResourceChangeJson } from "../../../review/plan-json";
import { plain } from "../../../review/text";

const resource = (address: string, change: ChangeJson): ResourceChangeJson => {
  const [type = "", name = ""] = address.split(".");
  return { address, mode: "managed", type, name, change };
};
const update = (address: string, before: object, after: object, more: Partial<ChangeJson> = {}) => resource(address, { actions: ["update"], before, after, ...more });
const gone = (address: string) => resource(address, { actions: ["delete"], before: { id: "1" }, after: null });
const created = (address: string) => resource(address, { actions: ["create"], before: null, after: {} });

/** What is found, in words. */
function found(plan: Omit<PlanJson, "format_version">): string[] {
  return driftOf("dev-compute", { format_version: "1.2", ...plan }).map(({ kind, stack, address, text, details, remedy }) =>
    [`${kind} ${stack} ${address} ${plain(text)}`, ...details.map(plain), ...(remedy === undefined ? [] : [plain(remedy)])].join("\n"),
  );
}

test("what an apply would set back was changed by hand", () => {
  const group = "aws_cloudwatch_log_group.web";
  expect(found({ resource_drift: [update(group, { retention_in_days: 30 }, { retention_in_days: 90 })], resource_changes: [update(group, { retention_in_days: 90 }, { retention_in_days: 30 })] })).toEqual([
    "changed dev-compute aws_cloudwatch_log_group.web was changed\nretention_in_days: 30 was applied, it is 90\nAn apply sets it back. To keep it, write it into the file.",
  ]);
});

test("what the files say by now is told where it is something else", () => {
  const group = "aws_cloudwatch_log_group.web";
  expect(found({ resource_drift: [update(group, { retention_in_days: 30 }, { retention_in_days: 90 })], resource_changes: [update(group, { retention_in_days: 90 }, { retention_in_days: 60 })] })[0]).toContain(
    "retention_in_days: 30 was applied, it is 90, the files now say 60",
  );
});

test("a tag is told once", () => {
  const vpc = "aws_vpc.vpc";
  const [before, after] = [{ tags: null, tags_all: { Stack: "network" } }, { tags: { Team: "ops" }, tags_all: { Stack: "network", Team: "ops" } }];
  expect(found({ resource_drift: [update(vpc, before, after)], resource_changes: [update(vpc, after, { tags: null, tags_all: { Stack: "network" } })] })).toEqual([
    'changed dev-compute aws_vpc.vpc was changed\ntags: null was applied, it is {"Team":"ops"}\nAn apply sets it back. To keep it, write it into the file.',
  ]);
});

test("a default tag that somebody took away is told, though it is in tags_all alone", () => {
  const vpc = "aws_vpc.vpc";
  const [before, after] = [{ tags_all: { Stack: "network" } }, { tags_all: {} }];
  expect(found({ resource_drift: [update(vpc, before, after)], resource_changes: [update(vpc, after, before)] })[0]).toContain('tags_all.Stack: "network" was applied, it is null');
});

test("the number of tasks is scaling's where the files leave it to scaling, and somebody's where they do not", () => {
  const service = "aws_ecs_service.web";
  const drift = [update(service, { desired_count: 2 }, { desired_count: 4 })];
  expect(found({ resource_drift: drift })).toEqual(["owned dev-compute aws_ecs_service.web was changed by Application Auto Scaling\ndesired_count: 2 was applied, it is 4"]);
  expect(found({ resource_drift: drift, resource_changes: [update(service, { desired_count: 4 }, { desired_count: 2 })] })[0]).toMatch(/^changed /);
});

test("another revision may have been rolled back to", () => {
  const service = "aws_ecs_service.web";
  expect(found({ resource_drift: [update(service, { task_definition: "web:2" }, { task_definition: "web:1" })], resource_changes: [update(service, { task_definition: "web:1" }, { task_definition: "web:2" })] })).toEqual([
    `changed dev-compute aws_ecs_service.web was changed\ntask_definition: "web:2" was applied, it is "web:1"\nSomebody deployed another revision, or ECS rolled a deployment back: the service's events tell which. An apply sets it back. To keep it, write it into the file.`,
  ]);
});

test("what an apply would make anew for it is told with what is lost", () => {
  const fileSystem = "aws_efs_file_system.data";
  const [before, after] = [{ kms_key_id: "a" }, { kms_key_id: "b" }];
  const planned = resource(fileSystem, { actions: ["delete", "create"], before: after, after: before, replace_paths: [["kms_key_id"]] });
  expect(found({ resource_drift: [update(fileSystem, before, after)], resource_changes: [planned] })[0]).toContain("An apply would destroy it and make it anew: its data is lost. Set it back by hand, or write it into the file.");
});

test("what is gone is told with what an apply brings back, and what it does not", () => {
  const groups = ["aws_cloudwatch_log_group.web", "aws_efs_file_system.data"];
  expect(found({ resource_drift: groups.map(gone), resource_changes: groups.map(created) })).toEqual([
    "gone dev-compute aws_cloudwatch_log_group.web is gone\nAn apply makes it anew.",
    "gone dev-compute aws_efs_file_system.data is gone\nAn apply makes a new one, without what was in it: its data is lost. Restore that first, where it can be restored.",
  ]);
});

test("what is gone from the account and from the files is nobody's concern", () => {
  expect(found({ resource_drift: [gone("aws_cloudwatch_log_group.web")] })).toEqual(["follows dev-compute aws_cloudwatch_log_group.web is gone, and no file has it any more"]);
});

test("what changes only because something else is gone follows from it; anything else is not applied yet", () => {
  const policy = update("aws_iam_role_policy.web", { policy: "a" }, {}, { after_unknown: { policy: true } });
  const plan = (references: readonly string[]) => ({
    resource_drift: [gone("aws_cloudwatch_log_group.web")],
    resource_changes: [created("aws_cloudwatch_log_group.web"), policy],
    configuration: { root_module: { resources: [{ address: policy.address, expressions: { policy: { references } } }, { address: "aws_sqs_queue.jobs", expressions: { name: [{ references: ["aws_cloudwatch_log_group.web"] }] } }] } },
  });
  const last = (references: readonly string[]) => found(plan(references)).at(-1);
  expect(last(["aws_cloudwatch_log_group.web.arn", "aws_cloudwatch_log_group.web"])).toBe("follows dev-compute aws_iam_role_policy.web changes with what is gone");
  expect(last(["aws_sqs_queue.jobs"])).toBe("follows dev-compute aws_iam_role_policy.web changes with what is gone");
  expect(last(["aws_sqs_queue.other"])).toBe("not-applied dev-compute aws_iam_role_policy.web update");
});

test("changes without drift are not applied yet", () => {
  const moved = { ...resource("aws_sqs_queue.b", { actions: ["no-op"], before: {}, after: {} }), previous_address: "aws_sqs_queue.a" };
  expect(found({ resource_changes: [moved, created("aws_sqs_queue.c"), resource("aws_sqs_queue.d", { actions: ["delete", "create"], before: {}, after: {} }), resource("aws_sqs_queue.e", { actions: ["no-op"] })] })).toEqual([
    "not-applied dev-compute aws_sqs_queue.b move",
    "not-applied dev-compute aws_sqs_queue.c create",
    "not-applied dev-compute aws_sqs_queue.d replace",
  ]);
});

test("what the files have no more is not set back", () => {
  const group = "aws_cloudwatch_log_group.web";
  expect(found({ resource_drift: [update(group, { retention_in_days: 30 }, { retention_in_days: 90 })], resource_changes: [gone(group)] })).toEqual([
    "added dev-compute aws_cloudwatch_log_group.web has values that no file gives\nretention_in_days: 30 was applied, it is 90",
    "not-applied dev-compute aws_cloudwatch_log_group.web delete",
  ]);
});

test("what AWS fills in is set apart, and nothing in another form of nothing is left out", () => {
  expect(found({ resource_drift: [update("aws_efs_file_system.data", { number_of_mount_targets: 0, tags: null, policy: "" }, { number_of_mount_targets: 2, tags: {}, policy: null })] })).toEqual([
    "added dev-compute aws_efs_file_system.data has values that no file gives\nnumber_of_mount_targets: 0 was applied, it is 2",
  ]);
});

test("secrets are hidden, also where nothing marks them", () => {
  const secret = "aws_secretsmanager_secret_version.token";
  const values = (text: string) => ({ secret_string: text, name: `was ${text}` });
  const marks = { before_sensitive: { secret_string: true }, after_sensitive: { secret_string: true } };
  const texts = found({ resource_drift: [update(secret, values("hush-hush-1"), values("hush-hush-2"), marks)], resource_changes: [update(secret, values("hush-hush-2"), values("hush-hush-1"), marks)] }).join("\n");
  expect(texts).toContain('secret_string: "(sensitive)" was applied, it is "(sensitive, changed)"');
  expect(texts).not.toContain("hush");
});
