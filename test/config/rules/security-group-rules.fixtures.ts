import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { numbers } from "./numbered";

type Service = EnvironmentFile["services"][string];

const plain: Service = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };

/** So many services that are alike. */
const services = (count: number, change: Partial<Service>) =>
  Object.fromEntries(numbers(count).map((n) => [`s${n}`, { ...plain, ...change }]));

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
    problems: [
      {
        path: ["services", "web", "connectsTo"],
        given: 61,
        allowed: "at most 60 egress rules of a security group: one for each port the tasks may reach",
        remedy: "name a range of addresses instead of single ones, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  // The base's web service is one of those that connect to the worker.
  "service-ingress-rules": {
    accepted: (file) => {
      Object.assign(file.services, services(59, { connectsTo: ["worker"] }));
    },
    refused: (file) => {
      Object.assign(file.services, services(60, { connectsTo: ["worker"] }));
    },
    problems: [
      {
        path: ["services", "worker", "ports"],
        given: 61,
        allowed: "at most 60 ingress rules of a service's security group: one for each service, job and load balancer that reaches a port of it",
        remedy: "put a load balancer in front of it, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  "file-system-ingress-rules": {
    accepted: (file) => {
      Object.assign(file.services, services(60, { mounts }));
    },
    refused: (file) => {
      Object.assign(file.services, services(61, { mounts }));
    },
    problems: [
      {
        path: ["storage", "fileSystems", "data"],
        given: 61,
        allowed: "at most 60 services and jobs that mount one file system: each is an ingress rule of its security group",
        remedy: "share the files out over several file systems, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
};
