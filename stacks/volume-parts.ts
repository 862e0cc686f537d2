import { mountsOf, type TaskSpec } from "../config/task";
import { volumeName } from "../modules/compute/container-definitions";
import type { TaskVolume } from "../modules/compute/task-definition";
import type { MountedAccessPoint } from "../modules/compute/task-role";
import type { StorageOutputs } from "./storage-stack";

/** The volumes that a task's mounts name, each once, by name. */
export function taskVolumes(task: TaskSpec, storage: StorageOutputs): TaskVolume[] {
  const volumes = mountsOf(task).map((mount): TaskVolume => {
    const name = volumeName(mount);
    if ("ebsVolume" in mount) return { name, kind: "ebs" };
    if ("ephemeralVolume" in mount) return { name, kind: "ephemeral" };
    const fileSystem = storage.fileSystems[mount.fileSystem];
    return { name, kind: "efs", fileSystemId: fileSystem?.id ?? "", accessPointId: fileSystem?.accessPoints[mount.accessPoint]?.id ?? "" };
  });
  const byName = new Map(volumes.map((volume) => [volume.name, volume]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The access points that a task mounts, each once: writing if any of its mounts writes. */
export function mountedAccessPoints(task: TaskSpec, storage: StorageOutputs): MountedAccessPoint[] {
  const points = new Map<string, MountedAccessPoint>();
  for (const mount of mountsOf(task)) {
    if (!("fileSystem" in mount)) continue;
    const fileSystem = storage.fileSystems[mount.fileSystem];
    const name = volumeName(mount);
    points.set(name, {
      fileSystemArn: fileSystem?.arn ?? "",
      accessPointArn: fileSystem?.accessPoints[mount.accessPoint]?.arn ?? "",
      readOnly: mount.readOnly && (points.get(name)?.readOnly ?? true),
    });
  }
  return [...points.values()];
}
