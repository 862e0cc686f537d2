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
    problems: [],
  },
  "unknown-repository": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", tag: "1" };
    },
    refused: (file) => {
      file.services.web.image = { repository: "wep", tag: "1" };
    },
    problems: [],
  },
  "image-tag-or-digest": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", digest };
    },
    refused: (file) => {
      file.services.web.image = { repository: "web" };
      file.services.worker.image = { repository: "web", tag: "1", digest };
    },
    problems: [],
  },
  "image-tag": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", tag: "v".repeat(128) };
    },
    refused: (file) => {
      file.services.web.image = { repository: "web", tag: "v".repeat(129) };
      file.services.worker.image = { repository: "web", tag: "-1" };
    },
    problems: [],
  },
  "image-digest": {
    accepted: (file) => {
      file.services.web.image = { repository: "web", digest };
    },
    refused: (file) => {
      file.services.web.image = { repository: "web", digest: digest.toUpperCase() };
    },
    problems: [],
  },
  "image-credentials": {
    accepted: (file) => {
      file.services.web.image = { reference: "registry.example.com/team/app:1.2", credentialsSecretArn: secret };
    },
    refused: (file) => {
      file.services.web.image = { reference: "registry.example.com/team/app:1.2", credentialsSecretArn: secret.slice(0, -7) };
    },
    problems: [],
  },
};
