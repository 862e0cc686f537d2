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
    problems: [
      {
        path: ["services", "web", "mounts", 0, "fileSystem"],
        given: "date",
        allowed: "the name of a file system of storage.fileSystems",
        remedy: 'did you mean "data"?',
      },
    ],
  },
  "unknown-access-point": {
    accepted: (file) => {
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "files", containerPath }];
    },
    refused: (file) => {
      file.services.web.mounts = [{ fileSystem: "data", accessPoint: "uploads", containerPath }];
    },
    problems: [
      {
        path: ["services", "web", "mounts", 0, "accessPoint"],
        given: "uploads",
        allowed: 'the name of an access point of "data"',
        remedy: 'use one of "files"',
      },
    ],
  },
  "unknown-ebs-volume": {
    accepted: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.sidecars = {
        index: { image: "public.ecr.aws/docker/library/busybox:1.37", mounts: [{ ebsVolume: "scratch", containerPath }] },
      };
    },
    refused: (file) => {
      file.services.web.mounts = [{ ebsVolume: "scratch", containerPath }];
    },
    problems: [
      {
        path: ["services", "web", "mounts", 0, "ebsVolume"],
        given: "scratch",
        allowed: "the name of a volume of the service's ebsVolumes",
        remedy: "declare it first",
      },
    ],
  },
  "ephemeral-volume-name": {
    accepted: (file) => {
      file.services.web.mounts = [{ ephemeralVolume: "c".repeat(255), containerPath }];
    },
    refused: (file) => {
      file.services.web.mounts = [{ ephemeralVolume: "the cache", containerPath }];
    },
    problems: [
      {
        path: ["services", "web", "mounts", 0, "ephemeralVolume"],
        given: "the cache",
        allowed: "1 to 255 letters, digits, underscores and hyphens",
        remedy: "rename it",
      },
    ],
  },
  "volume-name-taken": {
    accepted: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.mounts = [
        { ebsVolume: "scratch", containerPath },
        { ephemeralVolume: "cache", containerPath: "/cache" },
      ];
    },
    refused: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.mounts = [
        { ebsVolume: "scratch", containerPath },
        { ephemeralVolume: "scratch", containerPath: "/cache" },
      ];
    },
    problems: [
      {
        path: ["services", "web", "mounts", 1, "ephemeralVolume"],
        given: "scratch",
        allowed: "a name that none of the service's ebsVolumes has",
        remedy: "rename it, or mount the EBS volume with ebsVolume",
      },
    ],
  },
  "ebs-volume-unmounted": {
    accepted: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
      file.services.web.mounts = [{ ebsVolume: "scratch", containerPath }];
    },
    refused: (file) => {
      file.services.web.ebsVolumes = { scratch: { sizeGiB: 10 } };
    },
    problems: [
      {
        path: ["services", "web", "ebsVolumes", "scratch"],
        given: "scratch",
        allowed: "a volume that a container of the service mounts",
        remedy: 'mount it with { ebsVolume: "scratch", containerPath: ... }, or remove it',
      },
    ],
  },
  ...ebsVolumeFixtures,
};
