import type { RuleFixture } from "./fixture";

export const connectionCycleFixtures: Readonly<Record<string, RuleFixture>> = {
  "group-cycle": {
    accepted: (file) => {
      const { web, worker } = file.services;
      web.group = "front";
      worker.group = "back";
      worker.connectsTo = ["store"];
      file.services["store"] = { ...worker, group: undefined, connectsTo: [] };
    },
    refused: (file) => {
      const { web, worker } = file.services;
      web.group = "front";
      worker.group = "back";
      worker.connectsTo = ["site"];
      web.connectsTo = ["worker", { service: "jobs", ports: ["jobs"] }];
      file.services["site"] = { ...web, routes: {}, connectsTo: [] };
      file.services["jobs"] = { ...worker, connectsTo: [] };
      file.services["store"] = { ...worker, group: undefined, connectsTo: ["cache"] };
      file.services["cache"] = { ...worker, group: "data", connectsTo: [] };
    },
    problems: [
      {
        path: ["services", "store", "connectsTo", 0],
        given: "compute -> compute-data -> compute",
        allowed: 'no connection from compute to compute-data: a state is applied after those it reads, and every group reads "compute"',
        remedy: "put the two into one group, or both into none",
      },
      {
        path: ["services", "worker", "connectsTo", 0],
        given: "compute-front -> compute-back -> compute-front",
        allowed:
          'no connection from compute-back to compute-front: a state is applied after those it reads, and every group reads "compute"',
        remedy: "put the two into one group, or both into none",
      },
    ],
  },
  "service-connect-cycle": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.connectsTo = ["web"];
      file.services.worker.discovery = ["dns"];
      file.services["store"] = { ...file.services.worker, discovery: ["service-connect"], connectsTo: ["cache"] };
      file.services["cache"] = { ...file.services["store"], connectsTo: [{ service: "store", ports: ["jobs"], startsAfter: false }] };
    },
    refused: (file) => {
      file.services.worker.connectsTo = ["store"];
      file.services["store"] = { ...file.services.worker, connectsTo: ["web"] };
    },
    problems: [
      {
        path: ["services", "web", "connectsTo", 0],
        given: "web -> worker -> store -> web",
        allowed: "services that find each other by Service Connect in one direction: the first to start does not see those after it",
        remedy:
          'let "web" start first, with { service: "worker", ports: [...], startsAfter: false }: it finds "worker" from its second deployment on; or give "store" discovery: ["dns"]',
      },
    ],
  },
};
