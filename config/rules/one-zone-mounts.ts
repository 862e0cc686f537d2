import type { Platform } from "../platform";
import { oneZonesOf } from "../task-zones";
import { everyTask } from "./places";
import type { Rule } from "./rule";

/** A task runs in one zone, and reaches a One Zone file system in its zone alone. */
export const oneZoneMounts: Rule = {
  id: "efs-one-zone-mounts",
  source: "EFS User Guide, Creating and managing mount targets and security groups",
  *check(platform: Platform) {
    for (const { path, value } of everyTask(platform)) {
      const zones = oneZonesOf(platform, value);
      if (zones.length < 2) continue;
      const remedy = "mount file systems of one zone, or make them regional by removing availabilityZone";
      yield { path, given: zones.join(", "), allowed: "One Zone file systems of one zone in a task", remedy };
    }
  },
};
