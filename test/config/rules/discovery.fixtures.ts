import type { RuleFixture } from "./fixture";

const longLabels = (last: number) => `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(last)}`;

export const discoveryFixtures: Readonly<Record<string, RuleFixture>> = {
  "discovery-port": {
    accepted: (file) => {
      file.services.worker.sidecars = { proxy: { image: "public.ecr.aws/docker/library/busybox:1.37", ports: { proxy: 8000 } } };
      file.services.worker.ports = { stats: { containerPort: 8125, protocol: "udp" } };
      file.services.worker.discovery = ["service-connect"];
    },
    refused: (file) => {
      file.services.worker.ports = { stats: { containerPort: 8125, protocol: "udp" } };
      file.services.worker.discovery = ["service-connect"];
    },
    problems: [],
  },
  "discovery-dns-namespace": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.discovery = ["dns", "service-connect"];
    },
    refused: (file) => {
      file.services.worker.discovery = ["dns", "service-connect"];
    },
    problems: [],
  },
  "discovery-duplicate": {
    accepted: (file) => {
      file.services.worker.discovery = [];
    },
    refused: (file) => {
      file.services.worker.discovery = ["service-connect", "service-connect"];
    },
    problems: [],
  },
  "discovery-name": {
    accepted: (file) => {
      file.services.web.ports = { [`p${"o".repeat(39)}`]: 8080 };
    },
    refused: (file) => {
      file.services[`w${"e".repeat(39)}`] = { ...file.services.worker, ports: { [`jobs${"s".repeat(20)}`]: 7000 } };
    },
    problems: [],
  },
  "discovery-dns-name": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: longLabels(54) };
      file.services.worker.discovery = ["dns"];
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: longLabels(55) };
      file.services.worker.discovery = ["dns"];
    },
    problems: [],
  },
};
