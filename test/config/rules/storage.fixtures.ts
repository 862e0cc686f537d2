import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Base = Parameters<RuleFixture["accepted"]>[0];
type Storage = NonNullable<EnvironmentFile["storage"]>;
type FileSystem = NonNullable<Storage["fileSystems"]>[string];
type AccessPoint = NonNullable<FileSystem["accessPoints"]>[string];
type Secret = NonNullable<Storage["secrets"]>[string];

const key = (region: string) => `arn:aws:kms:${region}:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab`;
const alias = "arn:aws:kms:eu-west-1:111122223333:alias/data";
const notAKey = {
  allowed: "the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>",
  remedy: "write the key's ARN, as `aws kms describe-key` shows it; an alias won't do",
};
const reader = "arn:aws:iam::111122223333:role/deploy";

const setFileSystem = (file: Base, data: FileSystem) => void (file.storage = { fileSystems: { data } });
const setAccessPoint = (file: Base, files: Partial<AccessPoint>) =>
  setFileSystem(file, { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000, ...files } } });
const setSecret = (file: Base, token: Secret) => void (file.storage = { secrets: { token } });

const data = ["storage", "fileSystems", "data"];
const files = [...data, "accessPoints", "files"];
const token = ["storage", "secrets", "token"];
const gids = (count: number) => Array.from({ length: count }, (_, index) => 2000 + index);

