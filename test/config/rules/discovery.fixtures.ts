import type { RuleFixture } from "./fixture";

const longLabels = (last: number) => `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(last)}`;

export const discoveryFixtures: Readonly<Record<string, RuleFixture>> = {
  "discovery-port": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.sidecars = { proxy: { image: "public.ecr.aws/docker/library/busybox:1.37", ports: { proxy: 8000 } } };
      file.services.worker.ports = { stats: { containerPort: 8125, protocol: "udp" } };
      file.services.worker.discovery = ["service-connect"];
      file.services["stats"] = { ...file.services.worker, sidecars: {}, discovery: ["dns"] };
    },
    refused: (file) => {
      file.services.worker.ports = { stats: { containerPort: 8125, protocol: "udp" } };
      file.services.worker.discovery = ["service-connect"];
      file.services.web.connectsTo = [];
      file.services["silent"] = { ...file.services.worker, ports: {}, discovery: ["service-connect", "dns"] };
    },
    problems: [
      {
        path: ["services", "worker", "discovery"],
        given: ["service-connect"],
        allowed: '"dns" for a service without a TCP port',
        remedy: "add the port it listens on to ports, or leave that out",
      },
      {
        path: ["services", "silent", "discovery"],
        given: ["service-connect", "dns"],
        allowed: "an empty list for a service without a port: there is nothing to connect to",
        remedy: "add the port it listens on to ports, or leave that out",
      },
    ],
  },
  "discovery-dns-namespace": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.discovery = ["dns", "service-connect"];
    },
    refused: (file) => {
      file.services.worker.discovery = ["dns", "service-connect"];
    },
    problems: [
      {
        path: ["services", "worker", "discovery"],
        given: ["dns", "service-connect"],
        allowed: '"service-connect", for there is no routing.dnsNamespace',
        remedy: 'add routing.dnsNamespace, like "shop.internal"',
      },
    ],
  },
  "discovery-duplicate": {
    accepted: (file) => {
      file.services.worker.discovery = [];
    },
    refused: (file) => {
      file.services.worker.discovery = ["service-connect", "service-connect"];
    },
    problems: [
      {
        path: ["services", "worker", "discovery", 1],
        given: "service-connect",
        allowed: "each entry once",
        remedy: "remove it: it stands there already",
      },
    ],
  },
  "discovery-name": {
    accepted: (file) => {
      file.services.web.ports = { [`p${"o".repeat(39)}`]: 8080 };
    },
    refused: (file) => {
      file.services[`w${"e".repeat(39)}`] = { ...file.services.worker, ports: { [`jobs${"s".repeat(20)}`]: 7000 } };
    },
    problems: [
      {
        path: ["services", "weeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", "ports", "jobsssssssssssssssssssss"],
        given: "weeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee-jobsssssssssssssssssssss",
        allowed: "at most 64 characters for the service's and the port's name joined by a hyphen",
        remedy: "shorten one of the two names",
      },
    ],
  },
  "alias-form": {
    accepted: (file) => {
      file.services.worker.aliases = ["a", "9", "_a-", "jobs.shop.example_com", `${"a".repeat(63)}.${"b".repeat(63)}`];
    },
    refused: (file) => {
      file.services.worker.aliases = ["-a", "Jobs", "a..b", ".a", "a.", "", "a:1", "a".repeat(128)];
    },
    problems: ["-a", "Jobs", "a..b", ".a", "a.", "", "a:1", "a".repeat(128)].map((given, index) => ({
      path: ["services", "worker", "aliases", index],
      given,
      allowed: "lower-case letters, digits, hyphens and underscores in parts joined by single dots, no hyphen first, at most 127 characters",
      remedy: "rename it",
    })),
  },
  "alias-discovery": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.discovery = ["dns", "service-connect"];
      file.services.worker.aliases = ["queue"];
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.discovery = ["dns"];
      file.services.worker.aliases = ["queue"];
      file.services["silent"] = { ...file.services.worker, ports: {}, discovery: undefined };
    },
    problems: ["worker", "silent"].map((service) => ({
      path: ["services", service, "aliases"],
      given: ["queue"],
      allowed: "nothing without Service Connect, which alone knows aliases",
      remedy: 'add "service-connect" to discovery, and a TCP port to ports, or remove the aliases',
    })),
  },
  "alias-taken": {
    accepted: (file) => {
      file.services.web.aliases = ["worker", "shop"];
      file.services.worker.aliases = ["shop", "web"];
      file.services["stats"] = { ...file.services.worker, ports: { stats: { containerPort: 8080, protocol: "udp" } }, aliases: [] };
      file.services["front"] = { ...file.services.worker, ports: { http: 80 }, aliases: ["stats"] };
    },
    refused: (file) => {
      file.services.web.aliases = ["shop", "shop"];
      file.services.worker.aliases = ["batch", "worker", "api"];
      file.services["api"] = { ...file.services.worker, ports: { other: 9000, jobs: 7000 }, aliases: ["batch"] };
    },
    problems: [
      { path: ["services", "web", "aliases", 1], given: "shop", place: 'shop:8080 leads to "web"' },
      { path: ["services", "worker", "aliases", 1], given: "worker", place: 'worker:7000 leads to "worker"' },
      { path: ["services", "worker", "aliases", 2], given: "api", place: 'api:7000 leads to "api"' },
      { path: ["services", "api", "aliases", 0], given: "batch", place: 'batch:7000 leads to "worker"' },
    ].map(({ path, given, place }) => ({
      path,
      given,
      allowed: `a name that leads to one service on each port; ${place} already`,
      remedy: "remove it, or choose another name",
    })),
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
    problems: [
      {
        path: ["services", "worker", "discovery"],
        given:
          "worker.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc.ddddddddddddddddddddddddddddddddddddddddddddddddddddddd",
        allowed: "at most 253 characters for the service's name and routing.dnsNamespace joined by a dot",
        remedy: "shorten the service's name or routing.dnsNamespace",
      },
    ],
  },
};
