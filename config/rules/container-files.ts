import { isKnown } from "../known";
import type { Path } from "../problem";
import type { Container } from "../container";
import { all, everyContainer, field, items } from "./places";
import { atLeast, pattern, valueRule, type Rule } from "./rule";

const tmpfs = items(field(everyContainer, "tmpfs"));
const mounts = items(field(everyContainer, "mounts"));

const tmpfsSource = "API RegisterTaskDefinition, Tmpfs";
const tmpfsOptions = (
  "defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime diratime nodiratime bind rbind unbindable " +
  "runbindable private rprivate shared rshared slave rslave relatime norelatime strictatime nostrictatime mode uid gid nr_inodes nr_blocks mpol"
).split(" ");

/** `mode`, `uid` and the like take a value: `mode=1777`. */
const mountOption = valueRule("tmpfs-mount-option", tmpfsSource, items(field(tmpfs, "mountOptions")), (option: string) =>
  tmpfsOptions.includes(option.split("=")[0] ?? "") ? undefined : { allowed: tmpfsOptions.join(", "), remedy: "use one of them" },
);

function placesInContainer(path: Path, { mounts, tmpfs }: Container): { path: Path; containerPath: string }[] {
  const places = { mounts, tmpfs };
  return Object.entries(places).flatMap(([key, list]) =>
    list.map(({ containerPath }, index) => ({ path: [...path, key, index, "containerPath"], containerPath })),
  );
}

const containerPathTaken: Rule = {
  id: "container-path-taken",
  source: "API RegisterTaskDefinition, MountPoint",
  *check(platform) {
    for (const { path, value } of everyContainer(platform)) {
      const taken = new Set<string>();
      for (const { path: at, containerPath } of placesInContainer(path, value)) {
        const folder = containerPath.replace(/\/+$/, "");
        if (isKnown(containerPath) && taken.has(folder)) {
          yield {
            path: at,
            given: containerPath,
            allowed: "a folder that nothing else is mounted at in the container",
            remedy: "choose another folder",
          };
        }
        taken.add(folder);
      }
    }
  },
};

/** What is mounted where in a container. */
export const containerFileRules: readonly Rule[] = [
  pattern(
    "container-path",
    "API RegisterTaskDefinition, MountPoint and Tmpfs",
    /^(?=.*[^/])\/[^:]*$/,
    "an absolute path beneath /, without colons",
    "write it like /var/lib/data",
    all(field(mounts, "containerPath"), field(tmpfs, "containerPath")),
  ),
  containerPathTaken,
  atLeast("tmpfs-size", tmpfsSource, 1, "MiB", field(tmpfs, "sizeMiB")),
  mountOption,
];
