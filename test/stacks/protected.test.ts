import type { EnvironmentFile } from "../../config/environment-file";
import { prod } from "../support/example";
import { everything } from "../support/everything";
import { each } from "../support/reachability";
import { synthesized, type Json } from "../support/synthesized";

const keptIn = (file: EnvironmentFile) =>
  each(synthesized(file)).flatMap(([, type, name, { lifecycle }]) => ((lifecycle as Json | undefined)?.["prevent_destroy"] === true ? [`${type}.${name}`] : []));

const deletionProtection = (file: EnvironmentFile) =>
  each(synthesized(file)).flatMap(([, type, name, block]) => (type === "aws_lb" ? [[name, block["enable_deletion_protection"]]] : []));

const guarded: EnvironmentFile = { ...everything, protected: true };

test("in a protected environment Terraform destroys nothing that holds data", () => {
  expect(keptIn(guarded)).toEqual([
    "aws_efs_file_system.shared",
    "aws_efs_file_system.zonal",
    "aws_efs_access_point.shared_access-point_reports",
    "aws_efs_access_point.shared_access-point_unused",
    "aws_efs_access_point.shared_access-point_uploads",
    "aws_efs_access_point.zonal_access-point_cache",
    "aws_secretsmanager_secret.secret_api-token",
    "aws_secretsmanager_secret.secret_db--password",
    "aws_backup_vault.backup_plan_vault",
    "aws_ecr_repository.team-tools",
    "aws_ecr_repository.web",
    "aws_sqs_queue.queue_failed",
    "aws_sqs_queue.queue_ledger",
    "aws_sqs_queue.queue_ledger-failed",
    "aws_sqs_queue.queue_orders",
    "aws_sqs_queue.queue_uploads",
    "aws_sqs_queue.dead-letter_orders",
    "aws_kms_key.encryption-key",
  ]);
});

test("in prod these are the file system, its access points, the backups and the queue", () => {
  expect(keptIn(prod)).toEqual([
    "aws_efs_file_system.volumes",
    "aws_efs_access_point.volumes_access-point_archive",
    "aws_efs_access_point.volumes_access-point_db-data",
    "aws_backup_vault.backup_plan_vault",
    "aws_sqs_queue.queue_task-events",
  ]);
});

test("in an environment that is not protected everything can be destroyed", () => {
  expect(keptIn(everything)).toEqual([]);
});

test.each([true, false])("protected %s: load balancers are kept from deletion so", (protect) => {
  expect(deletionProtection({ ...guarded, protected: protect })).toEqual([
    ["inside", protect],
    ["public", protect],
  ]);
});

test("only where an environment is not protected do repositories and backups go with what is in them", () => {
  const emptied = (file: EnvironmentFile) =>
    each(synthesized(file)).flatMap(([, type, name, block]) => (block["force_delete"] === true || block["force_destroy"] === true ? [`${type}.${name}`] : []));
  // An entry of service discovery holds nothing of anybody's.
  const discovery = "aws_service_discovery_service.web_dns-discovery";
  expect(emptied(everything)).toEqual(["aws_backup_vault.backup_plan_vault", "aws_ecr_repository.team-tools", "aws_ecr_repository.web", discovery]);
  expect(emptied(guarded)).toEqual([discovery]);
});

test("protection changes nothing else", () => {
  const without = (file: EnvironmentFile) =>
    each(synthesized(file)).map(([stack, type, name, { lifecycle, enable_deletion_protection, force_delete, force_destroy, ...rest }]) => {
      const { prevent_destroy, ...others } = (lifecycle ?? {}) as Json;
      return [stack, type, name, others, rest];
    });
  expect(without(guarded)).toEqual(without(everything));
});
