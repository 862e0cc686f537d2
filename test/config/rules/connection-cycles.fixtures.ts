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
    problems: [],
  },
  "service-connect-cycle": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {} }, dnsNamespace: "shop.internal" };
      file.services.worker.connectsTo = ["web"];
      file.services.worker.discovery = ["dns"];
    },
    refused: (file) => {
      file.services.worker.connectsTo = ["store"];
      file.services["store"] = { ...file.services.worker, connectsTo: ["web"] };
    },
    problems: [],
  },
};
