import type { RuleFixture } from "./fixture";

const image = "public.ecr.aws/docker/library/busybox:1.37";

export const containerPortFixtures: Readonly<Record<string, RuleFixture>> = {
  "port-name-taken": {
    accepted: (file) => {
      file.services.worker.sidecars = { proxy: { image, ports: { proxy: 8000 } } };
    },
    refused: (file) => {
      file.services.worker.sidecars = { proxy: { image, ports: { jobs: 8000 } } };
    },
    problems: [
      {
        path: ["services", "worker", "sidecars", "proxy", "ports", "jobs"],
        given: "jobs",
        allowed: 'a name that no other port of the task has; "jobs" of "worker" has this one',
        remedy: "rename one of the two ports",
      },
    ],
  },
  "container-port": {
    accepted: (file) => {
      file.services.worker.ports = { low: 1, high: { containerPort: 65535 } };
    },
    refused: (file) => {
      file.services.worker.ports = { low: 0, high: { containerPort: 65536 } };
    },
    problems: [
      { path: ["services", "worker", "ports", "low"], given: 0, allowed: "1 to 65535", remedy: "set it to 1, the nearest allowed value" },
      {
        path: ["services", "worker", "ports", "high"],
        given: 65536,
        allowed: "1 to 65535",
        remedy: "set it to 65535, the nearest allowed value",
      },
    ],
  },
  "container-port-taken": {
    accepted: (file) => {
      file.services.worker.ports = { dns: 53, datagrams: { containerPort: 53, protocol: "udp" } };
    },
    refused: (file) => {
      file.services.worker.sidecars = { proxy: { image, ports: { proxy: 7000 } } };
    },
    problems: [
      {
        path: ["services", "worker", "sidecars", "proxy", "ports", "proxy"],
        given: 7000,
        allowed: 'a port that no other port of the task has; "jobs" of "worker" has this one',
        remedy: "let one of the two listen on another port",
      },
    ],
  },
};
