import type { Change } from "../change";
import { changedLeaves, newValueText, pathText, valueText, type Leaf } from "../leaves";
import type { Rule } from "../rule";
import { say } from "../text";

type Value = string | number | boolean;

/** Values that keep something from being deleted, or from being lost when it is; by the last part of the argument's path. */
const protections: Readonly<Record<string, (value: Value) => boolean>> = {
  backup_retention_period: (days) => typeof days === "number" && days > 0,
  delete_automated_backups: (on) => on === false,
  deletion_protection: isOn,
  deletion_protection_enabled: isOn,
  disable_api_termination: isOn,
  enable_deletion_protection: isOn,
  force_delete: (on) => on === false,
  force_destroy: (on) => on === false,
  recovery_window_in_days: (days) => typeof days === "number" && days > 0,
  skip_final_snapshot: (on) => on === false,
};

/** Types whose whole purpose is to protect another resource. */
const protectors = ["aws_backup_plan", "aws_backup_selection", "aws_backup_vault_lock_configuration", "aws_efs_backup_policy", "aws_s3_bucket_object_lock_configuration", "aws_s3_bucket_versioning"];

/** `prevent_destroy` is in no plan; what AWS or the provider is told is. */
export const protectionLifted: Rule = {
  id: "protection-lifted",
  severity: "approval",
  reason: "The next plan, or a mistake, can delete it for good.",
  find: ({ changes }) =>
    changes.flatMap((change) => {
      if (change.action === "delete" && protectors.includes(change.type)) return [{ address: change.address, text: say`${change.address} is deleted: what it protects is not backed up, or not kept, any more`, details: [] }];
      const lifted = change.action === "update" || change.action === "replace" ? changedLeaves(change).filter((leaf) => isLifted(leaf, change)) : [];
      return lifted.length === 0 ? [] : [{ address: change.address, text: say`${change.address} is protected less`, details: lifted.map((leaf) => say`${pathText(leaf.path)}: ${valueText(leaf.before)} -> ${newValueText(leaf)}`) }];
    }),
};

function isLifted({ path, before, after, isUnknown }: Leaf, { type }: Change): boolean {
  const argument = `${path.findLast((part) => typeof part === "string") ?? ""}`;
  const isKept = isSwitchOf(type, path) ? isOn : Object.hasOwn(protections, argument) ? protections[argument] : undefined;
  return isKept !== undefined && isKept(before as Value) && (isUnknown || !isKept(after as Value));
}

/** Blocks that are a protection and have a switch of their own. */
function isSwitchOf(type: string, path: Leaf["path"]): boolean {
  const [block, , argument] = path;
  if (type === "aws_dynamodb_table") return block === "point_in_time_recovery" && argument === "enabled";
  if (type === "aws_efs_backup_policy") return block === "backup_policy" && argument === "status";
  return type === "aws_s3_bucket_versioning" && block === "versioning_configuration" && argument === "status";
}

function isOn(value: Value): boolean {
  return value === true || value === "ENABLED" || value === "Enabled";
}
