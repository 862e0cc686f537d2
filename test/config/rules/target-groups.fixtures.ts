import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Route = NonNullable<EnvironmentFile["services"][string]["routes"]>[string];

/** The base's route, changed. */
const withRoute =
  (change: Partial<Route>): RuleFixture["accepted"] =>
  (file) => {
    file.services.web.routes = { main: { loadBalancer: "public", ...change } };
  };

const certificateArns = ["arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000000"];
const routes = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, { loadBalancer: "public", paths: [`/${path}/*`] }]));

export const targetGroupFixtures: Readonly<Record<string, RuleFixture>> = {
  "route-protocol-https": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { certificateArns } } };
      withRoute({ protocolVersion: "HTTP2" })(file);
    },
    refused: withRoute({ protocolVersion: "GRPC", healthCheck: { matcher: "0" } }),
    problems: [],
  },
  "route-health-check-path": {
    accepted: withRoute({ healthCheck: { path: `/${"a".repeat(1023)}` } }),
    refused: withRoute({ healthCheck: { path: "health" } }),
    problems: [],
  },
  "route-health-check-matcher": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { certificateArns } } };
      file.services.web.routes = {
        main: { loadBalancer: "public", healthCheck: { matcher: "200,302,400-499" } },
        rpc: { loadBalancer: "public", paths: ["/rpc/*"], protocolVersion: "GRPC", healthCheck: { matcher: "0-99" } },
      };
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: { certificateArns } } };
      file.services.web.routes = {
        main: { loadBalancer: "public", healthCheck: { matcher: "200-599" } },
        rpc: { loadBalancer: "public", paths: ["/rpc/*"], protocolVersion: "GRPC" },
      };
    },
    problems: [],
  },
  "route-health-check-interval": {
    accepted: withRoute({ healthCheck: { intervalSeconds: 300 } }),
    refused: withRoute({ healthCheck: { intervalSeconds: 301 } }),
    problems: [],
  },
  "route-health-check-timeout": {
    accepted: withRoute({ healthCheck: { intervalSeconds: 121, timeoutSeconds: 120 } }),
    refused: withRoute({ healthCheck: { intervalSeconds: 300, timeoutSeconds: 121 } }),
    problems: [],
  },
  "route-health-check-timeout-interval": {
    accepted: withRoute({ healthCheck: { intervalSeconds: 6, timeoutSeconds: 5 } }),
    refused: withRoute({ healthCheck: { intervalSeconds: 5, timeoutSeconds: 5 } }),
    problems: [],
  },
  "route-health-check-threshold": {
    accepted: withRoute({ healthCheck: { healthyThreshold: 10, unhealthyThreshold: 2 } }),
    refused: withRoute({ healthCheck: { healthyThreshold: 11, unhealthyThreshold: 1 } }),
    problems: [],
  },
  "route-stickiness": {
    accepted: withRoute({ stickiness: { durationSeconds: 604800 } }),
    refused: withRoute({ stickiness: { durationSeconds: 604801 } }),
    problems: [],
  },
  "route-deregistration-delay": {
    accepted: withRoute({ deregistrationDelaySeconds: 3600 }),
    refused: withRoute({ deregistrationDelaySeconds: -1 }),
    problems: [],
  },
  "route-slow-start": {
    accepted: withRoute({ slowStartSeconds: 30 }),
    refused: withRoute({ slowStartSeconds: 29 }),
    problems: [],
  },
  "health-check-grace-period": {
    accepted: (file) => {
      file.services.web.healthCheckGracePeriodSeconds = 2147483647;
    },
    refused: (file) => {
      file.services.web.healthCheckGracePeriodSeconds = -1;
    },
    problems: [],
  },
  "health-check-grace-period-route": {
    accepted: (file) => {
      file.services.web.healthCheckGracePeriodSeconds = 0;
    },
    refused: (file) => {
      file.services.worker.healthCheckGracePeriodSeconds = 30;
    },
    problems: [],
  },
  "target-groups-per-service": {
    accepted: (file) => {
      file.services.web.routes = routes(["a", "b", "c", "d", "e"]);
    },
    refused: (file) => {
      file.services.web.routes = routes(["a", "b", "c", "d", "e", "f"]);
    },
    problems: [],
  },
};
