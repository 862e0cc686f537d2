import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Service = EnvironmentFile["services"][string];

const plain: Service = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** So many services that are alike. */
const services = (count: number, change: Partial<Service>) => Object.fromEntries(numbers(count).map((n) => [`s${n}`, { ...plain, ...change }]));

const mounts: Service["mounts"] = [{ fileSystem: "data", accessPoint: "files", containerPath: "/data" }];

export const securityGroupFixtures: Readonly<Record<string, RuleFixture>> = {
  // Beside these, each task's way to AWS and to registries is one.
  "service-egress-rules": {
    accepted: (file) => {
      file.services.web.connectsTo = [{ cidr: "10.1.0.0/16", ports: numbers(59) }];
    },
    refused: (file) => {
      file.services.web.connectsTo = [{ cidr: "10.1.0.0/16", ports: numbers(60) }];
    },
    problems: [],
  },
  // The base's web service is one of those that connect to the worker.
  "service-ingress-rules": {
    accepted: (file) => {
      Object.assign(file.services, services(59, { connectsTo: ["worker"] }));
    },
    refused: (file) => {
      Object.assign(file.services, services(60, { connectsTo: ["worker"] }));
    },
    problems: [],
  },
  "file-system-ingress-rules": {
    accepted: (file) => {
      Object.assign(file.services, services(60, { mounts }));
    },
    refused: (file) => {
      Object.assign(file.services, services(61, { mounts }));
    },
    problems: [],
  },
};
