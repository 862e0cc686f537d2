import { isKnown } from "../known";
import type { EbsVolumeSpec } from "../service";
import { kmsKeyArn } from "./kms-key-arn";
import { each, entries, everyService, field } from "./places";
import { atMost, pattern, range, type Rule } from "./rule";

type VolumeType = EbsVolumeSpec["volumeType"];
type Bounds = readonly [minimum: number, maximum: number];

const source = "API CreateService, ServiceManagedEBSVolumeConfiguration";

/** What each type offers to volumes that ECS manages; standalone gp3 volumes reach further. */
const volumeTypes: Readonly<Record<VolumeType, { readonly sizeGiB: Bounds; readonly iops?: Bounds; readonly needsIops?: true }>> = {
  gp2: { sizeGiB: [1, 16384] },
  gp3: { sizeGiB: [1, 16384], iops: [3000, 16000] },
  io1: { sizeGiB: [4, 16384], iops: [100, 64000], needsIops: true },
  io2: { sizeGiB: [4, 16384], iops: [100, 256000], needsIops: true },
  st1: { sizeGiB: [125, 16384] },
  sc1: { sizeGiB: [125, 16384] },
};

const volumes = entries(field(everyService, "ebsVolumes"));

/** A rule for a number whose bounds are those of the volume's type; where the type has none, nothing is said here. */
function boundsByType(id: string, key: "sizeGiB" | "iops", unit: string): Rule {
  return {
    id,
    source,
    *check(platform) {
      for (const { path, value } of volumes(platform)) {
        const given = value[key];
        const bounds = volumeTypes[value.volumeType][key];
        if (given === undefined || bounds === undefined || !isKnown(given)) continue;
        const [minimum, maximum] = bounds;
        if (Number.isInteger(given) && given >= minimum && given <= maximum) continue;
        const nearest = Math.min(Math.max(Math.ceil(given), minimum), maximum);
        yield {
          path: [...path, key],
          given,
          allowed: `${minimum} to ${maximum} ${unit} for ${value.volumeType}`,
          remedy: `set it to ${nearest}, or choose another volumeType`,
        };
      }
    },
  };
}

const sizeOrSnapshot: Rule = {
  id: "ebs-size-or-snapshot",
  source,
  *check(platform) {
    for (const { path, value } of volumes(platform)) {
      if (value.sizeGiB !== undefined || value.snapshotId !== undefined) continue;
      yield {
        path: [...path, "sizeGiB"],
        given: undefined,
        allowed: "a size, or a snapshot to start from",
        remedy: "add sizeGiB or snapshotId",
      };
    }
  },
};

const iopsByType: Rule = {
  id: "ebs-iops-type",
  source,
  *check(platform) {
    for (const { path, value } of volumes(platform)) {
      const { iops, needsIops } = volumeTypes[value.volumeType];
      const at = [...path, "iops"];
      if (value.iops !== undefined && iops === undefined) {
        const allowed = `nothing for ${value.volumeType}; gp3, io1 and io2 take it`;
        yield { path: at, given: value.iops, allowed, remedy: "remove it, or choose gp3" };
      } else if (value.iops === undefined && iops !== undefined && needsIops) {
        yield {
          path: at,
          given: undefined,
          allowed: `${iops[0]} to ${iops[1]} IOPS: ${value.volumeType} needs them`,
          remedy: "add iops, or choose gp3",
        };
      }
    }
  },
};

const throughputByType: Rule = {
  id: "ebs-throughput-type",
  source,
  *check(platform) {
    for (const { path, value } of volumes(platform)) {
      if (value.throughputMiBps === undefined || value.volumeType === "gp3") continue;
      const allowed = `nothing for ${value.volumeType}; gp3 alone takes it`;
      yield { path: [...path, "throughputMiBps"], given: value.throughputMiBps, allowed, remedy: "remove it, or choose gp3" };
    }
  },
};

const initializationNeedsSnapshot: Rule = {
  id: "ebs-initialization-snapshot",
  source,
  *check(platform) {
    for (const { path, value } of volumes(platform)) {
      const given = value.volumeInitializationRateMiBps;
      if (given === undefined || value.snapshotId !== undefined) continue;
      const allowed = "nothing without a snapshotId: an empty volume has nothing to read";
      yield { path: [...path, "volumeInitializationRateMiBps"], given, allowed, remedy: "remove it, or add snapshotId" };
    }
  },
};

/** The volume that ECS makes for each task. */
export const ebsVolumeRules: readonly Rule[] = [
  atMost(
    "ebs-volume-count",
    source,
    1,
    "EBS volume for a task",
    "keep one, and use a file system or an ephemeral volume for the rest",
    each(field(everyService, "ebsVolumes"), (own) => Object.keys(own).length),
  ),
  sizeOrSnapshot,
  boundsByType("ebs-size", "sizeGiB", "GiB"),
  iopsByType,
  boundsByType("ebs-iops", "iops", "IOPS"),
  throughputByType,
  range("ebs-throughput", `${source}; API CreateVolume`, 125, 1000, "MiB/s", function* (platform) {
    for (const { path, value } of volumes(platform))
      if (value.volumeType === "gp3") yield { path: [...path, "throughputMiBps"], value: value.throughputMiBps };
  }),
  pattern(
    "ebs-snapshot-id",
    source,
    /^snap-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
    "snap- and 17 hexadecimal digits",
    "copy it from `aws ec2 describe-snapshots`",
    field(volumes, "snapshotId"),
  ),
  range(
    "ebs-initialization-rate",
    "API CreateVolume, VolumeInitializationRate",
    100,
    300,
    "MiB/s",
    field(volumes, "volumeInitializationRateMiBps"),
  ),
  initializationNeedsSnapshot,
  kmsKeyArn("ebs-kms-key", source, field(volumes, "kmsKeyArn")),
];
