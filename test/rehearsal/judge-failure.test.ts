import { EngineFailure } from "../../engine/engine";
import { judgeFailure } from "../../rehearsal/judge-failure";
import { incapabilities, type Incapability } from "../../rehearsal/known-gaps";

const known: Incapability[] = [{ emulator: "moto", resourceType: "aws_efs_backup_policy", why: "it has no PutBackupPolicy" }];
const failure = (...addresses: (string | undefined)[]) =>
  new EngineFailure("dev-storage", "apply", addresses.map((address) => ({ severity: "error", summary: "500", detail: "", ...(address === undefined ? {} : { address }) })), []);

test("an error of a resource that the emulator cannot make is explained once", () => {
  const errors = [failure("aws_efs_backup_policy.data", "aws_efs_backup_policy.data"), failure("module.a.aws_efs_backup_policy.b[0]")];
  expect(judgeFailure(errors, known)).toEqual([
    "aws_efs_backup_policy.data: moto cannot make it, for it has no PutBackupPolicy",
    "module.a.aws_efs_backup_policy.b[0]: moto cannot make it, for it has no PutBackupPolicy",
  ]);
});

test("any other error is not", () => {
  expect(judgeFailure([failure("aws_efs_file_system.data", undefined, "data.aws_efs_backup_policy.data", "aws_x.aws_efs_backup_policy"), new Error("aws_efs_backup_policy.data")], known)).toEqual([]);
});

test("each is listed once", () => {
  const keys = incapabilities.map(({ emulator, resourceType }) => `${emulator} ${resourceType}`);
  expect(new Set(keys).size).toBe(keys.length);
});
