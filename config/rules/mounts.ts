import type { Mount } from "../container";
import { isKnown } from "../known";
import { suggest } from "../nearest";
import type { Platform } from "../platform";
import type { Path } from "../problem";
import { containersOf } from "../task";
import { ebsVolumeRules } from "./ebs-volumes";
import { everyContainer, everyService, field, items, lookup, only } from "./places";
import { pattern, type Rule } from "./rule";

type FileSystemMount = Extract<Mount, { fileSystem: string }>;
type EbsMount = Extract<Mount, { ebsVolume: string }>;
type EphemeralMount = Extract<Mount, { ephemeralVolume: string }>;

const mounts = items(field(everyContainer, "mounts"));
const fileSystemMounts = only(mounts, (mount): mount is FileSystemMount => "fileSystem" in mount);
const ebsMounts = only(mounts, (mount): mount is EbsMount => "ebsVolume" in mount);
const ephemeralMounts = only(mounts, (mount): mount is EphemeralMount => "ephemeralVolume" in mount);

const source = "API RegisterTaskDefinition, Volume";

/** The EBS volumes of the service a place is in; a job has none. */
function ebsVolumesAt({ services }: Platform, [section, name]: Path) {
  return (section === "services" ? lookup(services, String(name))?.ebsVolumes : undefined) ?? {};
}

const unknownFileSystem: Rule = {
  id: "unknown-file-system",
  source,
  *check(platform) {
    const { fileSystems } = platform.storage;
    for (const { path, value } of field(fileSystemMounts, "fileSystem")(platform)) {
      if (!isKnown(value) || lookup(fileSystems, value) !== undefined) continue;
      yield {
        path,
        given: value,
        allowed: "the name of a file system of storage.fileSystems",
        remedy: suggest(value, Object.keys(fileSystems)),
      };
    }
  },
};

const unknownAccessPoint: Rule = {
  id: "unknown-access-point",
  source: "API RegisterTaskDefinition, EFSAuthorizationConfig",
  *check(platform) {
    for (const { path, value } of fileSystemMounts(platform)) {
      const accessPoints = lookup(platform.storage.fileSystems, value.fileSystem)?.accessPoints;
      const given = value.accessPoint;
      if (accessPoints === undefined || !isKnown(given) || lookup(accessPoints, given) !== undefined) continue;
      const allowed = `the name of an access point of "${value.fileSystem}"`;
      yield { path: [...path, "accessPoint"], given, allowed, remedy: suggest(given, Object.keys(accessPoints)) };
    }
  },
};

const unknownEbsVolume: Rule = {
  id: "unknown-ebs-volume",
  source,
  *check(platform) {
    for (const { path, value } of field(ebsMounts, "ebsVolume")(platform)) {
      const volumes = ebsVolumesAt(platform, path);
      if (!isKnown(value) || lookup(volumes, value) !== undefined) continue;
      yield {
        path,
        given: value,
        allowed: "the name of a volume of the service's ebsVolumes",
        remedy: suggest(value, Object.keys(volumes)),
      };
    }
  },
};

const volumeNameTaken: Rule = {
  id: "volume-name-taken",
  source,
  *check(platform) {
    for (const { path, value } of field(ephemeralMounts, "ephemeralVolume")(platform)) {
      const volumes = ebsVolumesAt(platform, path);
      if (lookup(volumes, value) === undefined) continue;
      yield {
        path,
        given: value,
        allowed: "a name that none of the service's ebsVolumes has",
        remedy: "rename it, or mount the EBS volume with ebsVolume",
      };
    }
  },
};

const ebsVolumeUnmounted: Rule = {
  id: "ebs-volume-unmounted",
  source: "API CreateService, ServiceVolumeConfiguration",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      const mounted = containersOf(value).flatMap(([, container]) =>
        container.mounts.flatMap((mount) => ("ebsVolume" in mount ? [mount.ebsVolume] : [])),
      );
      for (const name of Object.keys(value.ebsVolumes)) {
        if (mounted.includes(name)) continue;
        const allowed = "a volume that a container of the service mounts";
        yield {
          path: [...path, "ebsVolumes", name],
          given: name,
          allowed,
          remedy: `mount it with { ebsVolume: "${name}", containerPath: ... }, or remove it`,
        };
      }
    }
  },
};

/** What containers mount, and the volumes that ECS makes for them. */
export const mountRules: readonly Rule[] = [
  unknownFileSystem,
  unknownAccessPoint,
  unknownEbsVolume,
  pattern(
    "ephemeral-volume-name",
    source,
    /^[A-Za-z0-9_-]{1,255}$/,
    "1 to 255 letters, digits, underscores and hyphens",
    "rename it",
    field(ephemeralMounts, "ephemeralVolume"),
  ),
  volumeNameTaken,
  ebsVolumeUnmounted,
  ...ebsVolumeRules,
];
