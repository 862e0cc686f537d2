import type { RuleFixture } from "./fixture";

const key = (region: string) => `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const nameForm = "lower-case letters and digits in words joined by single hyphens, a letter first, at most 40 characters";
const manyTags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, ""]));

export const environmentFixtures: Readonly<Record<string, RuleFixture>> = {
  "reserved-text": {
    accepted: (file) => {
      file.owner = "TfToken team";
      file.services.web.environmentVariables = { TEMPLATE: "${TfToken}", "TfToken.x": "[TfToken]" };
    },
    refused: (file) => {
      file.services.web.environmentVariables = { TEMPLATE: "${TfToken[TOKEN.1]}", "TfToken[2]": "value" };
      file.services.worker.command = ["run", "#{TfToken[TOKEN.3]}"];
    },
    problems: [
      {
        path: ["services", "web", "environmentVariables", "TEMPLATE"],
        given: "${TfToken[TOKEN.1]}",
        allowed: 'text without "TfToken["',
        remedy: "rewrite it: CDK for Terraform would take it for a placeholder",
      },
      {
        path: ["services", "web", "environmentVariables", "TfToken[2]"],
        given: "TfToken[2]",
        allowed: 'text without "TfToken["',
        remedy: "rewrite it: CDK for Terraform would take it for a placeholder",
      },
      {
        path: ["services", "worker", "command", 1],
        given: "#{TfToken[TOKEN.3]}",
        allowed: 'text without "TfToken["',
        remedy: "rewrite it: CDK for Terraform would take it for a placeholder",
      },
    ],
  },
  "platform-name": {
    accepted: (file) => void (file.platform = `s3-${"x".repeat(37)}`),
    refused: (file) => void (file.platform = "My_Shop"),
    problems: [{ path: ["platform"], given: "My_Shop", allowed: nameForm, remedy: 'rename it, for example to "my-shop"' }],
  },
  "environment-name": {
    accepted: (file) => void (file.environment = "e".repeat(40)),
    refused: (file) => void (file.environment = "42"),
    problems: [{ path: ["environment"], given: "42", allowed: nameForm, remedy: "choose another name" }],
  },
  "environment-name-reserved": {
    accepted: (file) => void (file.environment = "states"),
    refused: (file) => void (file.environment = "state"),
    problems: [
      {
        path: ["environment"],
        given: "state",
        allowed: 'any name but "state" and "delivery"',
        remedy: "choose another name: state-<account> and delivery-<account> are stacks of the account",
      },
    ],
  },
  "account-id": {
    accepted: (file) => void (file.account = "000000000000"),
    refused: (file) => void (file.account = "1111-2222-3333"),
    problems: [
      {
        path: ["account"],
        given: "1111-2222-3333",
        allowed: "twelve digits",
        remedy: "write the account's id, without hyphens, as `aws sts get-caller-identity` shows it",
      },
    ],
  },
  "region-name": {
    accepted: (file) => {
      file.region = "us-gov-west-1";
      file.network = { cidr: "10.20.0.0/16", availabilityZones: ["us-gov-west-1a", "us-gov-west-1b"] };
      file.backend = { type: "s3", region: "us-gov-east-1" };
    },
    refused: (file) => {
      file.region = "eu-west-1a";
      file.backend = { type: "s3", region: "Ireland" };
    },
    problems: [
      { path: ["region"], given: "eu-west-1a", allowed: "the code of a region: eu-west-1", remedy: "write the region's code, without a zone's letter" },
      {
        path: ["backend", "region"],
        given: "Ireland",
        allowed: "the code of a region: eu-west-1",
        remedy: "write the region's code, without a zone's letter",
      },
    ],
  },
  "region-partition": {
    accepted: (file) => {
      file.region = "cn-northwest-1";
      file.network = { cidr: "10.20.0.0/16", availabilityZones: ["cn-northwest-1a", "cn-northwest-1b"] };
    },
    refused: (file) => void (file.region = "us-iso-east-1"),
    problems: [
      {
        path: ["region"],
        given: "us-iso-east-1",
        allowed: "a region of the partitions aws, aws-cn and aws-us-gov",
        remedy: "choose such a region: Gantry writes no ARNs of others",
      },
    ],
  },
  "profile-name": {
    accepted: (file) => void (file.profile = "team/dev@shop.example_1+x"),
    refused: (file) => void (file.profile = "[profile dev]"),
    problems: [
      {
        path: ["profile"],
        given: "[profile dev]",
        allowed: "a name without spaces and brackets",
        remedy: "write the name as `aws configure list-profiles` shows it, or remove it",
      },
    ],
  },
  "assume-role-arn": {
    accepted: (file) => void (file.assumeRoleArn = "arn:aws:iam::111122223333:role/team/deploy_1+=,.@-"),
    refused: (file) => void (file.assumeRoleArn = "arn:aws:sts::111122223333:assumed-role/deploy/me"),
    problems: [
      {
        path: ["assumeRoleArn"],
        given: "arn:aws:sts::111122223333:assumed-role/deploy/me",
        allowed: "the ARN of a role: arn:aws:iam::<account>:role/<name>",
        remedy: "write the role's ARN, as `aws iam get-role` shows it",
      },
    ],
  },
  "assume-role-account": {
    accepted: (file) => void (file.assumeRoleArn = "arn:aws:iam::111122223333:role/deploy"),
    refused: (file) => void (file.assumeRoleArn = "arn:aws:iam::444455556666:role/deploy"),
    problems: [
      {
        path: ["assumeRoleArn"],
        given: "arn:aws:iam::444455556666:role/deploy",
        allowed: "a role of the account 111122223333: Terraform refuses to work in any other",
        remedy: "name a role of that account, or correct `account`",
      },
    ],
  },
  "state-bucket-name": {
    accepted: (file) => void (file.backend = { type: "s3", bucket: `9.${"b".repeat(61)}` }),
    refused: (file) => void (file.backend = { type: "s3", bucket: "s3://shop-states/dev" }),
    problems: [
      {
        path: ["backend", "bucket"],
        given: "s3://shop-states/dev",
        allowed: "3 to 63 lower-case letters, digits, hyphens and dots, without the prefixes and suffixes S3 reserves",
        remedy: "write the bucket's name alone, without s3:// and without a path",
      },
    ],
  },
  "state-kms-key-arn": {
    accepted: (file) => void (file.backend = { type: "s3", region: "eu-central-1", kmsKeyArn: key("eu-central-1") }),
    refused: (file) => void (file.backend = { type: "s3", region: "eu-central-1", kmsKeyArn: key("eu-west-1") }),
    problems: [
      {
        path: ["backend", "kmsKeyArn"],
        given: key("eu-west-1"),
        allowed: "a key of eu-central-1",
        remedy: "use a key of that region, or a multi-region key's replica there",
      },
    ],
  },
  "cloud-organization": {
    accepted: (file) => void (file.backend = { type: "cloud", organization: "Shop_1-eu" }),
    refused: (file) => void (file.backend = { type: "cloud", organization: "The Shop" }),
    problems: [
      {
        path: ["backend", "organization"],
        given: "The Shop",
        allowed: "letters, digits, hyphens and underscores",
        remedy: "write the organization's name, as its address shows it",
      },
    ],
  },
  "cloud-hostname": {
    accepted: (file) => void (file.backend = { type: "cloud", organization: "shop", hostname: "tfe.shop.example:8443" }),
    refused: (file) => void (file.backend = { type: "cloud", organization: "shop", hostname: "https://tfe.shop.example/" }),
    problems: [
      {
        path: ["backend", "hostname"],
        given: "https://tfe.shop.example/",
        allowed: "a host name: app.terraform.io",
        remedy: "write the host alone, without https:// and without a path",
      },
    ],
  },
  "cloud-workspace-name": {
    accepted: (file) => {
      file.backend = { type: "cloud", organization: "shop" };
      file.environment = "e".repeat(40);
      file.services.web.group = "g".repeat(36);
      file.services.worker.group = "g".repeat(36);
    },
    refused: (file) => {
      file.backend = { type: "cloud", organization: "shop" };
      file.environment = "e".repeat(40);
      file.services.web.group = "g".repeat(37);
      file.services.worker.group = "g".repeat(36);
    },
    problems: [
      {
        path: ["services", "web", "group"],
        given: "g".repeat(37),
        allowed: "a workspace <platform>-<environment>-compute-<group> of up to 90 characters",
        remedy: "shorten the group's name by 1",
      },
    ],
  },
  "tag-count": {
    accepted: (file) => void (file.tags = manyTags(44)),
    refused: (file) => void (file.tags = manyTags(45)),
    problems: [
      {
        path: ["tags"],
        given: 45,
        allowed: "at most 44 tags: AWS takes 50, and Platform, Environment, Stack, Owner, Name, Tier are among them",
        remedy: "remove some",
      },
    ],
  },
  "tag-key-length": {
    accepted: (file) => void (file.tags = { ["k".repeat(128)]: "" }),
    refused: (file) => void (file.tags = { ["k".repeat(129)]: "", "": "x" }),
    problems: [
      { path: ["tags", "k".repeat(129)], given: "k".repeat(129), allowed: "1 to 128 characters", remedy: "shorten the key, or give it one" },
      { path: ["tags", ""], given: "", allowed: "1 to 128 characters", remedy: "shorten the key, or give it one" },
    ],
  },
  "tag-key-prefix": {
    accepted: (file) => void (file.tags = { aws: "x", "my:aws:x": "x" }),
    refused: (file) => void (file.tags = { "AWS:team": "x" }),
    problems: [
      {
        path: ["tags", "AWS:team"],
        given: "AWS:team",
        allowed: 'a key that does not begin with "aws:"',
        remedy: "rename it: AWS keeps that prefix for itself",
      },
    ],
  },
  "tag-value-length": {
    accepted: (file) => {
      file.owner = "o".repeat(256);
      file.tags = { Team: "é".repeat(256) };
    },
    refused: (file) => {
      file.owner = "o".repeat(257);
      file.tags = { Team: "t".repeat(257) };
    },
    problems: [
      { path: ["owner"], given: "o".repeat(257), allowed: "up to 256 characters", remedy: "shorten it" },
      { path: ["tags", "Team"], given: "t".repeat(257), allowed: "up to 256 characters", remedy: "shorten it" },
    ],
  },
  "tag-characters": {
    accepted: (file) => void (file.tags = { "cost:center/é_1.2=+-@": "Müller + Söhne" }),
    refused: (file) => void (file.tags = { "team?": "web & worker" }),
    problems: [
      {
        path: ["tags", "team?"],
        given: "team?",
        allowed: "letters, digits, spaces and _ . : / = + - @",
        remedy: "leave other characters out",
      },
      {
        path: ["tags", "team?"],
        given: "web & worker",
        allowed: "letters, digits, spaces and _ . : / = + - @",
        remedy: "leave other characters out",
      },
    ],
  },
  "tag-key-unique": {
    accepted: (file) => void (file.tags = { Platforms: "x", Team: "x", Teams: "x" }),
    refused: (file) => void (file.tags = { owner: "web", Stack: "x", Team: "web", team: "web" }),
    problems: [
      {
        path: ["tags", "owner"],
        given: "owner",
        allowed: "a key that differs from the others and from Platform, Environment, Stack, Owner by more than case",
        remedy: "set `owner` of the file instead",
      },
      {
        path: ["tags", "Stack"],
        given: "Stack",
        allowed: "a key that differs from the others and from Platform, Environment, Stack, Owner by more than case",
        remedy: "remove it: Gantry sets this tag",
      },
      {
        path: ["tags", "team"],
        given: "team",
        allowed: "a key that differs from the others and from Platform, Environment, Stack, Owner by more than case",
        remedy: "remove or rename it: a role's tags can't differ in case alone",
      },
    ],
  },
};
