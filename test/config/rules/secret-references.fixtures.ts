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
    problems: [],
  },
  "unknown-secret": {
    accepted: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "token" } };
    },
    refused: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "tokens" } };
    },
    problems: [],
  },
  "secret-json-key": {
    accepted: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "token", jsonKey: "the token" } };
    },
    refused: (file) => {
      file.services.web.secrets = { TOKEN: { secret: "token", jsonKey: "token::" } };
    },
    problems: [],
  },
  "secret-kms-key": {
    accepted: (file) => {
      file.services.web.secrets = { TOKEN: { arn: secret, kmsKeyArn: key } };
    },
    refused: (file) => {
      file.services.web.secrets = { TOKEN: { arn: secret, kmsKeyArn: "alias/shop" } };
    },
    problems: [],
  },
};
