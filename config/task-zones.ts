import { taskTier, zonesOf } from "./network";
import type { Platform } from "./platform";
import { mountsOf, type TaskSpec } from "./task";

/** The zones of the One Zone file systems that a task mounts. */
export function oneZonesOf(platform: Platform, task: TaskSpec): string[] {
  const zones = mountsOf(task).flatMap((mount) => ("fileSystem" in mount ? (platform.storage.fileSystems[mount.fileSystem]?.availabilityZone ?? []) : []));
  return [...new Set(zones)].sort();
}

/** The zones tasks run in: all of its tier, or the one where its One Zone file system has its mount target. */
export function taskZones(platform: Platform, task: TaskSpec): string[] {
  const zones = zonesOf(platform.network, taskTier(platform.network));
  const oneZones = oneZonesOf(platform, task);
  return oneZones.length === 0 ? zones : zones.filter((zone) => oneZones.includes(zone));
}
