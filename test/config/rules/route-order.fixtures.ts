import type { RuleFixture } from "./fixture";

export const routeOrderFixtures: Readonly<Record<string, RuleFixture>> = {
  "route-priority": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", priority: 1000 } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", priority: 1001 } };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "priority"],
        given: 1001,
        allowed: "1 to 1000",
        remedy: "set it to 1000, the nearest allowed value",
      },
    ],
  },
  "route-priority-taken": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {}, other: {} } };
      file.services.web.routes = { main: { loadBalancer: "public", priority: 10 } };
      file.services.worker.routes = { jobs: { loadBalancer: "other", priority: 10 } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", priority: 10 } };
      file.services.worker.routes = { jobs: { loadBalancer: "public", paths: ["/jobs/*"], priority: 10 } };
    },
    problems: [
      {
        path: ["services", "worker", "routes", "jobs", "priority"],
        given: 10,
        allowed: 'a priority of its own on the listener; "web/main" has 10',
        remedy: "write another one, 1 to 1000",
      },
    ],
  },
  "route-taken": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["www.shop.example"] } };
      file.services.worker.routes = { jobs: { loadBalancer: "public", hosts: ["jobs.shop.example"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.shop.example", "b.shop.example"], priority: 1 } };
      file.services.worker.routes = {
        jobs: { loadBalancer: "public", hosts: ["B.shop.example", "a.shop.example"], paths: ["/*"], priority: 2 },
      };
    },
    problems: [
      {
        path: ["services", "worker", "routes", "jobs"],
        given: { hosts: ["B.shop.example", "a.shop.example"], paths: ["/*"] },
        allowed: 'hosts and paths of its own on the listener; "web/main" takes these',
        remedy: "give one of the two a host or path of its own, or another listener",
      },
    ],
  },
  "route-order": {
    accepted: (file) => {
      file.services.worker.routes = {
        jobs: { loadBalancer: "public", paths: ["/jobs/*"], priority: 20 },
        images: { loadBalancer: "public", paths: ["/jobs/*.png"], priority: 10 },
        api: { loadBalancer: "public", paths: ["/jobs/api/*"], priority: 5 },
        other: { loadBalancer: "public", hosts: ["jobs.shop.example"], paths: ["/*"], priority: 4 },
      };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public" }, images: { loadBalancer: "public", paths: ["/*.png"] } };
      file.services.worker.routes = {
        jobs: { loadBalancer: "public", paths: ["/jobs/*"], priority: 10 },
        api: { loadBalancer: "public", paths: ["/jobs/api/*"] },
      };
    },
    problems: [
      {
        path: ["services", "web", "routes", "images", "priority"],
        given: undefined,
        allowed: 'a written priority: "web/main" takes some of the same requests, and neither is more specific',
        remedy: "write a priority for both, the lower number for the one to ask first",
      },
      {
        path: ["services", "worker", "routes", "api", "priority"],
        given: undefined,
        allowed:
          'a written priority: "worker/jobs" takes some of the same requests and comes first by its written one, though it is not more specific',
        remedy: 'write a priority below 10 to be asked first, or above it to be asked after "worker/jobs"',
      },
    ],
  },
};
