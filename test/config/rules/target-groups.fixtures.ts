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
const routes = (paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, { loadBalancer: "public", paths: [`/${path}/*`] }]));

export const targetGroupFixtures: Readonly<Record<string, RuleFixture>> = {
  "route-protocol-https": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { certificateArns } } };
      withRoute({ protocolVersion: "HTTP2" })(file);
    },
    refused: withRoute({ protocolVersion: "GRPC", healthCheck: { matcher: "0" } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "protocolVersion"],
        given: "GRPC",
        allowed: 'HTTP1, for "public" has no certificate: HTTP2 and GRPC come in by HTTPS alone',
        remedy: 'give "public" certificateArns, or leave protocolVersion out',
      },
    ],
  },
  "route-health-check-path": {
    accepted: withRoute({ healthCheck: { path: `/${"a".repeat(1023)}` } }),
    refused: withRoute({ healthCheck: { path: "health" } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "healthCheck", "path"],
        given: "health",
        allowed: "a slash and at most 1023 further characters, without spaces",
        remedy: "write it like /health",
      },
    ],
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
        rpc: { loadBalancer: "public", paths: ["/rpc/*"], protocolVersion: "GRPC", healthCheck: { matcher: "200" } },
      };
    },
    problems: [
      {
        path: ["services", "web", "routes", "main", "healthCheck", "matcher"],
        given: "200-599",
        allowed: "HTTP codes from 200 to 499, or ranges of them, joined by commas",
        remedy: "write it like 200 or 200-399",
      },
      {
        path: ["services", "web", "routes", "rpc", "healthCheck", "matcher"],
        given: "200",
        allowed: "gRPC codes from 0 to 99, or ranges of them, joined by commas",
        remedy: "write it like 0 or 0-99: a gRPC target answers with gRPC codes",
      },
    ],
  },
  "route-health-check-interval": {
    accepted: withRoute({ healthCheck: { intervalSeconds: 300 } }),
    refused: withRoute({ healthCheck: { intervalSeconds: 301 } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "healthCheck", "intervalSeconds"],
        given: 301,
        allowed: "5 to 300 seconds",
        remedy: "set it to 300, the nearest allowed value",
      },
    ],
  },
  "route-health-check-timeout": {
    accepted: withRoute({ healthCheck: { intervalSeconds: 121, timeoutSeconds: 120 } }),
    refused: withRoute({ healthCheck: { intervalSeconds: 300, timeoutSeconds: 121 } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "healthCheck", "timeoutSeconds"],
        given: 121,
        allowed: "2 to 120 seconds",
        remedy: "set it to 120, the nearest allowed value",
      },
    ],
  },
  "route-health-check-timeout-interval": {
    accepted: withRoute({ healthCheck: { intervalSeconds: 6, timeoutSeconds: 5 } }),
    refused: withRoute({ healthCheck: { intervalSeconds: 5, timeoutSeconds: 5 } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "healthCheck", "timeoutSeconds"],
        given: 5,
        allowed: "less than the interval of 5 seconds",
        remedy: "shorten it, or lengthen intervalSeconds",
      },
    ],
  },
  "route-health-check-threshold": {
    accepted: withRoute({ healthCheck: { healthyThreshold: 10, unhealthyThreshold: 2 } }),
    refused: withRoute({ healthCheck: { healthyThreshold: 11, unhealthyThreshold: 1 } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "healthCheck", "healthyThreshold"],
        given: 11,
        allowed: "2 to 10",
        remedy: "set it to 10, the nearest allowed value",
      },
      {
        path: ["services", "web", "routes", "main", "healthCheck", "unhealthyThreshold"],
        given: 1,
        allowed: "2 to 10",
        remedy: "set it to 2, the nearest allowed value",
      },
    ],
  },
  "route-stickiness": {
    accepted: withRoute({ stickiness: { durationSeconds: 604800 } }),
    refused: withRoute({ stickiness: { durationSeconds: 604801 } }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "stickiness", "durationSeconds"],
        given: 604801,
        allowed: "1 to 604800 seconds",
        remedy: "set it to 604800, the nearest allowed value",
      },
    ],
  },
  "route-deregistration-delay": {
    accepted: withRoute({ deregistrationDelaySeconds: 3600 }),
    refused: withRoute({ deregistrationDelaySeconds: -1 }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "deregistrationDelaySeconds"],
        given: -1,
        allowed: "0 to 3600 seconds",
        remedy: "set it to 0, the nearest allowed value",
      },
    ],
  },
  "route-slow-start": {
    accepted: withRoute({ slowStartSeconds: 30 }),
    refused: withRoute({ slowStartSeconds: 29 }),
    problems: [
      {
        path: ["services", "web", "routes", "main", "slowStartSeconds"],
        given: 29,
        allowed: "0, or 30 to 900 seconds",
        remedy: "set it to 0 for none, or to 30 or more",
      },
    ],
  },
  "health-check-grace-period": {
    accepted: (file) => {
      file.services.web.healthCheckGracePeriodSeconds = 2147483647;
    },
    refused: (file) => {
      file.services.web.healthCheckGracePeriodSeconds = -1;
    },
    problems: [
      {
        path: ["services", "web", "healthCheckGracePeriodSeconds"],
        given: -1,
        allowed: "0 to 2147483647 seconds",
        remedy: "set it to 0, the nearest allowed value",
      },
    ],
  },
  "health-check-grace-period-route": {
    accepted: (file) => {
      file.services.web.healthCheckGracePeriodSeconds = 0;
    },
    refused: (file) => {
      file.services.worker.healthCheckGracePeriodSeconds = 30;
    },
    problems: [
      {
        path: ["services", "worker", "healthCheckGracePeriodSeconds"],
        given: 30,
        allowed: "nothing, without a route",
        remedy: "remove it: no load balancer checks this service",
      },
    ],
  },
  "target-groups-per-service": {
    accepted: (file) => {
      file.services.web.routes = routes(["a", "b", "c", "d", "e"]);
    },
    refused: (file) => {
      file.services.web.routes = routes(["a", "b", "c", "d", "e", "f"]);
    },
    problems: [
      {
        path: ["services", "web", "routes"],
        given: 6,
        allowed: "at most 5 routes of one service",
        remedy: "give one route more hosts and paths, or split the service",
      },
    ],
  },
};
