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
    problems: [
      {
        path: ["services", "web", "routes", "main", "loadBalancer"],
        given: "publik",
        allowed: "the name of a load balancer of routing.loadBalancers",
        remedy: 'did you mean "public"?',
      },
      {
        path: ["services", "web", "routes", "odd", "loadBalancer"],
        given: "constructor",
        allowed: "the name of a load balancer of routing.loadBalancers",
        remedy: 'use one of "public"',
      },
    ],
  },
  "unknown-listener": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", listener: "main" } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", listener: "mian" } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "listener"],
        given: "mian",
        allowed: 'the name of a listener of "public"',
        remedy: 'did you mean "main"?',
      },
    ],
  },
  "route-listener": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { listeners: { main: { port: 80 }, admin: { port: 8080 } } } } };
      file.services.web.routes = { main: { loadBalancer: "public", listener: "main" } };
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: { listeners: { main: { port: 80 }, admin: { port: 8080 } } } } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "listener"],
        given: undefined,
        allowed: 'the name of one listener: "public" has "main" and "admin"',
        remedy: 'name the listener: "main" or "admin"',
      },
    ],
  },
  "unknown-port": {
    accepted: (file) => {
      file.services.web.sidecars = { proxy: { image: "public.ecr.aws/docker/library/nginx:1.27", ports: { proxy: 8000 } } };
      file.services.web.routes = { main: { loadBalancer: "public", port: "proxy" } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", port: "htpp" } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "port"],
        given: "htpp",
        allowed: "the name of a port of the service or of its sidecars",
        remedy: 'did you mean "http"?',
      },
    ],
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
    problems: [
      {
        path: ["services", "web", "routes", "main", "port"],
        given: undefined,
        allowed: 'the name of one port: the service has "http" and "metrics"',
        remedy: 'name the port: "http" or "metrics"',
      },
      {
        path: ["services", "worker", "routes", "jobs", "port"],
        given: undefined,
        allowed: "a port of the service; it has none",
        remedy: "add the port it listens on to the service's ports",
      },
    ],
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
    problems: [
      {
        path: ["services", "web", "routes", "main", "port"],
        given: "stats",
        allowed: "a TCP port: an application load balancer speaks HTTP, and this one is UDP",
        remedy: "name a TCP port, or remove the route",
      },
    ],
  },
  ...routeConditionFixtures,
  ...routeOrderFixtures,
  ...targetGroupFixtures,
};
