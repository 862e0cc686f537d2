import type { RuleFixture } from "./fixture";

const oneZone = (availabilityZone: string) => ({ availabilityZone, accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } });
const mount = (fileSystem: string) => ({ fileSystem, accessPoint: "files", containerPath: `/${fileSystem}` });

export const oneZoneMountFixtures: Readonly<Record<string, RuleFixture>> = {
  "efs-one-zone-mounts": {
    accepted(file) {
      file.storage = { fileSystems: { one: oneZone("eu-west-1a"), other: oneZone("eu-west-1a") } };
      file.services.web.mounts = [mount("one"), mount("other")];
    },
    refused(file) {
      file.storage = { fileSystems: { one: oneZone("eu-west-1a"), other: oneZone("eu-west-1b") } };
      file.services.web.mounts = [mount("one"), mount("other")];
    },
    problems: [
      {
        path: ["services", "web"],
        given: "eu-west-1a, eu-west-1b",
        allowed: "One Zone file systems of one zone in a task",
        remedy: "mount file systems of one zone, or make them regional by removing availabilityZone",
      },
    ],
  },
};
