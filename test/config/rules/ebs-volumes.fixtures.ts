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
    problems: [],
  },
  "ebs-size-or-snapshot": {
    accepted: volumes({ snapshotId }),
    refused: volumes({}),
    problems: [],
  },
  "ebs-size": {
    accepted: volumes({ volumeType: "st1", sizeGiB: 125 }),
    refused: volumes({ volumeType: "st1", sizeGiB: 124 }, { sizeGiB: 16385 }),
    problems: [],
  },
  "ebs-iops-type": {
    accepted: volumes({ volumeType: "io1", sizeGiB: 100, iops: 100 }),
    refused: volumes({ volumeType: "io2", sizeGiB: 100 }, { volumeType: "gp2", sizeGiB: 100, iops: 300 }),
    problems: [],
  },
  "ebs-iops": {
    accepted: volumes({ volumeType: "io2", sizeGiB: 1000, iops: 256000 }),
    refused: volumes({ volumeType: "io1", sizeGiB: 1000, iops: 64001 }, { sizeGiB: 1000, iops: 2999 }),
    problems: [],
  },
  "ebs-throughput-type": {
    accepted: volumes({ volumeType: "gp3", sizeGiB: 100, throughputMiBps: 125 }),
    refused: volumes({ volumeType: "gp2", sizeGiB: 100, throughputMiBps: 125 }),
    problems: [],
  },
  "ebs-throughput": {
    accepted: volumes({ sizeGiB: 100, throughputMiBps: 1000 }),
    refused: volumes({ sizeGiB: 100, throughputMiBps: 1001 }),
    problems: [],
  },
  "ebs-snapshot-id": {
    accepted: volumes({ snapshotId: "snap-01234567" }),
    refused: volumes({ snapshotId: "snap-012345678" }),
    problems: [],
  },
  "ebs-initialization-rate": {
    accepted: volumes({ snapshotId, volumeInitializationRateMiBps: 300 }),
    refused: volumes({ snapshotId, volumeInitializationRateMiBps: 99 }),
    problems: [],
  },
  "ebs-initialization-snapshot": {
    accepted: volumes({ snapshotId, volumeInitializationRateMiBps: 100 }),
    refused: volumes({ sizeGiB: 1, volumeInitializationRateMiBps: 100 }),
    problems: [],
  },
  "ebs-kms-key": {
    accepted: volumes({ sizeGiB: 1, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000000" }),
    refused: volumes({ sizeGiB: 1, kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-4000-8000-000000000000" }),
    problems: [],
  },
};
