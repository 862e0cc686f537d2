import { isKnown } from "../known";
import type { Platform } from "../platform";
import type { Path } from "../problem";
import { conditionsOverlap, derivedPriority, highestWrittenPriority, specificity } from "../route-priority";
import type { RouteSpec } from "../service";
import { lookup } from "./places";
import { range, type Finding, type Rule } from "./rule";

/** A route with its name among those of all services. */
interface NamedRoute {
  readonly label: string;
  readonly path: Path;
  readonly route: RouteSpec;
  /** Whether its priority stands in the file. */
  readonly written: boolean;
}

function namedRoutes(platform: Platform): NamedRoute[] {
  return Object.values(platform.services).flatMap((service) =>
    Object.entries(service.routes).map(([name, route]) => {
      const label = `${service.name}/${name}`;
      return { label, route, path: ["services", service.name, "routes", name], written: route.priority !== derivedPriority(route, label) };
    }),
  );
}

/** The routes of each listener that exists, as far as they are known. */
function routesByListener(platform: Platform): NamedRoute[][] {
  const groups = new Map<string, NamedRoute[]>();
  for (const named of namedRoutes(platform)) {
    const { loadBalancer, listener, hosts, paths, priority } = named.route;
    const listeners = lookup(platform.routing.loadBalancers, loadBalancer)?.listeners ?? {};
    if (lookup(listeners, listener) === undefined || !isKnown(hosts) || !isKnown(paths) || !isKnown(priority)) continue;
    const key = JSON.stringify([loadBalancer, listener]);
    groups.set(key, [...(groups.get(key) ?? []), named]);
  }
  return [...groups.values()];
}

const priorityTaken: Rule = {
  id: "route-priority-taken",
  source: "API CreateRule",
  *check(platform) {
    for (const routes of routesByListener(platform)) {
      const owners = new Map<number, string>();
      for (const { label, path, route, written } of routes) {
        const owner = owners.get(route.priority);
        owners.set(route.priority, owner ?? label);
        if (owner === undefined) continue;
        const allowed = `a priority of its own on the listener; "${owner}" has ${route.priority}`;
        const given = written ? route.priority : undefined;
        yield { path: [...path, "priority"], given, allowed, remedy: `write another one, 1 to ${highestWrittenPriority}` };
      }
    }
  },
};

/** The same for conditions that mean the same. */
function conditionsKey({ hosts, paths }: RouteSpec): string {
  const anyPath = paths.length === 0 || paths.includes("/*");
  return JSON.stringify([[...new Set(hosts.map((host) => host.toLowerCase()))].sort(), anyPath ? ["/*"] : [...new Set(paths)].sort()]);
}

const routeTaken: Rule = {
  id: "route-taken",
  source: "Listener rules for your Application Load Balancer: the first rule that matches takes the request",
  *check(platform) {
    for (const routes of routesByListener(platform)) {
      const owners = new Map<string, string>();
      for (const { label, path, route } of routes) {
        const key = conditionsKey(route);
        const owner = owners.get(key);
        owners.set(key, owner ?? label);
        if (owner === undefined) continue;
        const { hosts, paths } = route;
        const allowed = `hosts and paths of its own on the listener; "${owner}" takes these`;
        yield { path, given: { hosts, paths }, allowed, remedy: "give one of the two a host or path of its own, or another listener" };
      }
    }
  },
};

const inRange = ({ written, route }: NamedRoute) => !written || (route.priority >= 1 && route.priority <= highestWrittenPriority);

/** What is wrong with the order of two routes of one listener; the later one in the file comes second. */
function orderFinding(first: NamedRoute, second: NamedRoute): Finding | undefined {
  if ((first.written && second.written) || !inRange(first) || !inRange(second)) return undefined;
  const difference = specificity(first.route) - specificity(second.route);
  if (conditionsKey(first.route) === conditionsKey(second.route) || !conditionsOverlap(first.route, second.route)) return undefined;
  if (!first.written && !second.written) {
    if (difference !== 0) return undefined;
    const allowed = `a written priority: "${first.label}" takes some of the same requests, and neither is more specific`;
    return {
      path: [...second.path, "priority"],
      given: undefined,
      allowed,
      remedy: "write a priority for both, the lower number for the one to ask first",
    };
  }
  const [written, derived] = first.written ? [first, second] : [second, first];
  if (specificity(written.route) > specificity(derived.route)) return undefined;
  const { priority } = written.route;
  const allowed = `a written priority: "${written.label}" takes some of the same requests and comes first by its written one, though it is not more specific`;
  const remedy = `write a priority below ${priority} to be asked first, or above it to be asked after "${written.label}"`;
  return { path: [...derived.path, "priority"], given: undefined, allowed, remedy };
}

/** Each route is told of once, whichever others it meets: the remedy is the same. */
const routeOrder: Rule = {
  id: "route-order",
  source: "API CreateRule, Priority",
  *check(platform) {
    for (const routes of routesByListener(platform)) {
      const told = new Set<string>();
      for (const [index, second] of routes.entries()) {
        for (const first of routes.slice(0, index)) {
          const finding = orderFinding(first, second);
          const place = JSON.stringify(finding?.path);
          if (finding === undefined || told.has(place)) continue;
          told.add(place);
          yield finding;
        }
      }
    }
  },
};

const routePriority = range(
  "route-priority",
  "API CreateRule; above 1000 stand the derived ones",
  1,
  highestWrittenPriority,
  "",
  function* (platform) {
    for (const { path, route, written } of namedRoutes(platform)) {
      if (written) yield { path: [...path, "priority"], value: route.priority };
    }
  },
);

/** In which order a listener asks its rules. */
export const routeOrderRules: readonly Rule[] = [routePriority, priorityTaken, routeTaken, routeOrder];
