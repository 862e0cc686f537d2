import type { RuleFixture } from "./fixture";
import { routeConditionFixtures } from "./route-conditions.fixtures";
import { routeOrderFixtures } from "./route-order.fixtures";
import { targetGroupFixtures } from "./target-groups.fixtures";

export const routeFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-load-balancer": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public" } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "publik" }, odd: { loadBalancer: "constructor" } };
    },
    problems: [],
  },
  "unknown-listener": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", listener: "main" } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", listener: "mian" } };
    },
    problems: [],
  },
  "route-listener": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { listeners: { main: { port: 80 }, admin: { port: 8080 } } } } };
      file.services.web.routes = { main: { loadBalancer: "public", listener: "main" } };
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: { listeners: { main: { port: 80 }, admin: { port: 8080 } } } } };
    },
    problems: [],
  },
  "unknown-port": {
    accepted: (file) => {
      file.services.web.sidecars = { proxy: { image: "public.ecr.aws/docker/library/nginx:1.27", ports: { proxy: 8000 } } };
      file.services.web.routes = { main: { loadBalancer: "public", port: "proxy" } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", port: "htpp" } };
    },
    problems: [],
  },
  "route-port": {
    accepted: (file) => {
      file.services.web.ports = { http: 8080, metrics: 9090 };
      file.services.web.routes = { main: { loadBalancer: "public", port: "http" } };
    },
    refused: (file) => {
      file.services.web.ports = { http: 8080, metrics: 9090 };
      file.services.worker.ports = {};
      file.services.worker.routes = { jobs: { loadBalancer: "public", paths: ["/jobs/*"] } };
    },
    problems: [],
  },
  "route-port-protocol": {
    accepted: (file) => {
      file.services.web.ports = { http: 8080, stats: { containerPort: 8125, protocol: "udp" } };
      file.services.web.routes = { main: { loadBalancer: "public", port: "http" } };
    },
    refused: (file) => {
      file.services.web.ports = { http: 8080, stats: { containerPort: 8125, protocol: "udp" } };
      file.services.web.routes = { main: { loadBalancer: "public", port: "stats" } };
    },
    problems: [],
  },
  ...routeConditionFixtures,
  ...routeOrderFixtures,
  ...targetGroupFixtures,
};
