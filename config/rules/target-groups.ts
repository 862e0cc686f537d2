import { isKnown } from "../known";
import type { RouteSpec } from "../service";
import { all, each, everyRoute, everyService, field, lookup } from "./places";
import { atMost, pattern, range, valueRule, type Rule } from "./rule";

const createTargetGroup = "API CreateTargetGroup";
const attributes = "API ModifyTargetGroupAttributes";
const healthCheck = field(everyRoute, "healthCheck");
const stickiness = field(everyRoute, "stickiness");

const isBetween = (value: number, minimum: number, maximum: number) => Number.isInteger(value) && value >= minimum && value <= maximum;

const timeoutBelowInterval: Rule = {
  id: "route-health-check-timeout-interval",
  source: createTargetGroup,
  *check(platform) {
    for (const { path, value } of healthCheck(platform)) {
      const { timeoutSeconds, intervalSeconds } = value;
      if (!isBetween(timeoutSeconds, 2, 120) || !isBetween(intervalSeconds, 5, 300) || timeoutSeconds < intervalSeconds) continue;
      const allowed = `less than the interval of ${intervalSeconds} seconds`;
      yield { path: [...path, "timeoutSeconds"], given: timeoutSeconds, allowed, remedy: "shorten it, or lengthen intervalSeconds" };
    }
  },
};

/** Codes and ranges of codes, joined by commas. */
function isMatcher(text: string, minimum: number, maximum: number): boolean {
  return text.split(",").every((part) => {
    const [from, to, ...rest] = part.split("-");
    const codes = [from, to ?? from].map((code) => (/^\d{1,3}$/.test(code ?? "") ? Number(code) : NaN)) as [number, number];
    return rest.length === 0 && codes.every((code) => isBetween(code, minimum, maximum)) && codes[0] <= codes[1];
  });
}

const matcher: Rule = {
  id: "route-health-check-matcher",
  source: "API CreateTargetGroup, Matcher",
  *check(platform) {
    for (const { path, value } of everyRoute(platform)) {
      const given = value.healthCheck.matcher;
      const grpc = value.protocolVersion === "GRPC";
      const [minimum, maximum] = grpc ? [0, 99] : [200, 499];
      if (!isKnown(given) || isMatcher(given, minimum, maximum)) continue;
      yield {
        path: [...path, "healthCheck", "matcher"],
        given,
        allowed: `${grpc ? "gRPC" : "HTTP"} codes from ${minimum} to ${maximum}, or ranges of them, joined by commas`,
        remedy: grpc ? "write it like 0 or 0-99: a gRPC target answers with gRPC codes" : "write it like 200 or 200-399",
      };
    }
  },
};

const httpsOnly: Rule = {
  id: "route-protocol-https",
  source: "Target groups for your Application Load Balancers, Protocol version",
  *check({ routing, ...platform }) {
    for (const { path, value } of everyRoute({ routing, ...platform })) {
      const loadBalancer = lookup(routing.loadBalancers, value.loadBalancer);
      if (loadBalancer === undefined || value.protocolVersion === "HTTP1" || loadBalancer.certificateArns.length > 0) continue;
      yield {
        path: [...path, "protocolVersion"],
        given: value.protocolVersion,
        allowed: `HTTP1, for "${value.loadBalancer}" has no certificate: HTTP2 and GRPC come in by HTTPS alone`,
        remedy: `give "${value.loadBalancer}" certificateArns, or leave protocolVersion out`,
      };
    }
  },
};

const slowStart = valueRule("route-slow-start", attributes, field(everyRoute, "slowStartSeconds"), (value) =>
  value === 0 || isBetween(value, 30, 900)
    ? undefined
    : { allowed: "0, or 30 to 900 seconds", remedy: "set it to 0 for none, or to 30 or more" },
);

const gracePeriodNeedsRoute: Rule = {
  id: "health-check-grace-period-route",
  source: "API CreateService, healthCheckGracePeriodSeconds",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      if (value.healthCheckGracePeriodSeconds === undefined || Object.keys(value.routes).length > 0) continue;
      const given = value.healthCheckGracePeriodSeconds;
      yield {
        path: [...path, "healthCheckGracePeriodSeconds"],
        given,
        allowed: "nothing, without a route",
        remedy: "remove it: no load balancer checks this service",
      };
    }
  },
};

const routeCount = each(field(everyService, "routes"), (routes: Readonly<Record<string, RouteSpec>>) => Object.keys(routes).length);

/** How a load balancer treats the tasks it sends requests to. */
export const targetGroupRules: readonly Rule[] = [
  httpsOnly,
  pattern(
    "route-health-check-path",
    createTargetGroup,
    /^\/[\x21-\x7e]{0,1023}$/,
    "a slash and at most 1023 further characters, without spaces",
    "write it like /health",
    field(healthCheck, "path"),
  ),
  matcher,
  range("route-health-check-interval", createTargetGroup, 5, 300, "seconds", field(healthCheck, "intervalSeconds")),
  range("route-health-check-timeout", createTargetGroup, 2, 120, "seconds", field(healthCheck, "timeoutSeconds")),
  timeoutBelowInterval,
  range(
    "route-health-check-threshold",
    createTargetGroup,
    2,
    10,
    "",
    all(field(healthCheck, "healthyThreshold"), field(healthCheck, "unhealthyThreshold")),
  ),
  range("route-stickiness", attributes, 1, 604800, "seconds", field(stickiness, "durationSeconds")),
  range("route-deregistration-delay", attributes, 0, 3600, "seconds", field(everyRoute, "deregistrationDelaySeconds")),
  slowStart,
  range("health-check-grace-period", "API CreateService", 0, 2147483647, "seconds", field(everyService, "healthCheckGracePeriodSeconds")),
  gracePeriodNeedsRoute,
  atMost(
    "target-groups-per-service",
    "API CreateService, loadBalancers",
    5,
    "routes of one service",
    "give one route more hosts and paths, or split the service",
    routeCount,
  ),
];
