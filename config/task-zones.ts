import { taskTier, zonesOf } from "./network";
import type { Platform } from "./platform";
import { mountsOf, type ServiceSpec } from "./service";

/** The zones of the One Zone file systems that a service mounts. */
export function oneZonesOf(platform: Platform, service: ServiceSpec): string[] {
  const zones = mountsOf(service).flatMap((mount) => ("fileSystem" in mount ? (platform.storage.fileSystems[mount.fileSystem]?.availabilityZone ?? []) : []));
  return [...new Set(zones)].sort();
}

/** The zones a service's tasks run in: all of its tier, or the one where its One Zone file system has its mount target. */
export function taskZones(platform: Platform, service: ServiceSpec): string[] {
  const zones = zonesOf(platform.network, taskTier(platform.network));
  const oneZones = oneZonesOf(platform, service);
  return oneZones.length === 0 ? zones : zones.filter((zone) => oneZones.includes(zone));
}
