import { isKnown } from "../known";
import { suggest } from "../nearest";
import { fileSystemTier, zonesOf } from "../network";
import type { Platform } from "../platform";
import { kmsKeyArn } from "./kms-key-arn";
import { all, each, entries, field, items } from "./places";
import { atMost, oneOf, pattern, range, valueRule, type Rule } from "./rule";

const performance = "EFS User Guide, Performance specifications";

const fileSystems = entries(({ storage }: Platform) => [{ path: ["storage", "fileSystems"], value: storage.fileSystems }]);
const lifecycles = field(fileSystems, "lifecycle");
const accessPoints = entries(field(fileSystems, "accessPoints"));
const secondaryGids = field(accessPoints, "secondaryGids");

const transitionDays = [1, 7, 14, 30, 60, 90, 180, 270, 365];
const transitionOf = (days: number) => `AFTER_${days}_DAY${days === 1 ? "" : "S"}`;
const transitions = transitionDays.map(transitionOf);
const daysOf = (transition: string | undefined) => transitionDays.find((days) => transitionOf(days) === transition);

export const storageRules: readonly Rule[] = [
  {
    id: "efs-elastic-general-purpose",
    source: performance,
    *check(platform) {
      for (const { path, value } of fileSystems(platform)) {
        if (value.throughputMode !== "elastic" || value.performanceMode === "generalPurpose") continue;
        const remedy = "remove it, or set throughputMode to bursting or provisioned";
        yield { path: [...path, "performanceMode"], given: value.performanceMode, allowed: "generalPurpose with elastic throughput", remedy };
      }
    },
  },
  {
    id: "efs-one-zone-general-purpose",
    source: "API CreateFileSystem",
    *check(platform) {
      for (const { path, value } of fileSystems(platform)) {
        if (value.availabilityZone === undefined || value.performanceMode === "generalPurpose") continue;
        const remedy = "remove it, or remove availabilityZone";
        yield { path: [...path, "performanceMode"], given: value.performanceMode, allowed: "generalPurpose in One Zone", remedy };
      }
    },
  },
  {
    id: "efs-provisioned-throughput",
    source: "API CreateFileSystem",
    *check(platform) {
      for (const { path, value } of fileSystems(platform)) {
        const given = value.provisionedThroughputMiBps;
        const isProvisioned = value.throughputMode === "provisioned";
        if (isProvisioned === (given !== undefined)) continue;
        const [allowed, remedy] = isProvisioned
          ? ["a throughput with throughputMode provisioned", "set it to the MiB/s to pay for, 1 to 3414"]
          : [`nothing with throughputMode ${value.throughputMode}`, "remove it, or set throughputMode to provisioned"];
        yield { path: [...path, "provisionedThroughputMiBps"], given, allowed, remedy };
      }
    },
  },
  valueRule("efs-provisioned-throughput-range", "API CreateFileSystem", field(fileSystems, "provisionedThroughputMiBps"), (given) => {
    if (given >= 1 && given <= 3414) return undefined;
    const remedy = given < 1 ? "set it to 1 or more" : "set it to 3414 or less; or ask AWS for a higher quota and waive this rule";
    return { allowed: "1 to 3414 MiB/s", remedy };
  }),
  {
    id: "unknown-availability-zone",
    source: "API CreateMountTarget",
    *check(platform) {
      const zones = zonesOf(platform.network, fileSystemTier(platform.network));
      for (const { path, value: given } of field(fileSystems, "availabilityZone")(platform)) {
        if (given === undefined || !isKnown(given) || zones.length === 0 || zones.includes(given)) continue;
        yield { path, given, allowed: "a zone of the network: a mount target stands in it", remedy: suggest(given, zones) };
      }
    },
  },
  kmsKeyArn("efs-kms-key-arn", "API CreateFileSystem", field(fileSystems, "kmsKeyArn")),
  oneOf(
    "efs-lifecycle-transition",
    "API PutLifecycleConfiguration",
    transitions,
    all(field(lifecycles, "transitionToInfrequentAccess"), field(lifecycles, "transitionToArchive")),
  ),
  {
    id: "efs-archive-after-infrequent-access",
    source: "API PutLifecycleConfiguration",
    *check(platform) {
      for (const { path, value } of lifecycles(platform)) {
        const days = daysOf(value?.transitionToInfrequentAccess);
        const archiveDays = daysOf(value?.transitionToArchive);
        if (days === undefined || archiveDays === undefined || archiveDays > days) continue;
        yield {
          path: [...path, "transitionToArchive"],
          given: value?.transitionToArchive,
          allowed: `later than transitionToInfrequentAccess, which is ${transitionOf(days)}`,
          remedy: "move files to Infrequent Access earlier, or to Archive later",
        };
      }
    },
  },
  {
    id: "efs-archive-elastic",
    source: "API PutLifecycleConfiguration",
    *check(platform) {
      for (const { path, value } of fileSystems(platform)) {
        const given = value.lifecycle?.transitionToArchive;
        if (given === undefined || value.throughputMode === "elastic") continue;
        const allowed = "nothing without elastic throughput: the Archive class needs it";
        yield { path: [...path, "lifecycle", "transitionToArchive"], given, allowed, remedy: "remove it, or set throughputMode to elastic" };
      }
    },
  },
  pattern(
    "efs-access-point-path",
    "API CreateAccessPoint",
    /^(?=.{1,100}$)(?:\/|(?:\/(?!\.)[^$#<>;`|&?{}^*/\n]+){1,4})$/,
    "an absolute path of up to 4 folders and 100 characters, no folder's name beginning with a dot, none of $ # < > ; ` | & ? { } ^ *",
    "write such a path, without a slash at its end: /data",
    field(accessPoints, "path"),
  ),
  range(
    "efs-posix-id",
    "API CreateAccessPoint",
    0,
    4294967295,
    "",
    all(field(accessPoints, "uid"), field(accessPoints, "gid"), items(secondaryGids)),
  ),
  valueRule("efs-root-user", "EFS User Guide, Using IAM to control file system data access", field(accessPoints, "uid"), (uid) =>
    uid === 0 ? { allowed: "any other user: the file system's policy gives nobody root access", remedy: "set it to the id that the image runs as" } : undefined,
  ),
  atMost("efs-secondary-gids", "API CreateAccessPoint", 16, "group ids", "leave some out", each(secondaryGids, (gids) => gids.length)),
  pattern(
    "efs-permissions",
    "API CreateAccessPoint",
    /^[0-7]{3,4}$/,
    "an octal mode of 3 or 4 digits: 0755",
    "write the mode in octal digits, without 0o",
    field(accessPoints, "permissions"),
  ),
];
