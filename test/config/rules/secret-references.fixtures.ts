import type { RuleFixture } from "./fixture";

const secret = "arn:aws:secretsmanager:eu-central-1:444455556666:secret:shop/db-AbCdEf";
const key = "arn:aws:kms:eu-central-1:444455556666:key/00000000-0000-4000-8000-000000000000";

export const secretReferenceFixtures: Readonly<Record<string, RuleFixture>> = {
  "secret-arn": {
    accepted: (file) => {
      file.services.web.secrets = {
        WHOLE: secret,
        KEY: `${secret}:password::`,
        STAGE: `${secret}:password:AWSPREVIOUS:`,
        VERSION: { arn: `${secret}:password::9d4cb84b-ad69-40c0-a0ab-cead36b967e8`, kmsKeyArn: key },
        PARAMETER: "arn:aws:ssm:eu-west-1:111122223333:parameter/shop/token",
        OWN: { stack: "database", output: "password_arn" },
      };
    },
    refused: (file) => {
      file.services.web.secrets = {
        SHORT: secret.slice(0, -7),
        COLON: `${secret}:password`,
        BOTH: { arn: `${secret}:password:AWSCURRENT:9d4cb84b-ad69-40c0-a0ab-cead36b967e8`, kmsKeyArn: key },
        PLAIN: "hunter2",
      };
    },
    problems: [
      {
        path: ["services", "web", "secrets", "SHORT"],
        given: "arn:aws:secretsmanager:eu-central-1:444455556666:secret:shop/db",
        allowed:
          "the whole ARN of a Secrets Manager secret, its last six characters included, with :jsonKey:stage:id behind it where wanted, or of an SSM parameter",
        remedy: "copy it from `aws secretsmanager describe-secret`; for one key of a JSON value add :<key>::",
      },
      {
        path: ["services", "web", "secrets", "COLON"],
        given: "arn:aws:secretsmanager:eu-central-1:444455556666:secret:shop/db-AbCdEf:password",
        allowed:
          "the whole ARN of a Secrets Manager secret, its last six characters included, with :jsonKey:stage:id behind it where wanted, or of an SSM parameter",
        remedy: "copy it from `aws secretsmanager describe-secret`; for one key of a JSON value add :<key>::",
      },
      {
        path: ["services", "web", "secrets", "PLAIN"],
        given: "(not shown: no ARN)",
        allowed:
          "the whole ARN of a Secrets Manager secret, its last six characters included, with :jsonKey:stage:id behind it where wanted, or of an SSM parameter",
        remedy: "keep the value in Secrets Manager and write its ARN here",
      },
      {
        path: ["services", "web", "secrets", "BOTH", "arn"],
        given:
          "arn:aws:secretsmanager:eu-central-1:444455556666:secret:shop/db-AbCdEf:password:AWSCURRENT:9d4cb84b-ad69-40c0-a0ab-cead36b967e8",
        allowed:
          "the whole ARN of a Secrets Manager secret, its last six characters included, with :jsonKey:stage:id behind it where wanted, or of an SSM parameter",
        remedy: "copy it from `aws secretsmanager describe-secret`; for one key of a JSON value add :<key>::",
      },
    ],
  },
  "unknown-secret": {
    accepted: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "token" } };
    },
    refused: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "tokens" } };
    },
    problems: [
      {
        path: ["services", "web", "secrets", "TOKEN", "secret"],
        given: "tokens",
        allowed: "the name of a secret of storage.secrets",
        remedy: 'did you mean "token"?',
      },
    ],
  },
  "secret-json-key": {
    accepted: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "token", jsonKey: "the token" } };
    },
    refused: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "token", jsonKey: "token::" } };
    },
    problems: [
      {
        path: ["services", "web", "secrets", "TOKEN", "jsonKey"],
        given: "token::",
        allowed: "a key of the secret's JSON value, without colons",
        remedy: "write the key alone, or leave it out for the whole value",
      },
    ],
  },
  "secret-kms-key": {
    accepted: (file) => {
      file.services.web.secrets = { TOKEN: { arn: secret, kmsKeyArn: key } };
    },
    refused: (file) => {
      file.services.web.secrets = { TOKEN: { arn: secret, kmsKeyArn: "alias/shop" } };
    },
    problems: [
      {
        path: ["services", "web", "secrets", "TOKEN", "kmsKeyArn"],
        given: "alias/shop",
        allowed: "the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>",
        remedy: "write the key's ARN, as `aws kms describe-key` shows it; an alias won't do",
      },
    ],
  },
};
