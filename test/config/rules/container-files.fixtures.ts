import type { RuleFixture } from "./fixture";

export const containerFileFixtures: Readonly<Record<string, RuleFixture>> = {
  "container-path": {
    accepted: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/t", sizeMiB: 64 }];
    },
    refused: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/", sizeMiB: 64 }];
      file.services.web.mounts = [{ ephemeralVolume: "cache", containerPath: "var/cache" }];
    },
    problems: [
      {
        path: ["services", "web", "mounts", 0, "containerPath"],
        given: "var/cache",
        allowed: "an absolute path beneath /, without colons",
        remedy: "write it like /var/lib/data",
      },
      {
        path: ["services", "web", "tmpfs", 0, "containerPath"],
        given: "/",
        allowed: "an absolute path beneath /, without colons",
        remedy: "write it like /var/lib/data",
      },
    ],
  },
  "container-path-taken": {
    accepted: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/data/tmp", sizeMiB: 64 }];
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "files", containerPath: "/data" }];
    },
    refused: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/data/", sizeMiB: 64 }];
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "files", containerPath: "/data" }];
    },
    problems: [
      {
        path: ["services", "web", "tmpfs", 0, "containerPath"],
        given: "/data/",
        allowed: "a folder that nothing else is mounted at in the container",
        remedy: "choose another folder",
      },
    ],
  },
  "tmpfs-size": {
    accepted: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 1 }];
    },
    refused: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 0.5 }];
    },
    problems: [
      {
        path: ["services", "web", "tmpfs", 0, "sizeMiB"],
        given: 0.5,
        allowed: "a whole number of MiB from 1",
        remedy: "set it to 1 or more",
      },
    ],
  },
  "tmpfs-mount-option": {
    accepted: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 64, mountOptions: ["noexec", "mode=1777"] }];
    },
    refused: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 64, mountOptions: ["noexecute"] }];
    },
    problems: [
      {
        path: ["services", "web", "tmpfs", 0, "mountOptions", 0],
        given: "noexecute",
        allowed:
          "defaults, ro, rw, suid, nosuid, dev, nodev, exec, noexec, sync, async, dirsync, remount, mand, nomand, atime, noatime, diratime, nodiratime, bind, rbind, unbindable, runbindable, private, rprivate, shared, rshared, slave, rslave, relatime, norelatime, strictatime, nostrictatime, mode, uid, gid, nr_inodes, nr_blocks, mpol",
        remedy: "use one of them",
      },
    ],
  },
};
