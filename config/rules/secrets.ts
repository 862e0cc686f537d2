import { partitionOf } from "../arns";
import { secretName } from "../names";
import type { Platform } from "../platform";
import { kmsKeyArn } from "./kms-key-arn";
import { entries, field, items } from "./places";
import { pattern, valueRule, type Rule } from "./rule";

const secrets = entries(({ storage }: Platform) => [{ path: ["storage", "secrets"], value: storage.secrets }]);
const readers = items(field(secrets, "readers"));

const principal = /^arn:(aws(?:-[a-z]+)*):iam::(\d{12}):(?:role|user)\/[\w+=,.@/-]+$/;

export const secretRules: readonly Rule[] = [
  {
    id: "secret-name-length",
    source: "API CreateSecret",
    *check(platform) {
      for (const name of Object.keys(platform.storage.secrets)) {
        const length = secretName(platform, name).length;
        if (length <= 512) continue;
        const allowed = `512 characters with the platform and the environment before it, not ${length}`;
        yield { path: ["storage", "secrets", name], given: name, allowed, remedy: `shorten it by ${length - 512}` };
      }
    },
  },
  pattern(
    "secret-description",
    "API CreateSecret",
    /^[^]{0,2048}$/,
    "up to 2048 characters",
    "shorten it",
    field(secrets, "description"),
  ),
  kmsKeyArn("secret-kms-key-arn", "API CreateSecret", field(secrets, "kmsKeyArn")),
  valueRule("secret-recovery-window", "API DeleteSecret", field(secrets, "recoveryWindowDays"), (days) => {
    if (days === 0 || (Number.isInteger(days) && days >= 7 && days <= 30)) return undefined;
    return { allowed: "0, or 7 to 30 days", remedy: `set it to ${days > 30 ? 30 : Math.max(7, Math.round(days))}, or to 0 to delete at once` };
  }),
  valueRule("secret-reader-arn", "API PutResourcePolicy", readers, (reader) =>
    principal.test(reader)
      ? undefined
      : { allowed: "the ARN of a role or a user: arn:aws:iam::<account>:role/<name>", remedy: "write its ARN, as `aws iam get-role` shows it" },
  ),
  {
    id: "secret-reader-partition",
    source: "IAM User Guide, AWS JSON policy elements: Principal",
    *check(platform) {
      const partition = partitionOf(platform.region);
      for (const { path, value: given } of readers(platform)) {
        const theirs = principal.exec(given)?.[1];
        if (theirs === undefined || theirs === partition) continue;
        yield { path, given, allowed: `a role or user of the partition ${partition}`, remedy: "remove it: partitions share nothing" };
      }
    },
  },
  {
    id: "secret-cross-account-key",
    source: "Secrets Manager User Guide, Access AWS Secrets Manager secrets from a different account",
    *check(platform) {
      for (const { path, value } of secrets(platform)) {
        const strangers = value.readers.filter((reader) => (principal.exec(reader)?.[2] ?? platform.account) !== platform.account);
        if (value.kmsKeyArn !== undefined || strangers.length === 0) continue;
        yield {
          path: [...path, "kmsKeyArn"],
          given: undefined,
          allowed: `a key of your own, for ${strangers[0]} is of another account: AWS's key for Secrets Manager can't be used from there`,
          remedy: "set it to the ARN of a key whose policy lets that account decrypt",
        };
      }
    },
  },
];
