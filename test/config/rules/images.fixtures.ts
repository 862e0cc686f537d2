import type { RuleFixture } from "./fixture";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry-AbCdEf";

export const imageFixtures: Readonly<Record<string, RuleFixture>> = {
  "image-reference": {
    accepted: (file) => {
      file.services.web.image = `registry.example.com:5000/team/app_1:v1.2@${digest}`;
    },
    refused: (file) => {
      file.services.web.image = "Redis:7";
      file.services.worker.image = { reference: "registry.example.com/team/app:", credentialsSecretArn: secret };
    },
    problems: [
      {
        path: ["services", "web", "image"],
        given: "Redis:7",
        allowed: "an image as Docker names it: registry/repository:tag or @sha256:digest, lower-case but for the tag",
        remedy: "write it like redis:7-alpine",
      },
      {
        path: ["services", "worker", "image", "reference"],
        given: "registry.example.com/team/app:",
        allowed: "an image as Docker names it: registry/repository:tag or @sha256:digest, lower-case but for the tag",
        remedy: "write it like redis:7-alpine",
      },
    ],
  },
  "unknown-repository": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", tag: "1" };
    },
    refused: (file) => {
      file.services.web.image = { repository: "wep", tag: "1" };
    },
    problems: [
      {
        path: ["services", "web", "image", "repository"],
        given: "wep",
        allowed: "the name of a repository of registry.repositories",
        remedy: 'did you mean "web"?',
      },
    ],
  },
  "image-tag-or-digest": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", digest };
    },
    refused: (file) => {
      file.services.web.image = { repository: "web" };
      file.services.worker.image = { repository: "web", tag: "1", digest };
    },
    problems: [
      {
        path: ["services", "web", "image"],
        given: { repository: "web" },
        allowed: "either a tag or a digest",
        remedy: "add the tag, or the digest, of the version to run",
      },
      {
        path: ["services", "worker", "image"],
        given: { repository: "web", tag: "1", digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
        allowed: "either a tag or a digest",
        remedy: "remove the tag: the digest says it more exactly",
      },
    ],
  },
  "image-tag": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", tag: "v".repeat(128) };
    },
    refused: (file) => {
      file.services.web.image = { repository: "web", tag: "v".repeat(129) };
      file.services.worker.image = { repository: "web", tag: "-1" };
    },
    problems: [
      {
        path: ["services", "web", "image", "tag"],
        given:
          "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv",
        allowed: "at most 128 letters, digits, underscores, dots and hyphens, neither dot nor hyphen first",
        remedy: "write it like 1.4.2",
      },
      {
        path: ["services", "worker", "image", "tag"],
        given: "-1",
        allowed: "at most 128 letters, digits, underscores, dots and hyphens, neither dot nor hyphen first",
        remedy: "write it like 1.4.2",
      },
    ],
  },
  "image-digest": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", digest };
    },
    refused: (file) => {
      file.services.web.image = { repository: "web", digest: digest.toUpperCase() };
    },
    problems: [
      {
        path: ["services", "web", "image", "digest"],
        given: "SHA256:0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF",
        allowed: "sha256: and 64 hexadecimal digits",
        remedy: "copy it from `aws ecr describe-images`",
      },
    ],
  },
  "image-credentials": {
    accepted: (file) => {
      file.services.web.image = { reference: "registry.example.com/team/app:1.2", credentialsSecretArn: secret };
    },
    refused: (file) => {
      file.services.web.image = { reference: "registry.example.com/team/app:1.2", credentialsSecretArn: secret.slice(0, -7) };
    },
    problems: [
      {
        path: ["services", "web", "image", "credentialsSecretArn"],
        given: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:registry",
        allowed: "the whole ARN of a Secrets Manager secret, with the six characters at its end",
        remedy: "copy it from `aws secretsmanager describe-secret`",
      },
    ],
  },
};
