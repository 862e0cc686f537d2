import { foreign, found, resource } from "../plans";
import { rule } from "./rule";

const change = (address: string, before: object, after: object, after_unknown: object = {}) => foreign("x", [resource(address, "update", { before, after, after_unknown })]);

test.each<[string, object, object, string]>([
  ["aws_db_instance.a", { deletion_protection: true }, { deletion_protection: false }, "deletion_protection: true -> false"],
  ["aws_db_instance.a", { skip_final_snapshot: false }, { skip_final_snapshot: true }, "skip_final_snapshot: false -> true"],
  ["aws_db_instance.a", { backup_retention_period: 7 }, { backup_retention_period: 0 }, "backup_retention_period: 7 -> 0"],
  ["aws_lb.a", { enable_deletion_protection: true }, { enable_deletion_protection: null }, "enable_deletion_protection: true -> null"],
  ["aws_ecr_repository.a", { force_delete: false }, { force_delete: true }, "force_delete: false -> true"],
  ["aws_s3_bucket.a", { force_destroy: false }, { force_destroy: true }, "force_destroy: false -> true"],
  ["aws_secretsmanager_secret.a", { recovery_window_in_days: 30 }, { recovery_window_in_days: 0 }, "recovery_window_in_days: 30 -> 0"],
  ["aws_dynamodb_table.a", { point_in_time_recovery: [{ enabled: true }] }, { point_in_time_recovery: [{ enabled: false }] }, "point_in_time_recovery[0].enabled: true -> false"],
  ["aws_efs_backup_policy.a", { backup_policy: [{ status: "ENABLED" }] }, { backup_policy: [{ status: "DISABLED" }] }, 'backup_policy[0].status: "ENABLED" -> "DISABLED"'],
])("%s is protected less: %p to %p", (address, before, after, line) => {
  expect(found(rule("protection-lifted"), change(address, before, after))).toEqual([`[${address}] ${address} is protected less\n  ${line}`]);
  expect(found(rule("protection-lifted"), change(address, after, before))).toEqual([]);
});

test("what is not known yet may be less, and what protects others must stay", () => {
  expect(found(rule("protection-lifted"), change("aws_db_instance.a", { deletion_protection: true }, {}, { deletion_protection: true }))).toEqual(["[aws_db_instance.a] aws_db_instance.a is protected less\n  deletion_protection: true -> (known after apply)"]);
  expect(found(rule("protection-lifted"), foreign("x", [resource("aws_backup_plan.a", "delete")]))).toEqual(["[aws_backup_plan.a] aws_backup_plan.a is deleted: what it protects is not backed up, or not kept, any more"]);
});

test.each<[string, object, object, string]>([
  ["aws_sqs_queue.a", { sqs_managed_sse_enabled: true }, { sqs_managed_sse_enabled: false }, "sqs_managed_sse_enabled: true -> false"],
  ["aws_sns_topic.a", { kms_master_key_id: "alias/a" }, { kms_master_key_id: "" }, 'kms_master_key_id: "alias/a" -> ""'],
  ["aws_ecs_task_definition.a", { volume: [{ efs_volume_configuration: [{ transit_encryption: "ENABLED" }] }] }, { volume: [{ efs_volume_configuration: [{ transit_encryption: "DISABLED" }] }] }, 'volume[0].efs_volume_configuration[0].transit_encryption: "ENABLED" -> "DISABLED"'],
])("%s is encrypted less: %p to %p", (address, before, after, line) => {
  expect(found(rule("encryption-lost"), change(address, before, after))).toEqual([`[${address}] ${address} is encrypted less\n  ${line}`]);
  expect(found(rule("encryption-lost"), change(address, after, before))).toEqual([]);
});

test("another key, or one that is not known yet, encrypts as well", () => {
  expect(found(rule("encryption-lost"), change("aws_sns_topic.a", { kms_master_key_id: "a" }, { kms_master_key_id: "b" }))).toEqual([]);
  expect(found(rule("encryption-lost"), change("aws_sns_topic.a", { kms_master_key_id: "a" }, {}, { kms_master_key_id: true }))).toEqual([]);
  expect(found(rule("encryption-lost"), change("aws_sqs_queue.a", { sqs_managed_sse_enabled: true, kms_master_key_id: null }, { sqs_managed_sse_enabled: false, kms_master_key_id: "a" }))).toEqual([]);
  expect(found(rule("encryption-lost"), foreign("x", [resource("aws_s3_bucket_server_side_encryption_configuration.a", "delete")]))).toHaveLength(1);
});
