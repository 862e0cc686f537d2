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
    problems: [],
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
    problems: [],
  },
  "tmpfs-size": {
    accepted: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 1 }];
    },
    refused: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 0.5 }];
    },
    problems: [],
  },
  "tmpfs-mount-option": {
    accepted: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 64, mountOptions: ["noexec", "mode=1777"] }];
    },
    refused: (file) => {
      file.services.web.tmpfs = [{ containerPath: "/tmp", sizeMiB: 64, mountOptions: ["noexecute"] }];
    },
    problems: [],
  },
};
