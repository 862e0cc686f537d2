import type { Change } from "../change";
import { changedLeaves, newValueText, pathText, valueText, type Leaf } from "../leaves";
import type { Rule } from "../rule";
import { say } from "../text";

/** Arguments that switch encryption on, by their last name; and those that name a key of one's own. */
const switches = ["at_rest_encryption_enabled", "encrypted", "in_cluster", "server_side_encryption", "sqs_managed_sse_enabled", "storage_encrypted", "transit_encryption", "transit_encryption_enabled"];
const keys = ["kms_key", "kms_key_arn", "kms_key_id", "kms_master_key_id"];
const encryptors = ["aws_s3_bucket_server_side_encryption_configuration"];

/** Data that was encrypted and no longer is, or no longer by one's own key. */
export const encryptionLost: Rule = {
  id: "encryption-lost",
  severity: "approval",
  reason: "What is written from then on is not encrypted, or not with the key that was chosen.",
  find: ({ changes }) =>
    changes.flatMap((change) => {
      if (change.action === "delete" && encryptors.includes(change.type)) return [{ address: change.address, text: say`${change.address} is deleted: what it encrypts is no longer encrypted as was chosen`, details: [] }];
      const lost = change.action === "update" || change.action === "replace" ? changedLeaves(change).filter((leaf) => isLost(leaf, change)) : [];
      return lost.length === 0 ? [] : [{ address: change.address, text: say`${change.address} is encrypted less`, details: lost.map((leaf) => say`${pathText(leaf.path)}: ${valueText(leaf.before)} -> ${newValueText(leaf)}`) }];
    }),
};

/** A value that only the apply tells is the rule's own: it is not lost. A key of one's own takes the place of the switch. */
function isLost({ path, before, after, isUnknown }: Leaf, change: Change): boolean {
  const argument = `${path.findLast((part) => typeof part === "string") ?? ""}`;
  if (isUnknown) return false;
  if (switches.includes(argument)) return isOn(before) && !isOn(after) && !keys.some((key) => isKey(change.after?.[key]));
  return keys.includes(argument) && isKey(before) && !isKey(after);
}

function isKey(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isOn(value: unknown): boolean {
  return value === true || value === "ENABLED" || value === "AES256" || value === "aws:kms";
}
