import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type EbsVolume = NonNullable<EnvironmentFile["services"][string]["ebsVolumes"]>[string];

/** The base's web service with volumes, each of them mounted. */
const volumes =
  (...several: EbsVolume[]): RuleFixture["accepted"] =>
  ({ services: { web } }) => {
    const named = several.map((volume, index) => [`v${index}`, volume] as const);
    web.ebsVolumes = Object.fromEntries(named);
    web.mounts = named.map(([name]) => ({ ebsVolume: name, containerPath: `/${name}` }));
  };

const snapshotId = "snap-0123456789abcdef0";

export const ebsVolumeFixtures: Readonly<Record<string, RuleFixture>> = {
  "ebs-volume-count": {
    accepted: volumes({ sizeGiB: 1 }),
    refused: volumes({ sizeGiB: 1 }, { sizeGiB: 1 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes"],
        given: 2,
        allowed: "at most 1 EBS volume for a task",
        remedy: "keep one, and use a file system or an ephemeral volume for the rest",
      },
    ],
  },
  "ebs-size-or-snapshot": {
    accepted: volumes({ snapshotId }),
    refused: volumes({}),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "sizeGiB"],
        given: undefined,
        allowed: "a size, or a snapshot to start from",
        remedy: "add sizeGiB or snapshotId",
      },
    ],
  },
  "ebs-size": {
    accepted: volumes({ volumeType: "st1", sizeGiB: 125 }),
    refused: volumes({ volumeType: "st1", sizeGiB: 124 }, { sizeGiB: 16385 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "sizeGiB"],
        given: 124,
        allowed: "125 to 16384 GiB for st1",
        remedy: "set it to 125, or choose another volumeType",
      },
      {
        path: ["services", "web", "ebsVolumes", "v1", "sizeGiB"],
        given: 16385,
        allowed: "1 to 16384 GiB for gp3",
        remedy: "set it to 16384, or choose another volumeType",
      },
    ],
  },
  "ebs-iops-type": {
    accepted: volumes({ volumeType: "io1", sizeGiB: 100, iops: 100 }),
    refused: volumes({ volumeType: "io2", sizeGiB: 100 }, { volumeType: "gp2", sizeGiB: 100, iops: 300 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "iops"],
        given: undefined,
        allowed: "100 to 256000 IOPS: io2 needs them",
        remedy: "add iops, or choose gp3",
      },
      {
        path: ["services", "web", "ebsVolumes", "v1", "iops"],
        given: 300,
        allowed: "nothing for gp2; gp3, io1 and io2 take it",
        remedy: "remove it, or choose gp3",
      },
    ],
  },
  "ebs-iops": {
    accepted: volumes({ volumeType: "io2", sizeGiB: 1000, iops: 256000 }),
    refused: volumes({ volumeType: "io1", sizeGiB: 1000, iops: 64001 }, { sizeGiB: 1000, iops: 2999 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "iops"],
        given: 64001,
        allowed: "100 to 64000 IOPS for io1",
        remedy: "set it to 64000, or choose another volumeType",
      },
      {
        path: ["services", "web", "ebsVolumes", "v1", "iops"],
        given: 2999,
        allowed: "3000 to 16000 IOPS for gp3",
        remedy: "set it to 3000, or choose another volumeType",
      },
    ],
  },
  "ebs-throughput-type": {
    accepted: volumes({ volumeType: "gp3", sizeGiB: 100, throughputMiBps: 125 }),
    refused: volumes({ volumeType: "gp2", sizeGiB: 100, throughputMiBps: 125 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "throughputMiBps"],
        given: 125,
        allowed: "nothing for gp2; gp3 alone takes it",
        remedy: "remove it, or choose gp3",
      },
    ],
  },
  "ebs-throughput": {
    accepted: volumes({ sizeGiB: 100, throughputMiBps: 1000 }),
    refused: volumes({ sizeGiB: 100, throughputMiBps: 1001 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "throughputMiBps"],
        given: 1001,
        allowed: "125 to 1000 MiB/s",
        remedy: "set it to 1000, the nearest allowed value",
      },
    ],
  },
  "ebs-snapshot-id": {
    accepted: volumes({ snapshotId: "snap-01234567" }),
    refused: volumes({ snapshotId: "snap-012345678" }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "snapshotId"],
        given: "snap-012345678",
        allowed: "snap- and 17 hexadecimal digits",
        remedy: "copy it from `aws ec2 describe-snapshots`",
      },
    ],
  },
  "ebs-initialization-rate": {
    accepted: volumes({ snapshotId, volumeInitializationRateMiBps: 300 }),
    refused: volumes({ snapshotId, volumeInitializationRateMiBps: 99 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "volumeInitializationRateMiBps"],
        given: 99,
        allowed: "100 to 300 MiB/s",
        remedy: "set it to 100, the nearest allowed value",
      },
    ],
  },
  "ebs-initialization-snapshot": {
    accepted: volumes({ snapshotId, volumeInitializationRateMiBps: 100 }),
    refused: volumes({ sizeGiB: 1, volumeInitializationRateMiBps: 100 }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "volumeInitializationRateMiBps"],
        given: 100,
        allowed: "nothing without a snapshotId: an empty volume has nothing to read",
        remedy: "remove it, or add snapshotId",
      },
    ],
  },
  "ebs-kms-key": {
    accepted: volumes({ sizeGiB: 1, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000000" }),
    refused: volumes({ sizeGiB: 1, kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000" }),
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "v0", "kmsKeyArn"],
        given: "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000",
        allowed: "a key of eu-west-1",
        remedy: "use a key of that region, or a multi-region key's replica there",
      },
    ],
  },
};
