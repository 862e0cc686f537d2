import type { RuleFixture } from "./fixture";

export const routeOrderFixtures: Readonly<Record<string, RuleFixture>> = {
  "route-priority": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", priority: 1000 } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", priority: 1001 } };
    },
    problems: [],
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
    problems: [],
  },
  "route-taken": {
    accepted: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["www.shop.example"] } };
      file.services.worker.routes = { jobs: { loadBalancer: "public", hosts: ["jobs.shop.example"] } };
    },
    refused: (file) => {
      file.services.web.routes = { main: { loadBalancer: "public", hosts: ["a.shop.example", "b.shop.example"], priority: 1 } };
      file.services.worker.routes = { jobs: { loadBalancer: "public", hosts: ["B.shop.example", "a.shop.example"], paths: ["/*"], priority: 2 } };
    },
    problems: [],
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
    problems: [],
  },
};