export const storageFixtures: Readonly<Record<string, RuleFixture>> = {
  "efs-elastic-general-purpose": {
    accepted: (file) => setFileSystem(file, { performanceMode: "maxIO", throughputMode: "bursting" }),
    refused: (file) => setFileSystem(file, { performanceMode: "maxIO" }),
    problems: [
      {
        path: [...data, "performanceMode"],
        given: "maxIO",
        allowed: "generalPurpose with elastic throughput",
        remedy: "remove it, or set throughputMode to bursting or provisioned",
      },
    ],
  },
  "efs-one-zone-general-purpose": {
    accepted: (file) => setFileSystem(file, { availabilityZone: "eu-west-1b", throughputMode: "bursting" }),
    refused: (file) => setFileSystem(file, { availabilityZone: "eu-west-1b", throughputMode: "bursting", performanceMode: "maxIO" }),
    problems: [
      {
        path: [...data, "performanceMode"],
        given: "maxIO",
        allowed: "generalPurpose in One Zone",
        remedy: "remove it, or remove availabilityZone",
      },
    ],
  },
  "efs-provisioned-throughput": {
    accepted: (file) => setFileSystem(file, { throughputMode: "provisioned", provisionedThroughputMiBps: 1 }),
    refused: (file) =>
      void (file.storage = { fileSystems: { data: { provisionedThroughputMiBps: 10 }, logs: { throughputMode: "provisioned" } } }),
    problems: [
      {
        path: [...data, "provisionedThroughputMiBps"],
        given: 10,
        allowed: "nothing with throughputMode elastic",
        remedy: "remove it, or set throughputMode to provisioned",
      },
      {
        path: ["storage", "fileSystems", "logs", "provisionedThroughputMiBps"],
        given: undefined,
        allowed: "a throughput with throughputMode provisioned",
        remedy: "set it to the MiB/s to pay for, 1 to 3414",
      },
    ],
  },
  "efs-provisioned-throughput-range": {
    accepted: (file) => setFileSystem(file, { throughputMode: "provisioned", provisionedThroughputMiBps: 3414 }),
    refused: (file) =>
      void (file.storage = {
        fileSystems: {
          data: { throughputMode: "provisioned", provisionedThroughputMiBps: 3415 },
          logs: { throughputMode: "provisioned", provisionedThroughputMiBps: 0.5 },
        },
      }),
    problems: [
      {
        path: [...data, "provisionedThroughputMiBps"],
        given: 3415,
        allowed: "1 to 3414 MiB/s",
        remedy: "set it to 3414 or less; or ask AWS for a higher quota and waive this rule",
      },
      {
        path: ["storage", "fileSystems", "logs", "provisionedThroughputMiBps"],
        given: 0.5,
        allowed: "1 to 3414 MiB/s",
        remedy: "set it to 1 or more",
      },
    ],
  },
  "unknown-availability-zone": {
    accepted: (file) => setFileSystem(file, { availabilityZone: "eu-west-1a" }),
    refused: (file) => setFileSystem(file, { availabilityZone: "eu-west-1c" }),
    problems: [
      {
        path: [...data, "availabilityZone"],
        given: "eu-west-1c",
        allowed: "a zone of the network: a mount target stands in it",
        remedy: 'did you mean "eu-west-1a"?',
      },
    ],
  },
  "efs-kms-key-arn": {
    accepted: (file) => setFileSystem(file, { kmsKeyArn: key("eu-west-1") }),
    refused: (file) => setFileSystem(file, { kmsKeyArn: alias }),
    problems: [{ path: [...data, "kmsKeyArn"], given: alias, ...notAKey }],
  },
  "efs-lifecycle-transition": {
    accepted: (file) =>
      setFileSystem(file, { lifecycle: { transitionToInfrequentAccess: "AFTER_1_DAY", transitionToArchive: "AFTER_365_DAYS" } }),
    refused: (file) => setFileSystem(file, { lifecycle: { transitionToInfrequentAccess: "AFTER_1_DAYS", transitionToArchive: "AFTER_30_DAYS" } }),
    problems: [
      {
        path: [...data, "lifecycle", "transitionToInfrequentAccess"],
        given: "AFTER_1_DAYS",
        allowed:
          "AFTER_1_DAY, AFTER_7_DAYS, AFTER_14_DAYS, AFTER_30_DAYS, AFTER_60_DAYS, AFTER_90_DAYS, AFTER_180_DAYS, AFTER_270_DAYS, AFTER_365_DAYS",
        remedy: "use one of them",
      },
    ],
  },
  "efs-archive-after-infrequent-access": {
    accepted: (file) =>
      setFileSystem(file, { lifecycle: { transitionToInfrequentAccess: "AFTER_30_DAYS", transitionToArchive: "AFTER_60_DAYS" } }),
    refused: (file) => setFileSystem(file, { lifecycle: { transitionToInfrequentAccess: "AFTER_30_DAYS", transitionToArchive: "AFTER_30_DAYS" } }),
    problems: [
      {
        path: [...data, "lifecycle", "transitionToArchive"],
        given: "AFTER_30_DAYS",
        allowed: "later than transitionToInfrequentAccess, which is AFTER_30_DAYS",
        remedy: "move files to Infrequent Access earlier, or to Archive later",
      },
    ],
  },
  "efs-archive-elastic": {
    accepted: (file) =>
      setFileSystem(file, { throughputMode: "bursting", lifecycle: { transitionToInfrequentAccess: "AFTER_30_DAYS", transitionToPrimaryOnAccess: true } }),
    refused: (file) => setFileSystem(file, { throughputMode: "bursting", lifecycle: { transitionToArchive: "AFTER_90_DAYS" } }),
    problems: [
      {
        path: [...data, "lifecycle", "transitionToArchive"],
        given: "AFTER_90_DAYS",
        allowed: "nothing without elastic throughput: the Archive class needs it",
        remedy: "remove it, or set throughputMode to elastic",
      },
    ],
  },
  "efs-access-point-path": {
    accepted: (file) => setAccessPoint(file, { path: `/a/b/c/${"d".repeat(93)}` }),
    refused: (file) => setAccessPoint(file, { path: "/a/b/c/d/e" }),
    problems: [
      {
        path: [...files, "path"],
        given: "/a/b/c/d/e",
        allowed:
          "an absolute path of up to 4 folders and 100 characters, no folder's name beginning with a dot, none of $ # < > ; ` | & ? { } ^ *",
        remedy: "write such a path, without a slash at its end: /data",
      },
    ],
  },
  "efs-posix-id": {
    accepted: (file) => setAccessPoint(file, { uid: 4294967295, gid: 0, secondaryGids: [4294967295] }),
    refused: (file) => setAccessPoint(file, { uid: -1, gid: 1000.5, secondaryGids: [1, 4294967296] }),
    problems: [
      { path: [...files, "uid"], given: -1, allowed: "0 to 4294967295", remedy: "set it to 0, the nearest allowed value" },
      { path: [...files, "gid"], given: 1000.5, allowed: "0 to 4294967295", remedy: "set it to 1001, the nearest allowed value" },
      {
        path: [...files, "secondaryGids", 1],
        given: 4294967296,
        allowed: "0 to 4294967295",
        remedy: "set it to 4294967295, the nearest allowed value",
      },
    ],
  },
  "efs-root-user": {
    accepted: (file) => setAccessPoint(file, { uid: 1, gid: 0 }),
    refused: (file) => setAccessPoint(file, { uid: 0 }),
    problems: [
      {
        path: [...files, "uid"],
        given: 0,
        allowed: "any other user: the file system's policy gives nobody root access",
        remedy: "set it to the id that the image runs as",
      },
    ],
  },
  "efs-secondary-gids": {
    accepted: (file) => setAccessPoint(file, { secondaryGids: gids(16) }),
    refused: (file) => setAccessPoint(file, { secondaryGids: gids(17) }),
    problems: [{ path: [...files, "secondaryGids"], given: 17, allowed: "at most 16 group ids", remedy: "leave some out" }],
  },
  "efs-permissions": {
    accepted: (file) => setAccessPoint(file, { permissions: "7777" }),
    refused: (file) => setAccessPoint(file, { permissions: "0o755" }),
    problems: [
      {
        path: [...files, "permissions"],
        given: "0o755",
        allowed: "an octal mode of 3 or 4 digits: 0755",
        remedy: "write the mode in octal digits, without 0o",
      },
    ],
  },
  "secret-name-length": {
    accepted: (file) => void (file.storage = { secrets: { ["s".repeat(502)]: {} } }),
    refused: (file) => void (file.storage = { secrets: { ["s".repeat(503)]: {} } }),
    problems: [
      {
        path: ["storage", "secrets", "s".repeat(503)],
        given: "s".repeat(503),
        allowed: "512 characters with the platform and the environment before it, not 513",
        remedy: "shorten it by 1",
      },
    ],
  },
  "secret-description": {
    accepted: (file) => setSecret(file, { description: "d\n".repeat(1024) }),
    refused: (file) => setSecret(file, { description: "d".repeat(2049) }),
    problems: [{ path: [...token, "description"], given: "d".repeat(2049), allowed: "up to 2048 characters", remedy: "shorten it" }],
  },
  "secret-kms-key-arn": {
    accepted: (file) => setSecret(file, { kmsKeyArn: key("eu-west-1") }),
    refused: (file) => setSecret(file, { kmsKeyArn: key("eu-west-2") }),
    problems: [
      {
        path: [...token, "kmsKeyArn"],
        given: key("eu-west-2"),
        allowed: "a key of eu-west-1",
        remedy: "use a key of that region, or a multi-region key's replica there",
      },
    ],
  },
  "secret-recovery-window": {
    accepted: (file) => void (file.storage = { secrets: { a: { recoveryWindowDays: 0 }, b: { recoveryWindowDays: 7 }, c: { recoveryWindowDays: 30 } } }),
    refused: (file) => setSecret(file, { recoveryWindowDays: 6 }),
    problems: [
      { path: [...token, "recoveryWindowDays"], given: 6, allowed: "0, or 7 to 30 days", remedy: "set it to 7, or to 0 to delete at once" },
    ],
  },
  "secret-reader-arn": {
    accepted: (file) => setSecret(file, { readers: ["arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/A", "arn:aws:iam::111122223333:user/me@x"] }),
    refused: (file) => setSecret(file, { readers: [reader, "deploy"] }),
    problems: [
      {
        path: [...token, "readers", 1],
        given: "deploy",
        allowed: "the ARN of a role or a user: arn:aws:iam::<account>:role/<name>",
        remedy: "write its ARN, as `aws iam get-role` shows it",
      },
    ],
  },
  "secret-reader-partition": {
    accepted: (file) => {
      file.region = "cn-north-1";
      file.network = { cidr: "10.20.0.0/16", availabilityZones: ["cn-north-1a", "cn-north-1b"] };
      setSecret(file, { readers: ["arn:aws-cn:iam::111122223333:role/deploy"] });
    },
    refused: (file) => setSecret(file, { readers: ["arn:aws-cn:iam::111122223333:role/deploy"] }),
    problems: [
      {
        path: [...token, "readers", 0],
        given: "arn:aws-cn:iam::111122223333:role/deploy",
        allowed: "a role or user of the partition aws",
        remedy: "remove it: partitions share nothing",
      },
    ],
  },
  "secret-cross-account-key": {
    accepted: (file) => setSecret(file, { readers: ["arn:aws:iam::444455556666:role/deploy"], kmsKeyArn: key("eu-west-1") }),
    refused: (file) => setSecret(file, { readers: [reader, "arn:aws:iam::444455556666:role/deploy"] }),
    problems: [
      {
        path: [...token, "kmsKeyArn"],
        given: undefined,
        allowed:
          "a key of your own, for arn:aws:iam::444455556666:role/deploy is of another account: AWS's key for Secrets Manager can't be used from there",
        remedy: "set it to the ARN of a key whose policy lets that account decrypt",
      },
    ],
  },
  "backup-schedule": {
    accepted: (file) => void (file.storage = { backup: { schedule: "cron(30 0/12 ? JAN-MAR,12 MON#1 2199)" } }),
    refused: (file) => void (file.storage = { backup: { schedule: "0 3 * * *" } }),
    problems: [
      {
        path: ["storage", "backup", "schedule"],
        given: "0 3 * * *",
        allowed: "cron(<minutes> <hours> <day of month> <month> <day of week> <year>), one of the two days a ?",
        remedy: "write such an expression: cron(0 3 * * ? *) is every day at 03:00 UTC",
      },
    ],
  },
  "backup-interval": {
    accepted: (file) => void (file.storage = { backup: { schedule: "cron(59 * * * ? *)" } }),
    refused: (file) => void (file.storage = { backup: { schedule: "cron(0/30 * * * ? *)" } }),
    problems: [
      {
        path: ["storage", "backup", "schedule"],
        given: "cron(0/30 * * * ? *)",
        allowed: "backups 60 minutes apart or more",
        remedy: "write a single number for the minutes",
      },
    ],
  },
  "backup-retention": {
    accepted: (file) => void (file.storage = { backup: { retentionDays: 1 } }),
    refused: (file) => void (file.storage = { backup: { retentionDays: 0 } }),
    problems: [
      { path: ["storage", "backup", "retentionDays"], given: 0, allowed: "1 to 36500 days", remedy: "set it to 1, the nearest allowed value" },
    ],
  },
  "backup-plan-missing": {
    accepted: (file) => void (file.storage = { fileSystems: { data: { backup: true }, cache: { backup: false } }, backup: {} }),
    refused: (file) => void (file.storage = { fileSystems: { data: { backup: true }, cache: { backup: false } } }),
    problems: [
      {
        path: [...data, "backup"],
        given: true,
        allowed: "true where storage.backup is given",
        remedy: "add storage.backup, {} will do, or remove it",
      },
    ],
  },
};
