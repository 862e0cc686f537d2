import { isKnown } from "../known";
import { listed, suggest } from "../nearest";
import type { ServiceSpec } from "../service";
import { portsOf } from "../task";
import { everyRoute, field, lookup } from "./places";
import { routeConditionRules } from "./route-conditions";
import { routeOrderRules } from "./route-order";
import type { Rule } from "./rule";
import { targetGroupRules } from "./target-groups";

const createRule = "API CreateRule";
const loadBalancerParameter = "API CreateService, LoadBalancer";

const unknownLoadBalancer: Rule = {
  id: "unknown-load-balancer",
  source: createRule,
  *check(platform) {
    const { loadBalancers } = platform.routing;
    for (const { path, value } of field(everyRoute, "loadBalancer")(platform)) {
      if (!isKnown(value) || lookup(loadBalancers, value) !== undefined) continue;
      yield {
        path,
        given: value,
        allowed: "the name of a load balancer of routing.loadBalancers",
        remedy: suggest(value, Object.keys(loadBalancers)),
      };
    }
  },
};

const unknownListener: Rule = {
  id: "unknown-listener",
  source: createRule,
  *check(platform) {
    for (const { path, value } of everyRoute(platform)) {
      const listeners = lookup(platform.routing.loadBalancers, value.loadBalancer)?.listeners;
      if (listeners === undefined || value.listener === "" || !isKnown(value.listener)) continue;
      if (lookup(listeners, value.listener) !== undefined) continue;
      yield {
        path: [...path, "listener"],
        given: value.listener,
        allowed: `the name of a listener of "${value.loadBalancer}"`,
        remedy: suggest(value.listener, Object.keys(listeners)),
      };
    }
  },
};

/** An empty listener is one that could not be resolved: see `resolvePlatform`. */
const routeListener: Rule = {
  id: "route-listener",
  source: createRule,
  *check(platform) {
    for (const { path, value } of everyRoute(platform)) {
      const names = Object.keys(lookup(platform.routing.loadBalancers, value.loadBalancer)?.listeners ?? {});
      if (value.listener !== "" || names.length === 0) continue;
      const allowed = `the name of one listener: "${value.loadBalancer}" has ${listed(names, "and")}`;
      yield { path: [...path, "listener"], given: undefined, allowed, remedy: `name the listener: ${listed(names)}` };
    }
  },
};

function* routesWithPorts(services: Readonly<Record<string, ServiceSpec>>) {
  for (const service of Object.values(services)) {
    const ports = portsOf(service);
    for (const [name, route] of Object.entries(service.routes)) {
      yield { service, ports, route, path: ["services", service.name, "routes", name, "port"] };
    }
  }
}

const unknownPort: Rule = {
  id: "unknown-port",
  source: loadBalancerParameter,
  *check({ services }) {
    for (const { path, ports, route } of routesWithPorts(services)) {
      if (route.port === "" || !isKnown(route.port) || lookup(ports, route.port) !== undefined) continue;
      yield {
        path,
        given: route.port,
        allowed: "the name of a port of the service or of its sidecars",
        remedy: suggest(route.port, Object.keys(ports)),
      };
    }
  },
};

const routePort: Rule = {
  id: "route-port",
  source: loadBalancerParameter,
  *check({ services }) {
    for (const { path, ports, route } of routesWithPorts(services)) {
      if (route.port !== "") continue;
      const names = Object.keys(ports);
      yield names.length === 0
        ? {
            path,
            given: undefined,
            allowed: "a port of the service; it has none",
            remedy: "add the port it listens on to the service's ports",
          }
        : {
            path,
            given: undefined,
            allowed: `the name of one port: the service has ${listed(names, "and")}`,
            remedy: `name the port: ${listed(names)}`,
          };
    }
  },
};

const routePortProtocol: Rule = {
  id: "route-port-protocol",
  source: "API CreateTargetGroup",
  *check({ services }) {
    for (const { path, ports, route } of routesWithPorts(services)) {
      if (lookup(ports, route.port)?.protocol !== "udp") continue;
      const allowed = "a TCP port: an application load balancer speaks HTTP, and this one is UDP";
      yield { path, given: route.port, allowed, remedy: "name a TCP port, or remove the route" };
    }
  },
};

/** What routes must be: what they refer to, what they ask for, in which order, and how their targets are treated. */
export const routeRules: readonly Rule[] = [
  unknownLoadBalancer,
  unknownListener,
  routeListener,
  unknownPort,
  routePort,
  routePortProtocol,
  ...routeConditionRules,
  ...routeOrderRules,
  ...targetGroupRules,
];
