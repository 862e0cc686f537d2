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
    problems: [],
  },
  "container-port": {
    accepted: (file) => {
      file.services.worker.ports = { low: 1, high: { containerPort: 65535 } };
    },
    refused: (file) => {
      file.services.worker.ports = { low: 0, high: { containerPort: 65536 } };
    },
    problems: [],
  },
  "container-port-taken": {
    accepted: (file) => {
      file.services.worker.ports = { dns: 53, datagrams: { containerPort: 53, protocol: "udp" } };
    },
    refused: (file) => {
      file.services.worker.sidecars = { proxy: { image, ports: { proxy: 7000 } } };
    },
    problems: [],
  },
};
