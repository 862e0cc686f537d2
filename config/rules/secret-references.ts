import type { SecretReference } from "../container";
import { isKnown } from "../known";
import { suggest } from "../nearest";
import { kmsKeyArn } from "./kms-key-arn";
import { all, entries, everyContainer, field, lookup, only } from "./places";
import { pattern, type Rule } from "./rule";

type OwnSecret = Extract<SecretReference, { secret: string }>;
type ForeignSecret = Extract<SecretReference, { arn: string }>;

const source = "Amazon ECS Developer Guide, Pass Secrets Manager secrets through Amazon ECS environment variables";

const references = entries(field(everyContainer, "secrets"));
const ownSecrets = only(references, (reference): reference is OwnSecret => typeof reference !== "string" && "secret" in reference);
const foreignSecrets = only(references, (reference): reference is ForeignSecret => typeof reference !== "string" && "arn" in reference);
const arns = all(
  only(references, (reference): reference is string => typeof reference === "string"),
  field(foreignSecrets, "arn"),
);

/** A stage or a version id may stand behind the key, never both; the colons stand always. */
const secretForm = /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}(?::[^:]*:(?:[^:]*:|:[^:]+))?$/;
const parameterForm = /^arn:aws[a-z-]*:ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+$/;

const secretArn: Rule = {
  id: "secret-arn",
  source,
  *check(platform) {
    for (const { path, value } of arns(platform)) {
      if (!isKnown(value) || secretForm.test(value) || parameterForm.test(value)) continue;
      const isArn = value.startsWith("arn:");
      yield {
        path,
        // What is no ARN may be the secret itself, and problems are printed in logs.
        given: isArn ? value : "(not shown: no ARN)",
        allowed:
          "the whole ARN of a Secrets Manager secret, its last six characters included, with :jsonKey:stage:id behind it where wanted, or of an SSM parameter",
        remedy: isArn
          ? "copy it from `aws secretsmanager describe-secret`; for one key of a JSON value add :<key>::"
          : "keep the value in Secrets Manager and write its ARN here",
      };
    }
  },
};

const unknownSecret: Rule = {
  id: "unknown-secret",
  source,
  *check(platform) {
    const { secrets } = platform.storage;
    for (const { path, value } of field(ownSecrets, "secret")(platform)) {
      if (!isKnown(value) || lookup(secrets, value) !== undefined) continue;
      yield { path, given: value, allowed: "the name of a secret of storage.secrets", remedy: suggest(value, Object.keys(secrets)) };
    }
  },
};

/** Which secrets containers read. They may be of any account and region, and so may their keys. */
export const secretReferenceRules: readonly Rule[] = [
  secretArn,
  unknownSecret,
  pattern(
    "secret-json-key",
    source,
    /^[^:]+$/,
    "a key of the secret's JSON value, without colons",
    "write the key alone, or leave it out for the whole value",
    field(ownSecrets, "jsonKey"),
  ),
  kmsKeyArn("secret-kms-key", "API Decrypt", field(foreignSecrets, "kmsKeyArn"), () => ""),
];
