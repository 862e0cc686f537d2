import { ebsVolumeFixtures } from "./ebs-volumes.fixtures";
import type { RuleFixture } from "./fixture";

const containerPath = "/data";

export const mountFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-file-system": {
    accepted: (file) => {
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "files", containerPath }];
    },
    refused: (file) => {
      file.services.web.mounts = [{ fileSystem: "date", accessPoint: "files", containerPath }];
    },
    problems: [],
  },
  "unknown-access-point": {
    accepted: (file) => {
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "files", containerPath }];
    },
    refused: (file) => {
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "uploads", containerPath }];
    },
    problems: [],
  },
  "unknown-ebs-volume": {
    accepted: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.sidecars = { index: { image: "public.ecr.aws/docker/library/busybox:1.37", mounts: [{ ebsVolume: "scratch", containerPath }] } };
    },
    refused: (file) => {
      file.services.web.mounts = [{ ebsVolume: "scratch", containerPath }];
    },
    problems: [],
  },
  "ephemeral-volume-name": {
    accepted: (file) => {
      file.services.web.mounts = [{ ephemeralVolume: "c".repeat(255), containerPath }];
    },
    refused: (file) => {
      file.services.web.mounts = [{ ephemeralVolume: "the cache", containerPath }];
    },
    problems: [],
  },
  "volume-name-taken": {
    accepted: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.mounts = [{ ebsVolume: "scratch", containerPath }, { ephemeralVolume: "cache", containerPath: "/cache" }];
    },
    refused: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.mounts = [{ ebsVolume: "scratch", containerPath }, { ephemeralVolume: "scratch", containerPath: "/cache" }];
    },
    problems: [],
  },
  "ebs-volume-unmounted": {
    accepted: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.mounts = [{ ebsVolume: "scratch", containerPath }];
    },
    refused: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
    },
    problems: [],
  },
  ...ebsVolumeFixtures,
};
