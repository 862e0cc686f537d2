import { isKnown } from "../known";
import type { ServiceSpec } from "../service";
import { portsOf } from "../task";
import { everyService, field, items, placedContainers } from "./places";
import { distinct, pattern, type Rule } from "./rule";

const needsPort: Rule = {
  id: "discovery-port",
  source: "API CreateService, ServiceConnectService",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      const protocols = Object.values(portsOf(value)).map((port) => port.protocol);
      const without = { "service-connect": !protocols.includes("tcp"), dns: protocols.length === 0 };
      const wrong = value.discovery.filter((way) => without[way]);
      if (wrong.length === 0) continue;
      const allowed = wrong.includes("dns") ? "an empty list for a service without a port: there is nothing to connect to" : `"dns" for a service without a TCP port`;
      yield { path: [...path, "discovery"], given: value.discovery, allowed, remedy: "add the port it listens on to ports, or leave that out" };
    }
  },
};

const dnsNeedsNamespace: Rule = {
  id: "discovery-dns-namespace",
  source: "API CreatePrivateDnsNamespace",
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      if (!value.discovery.includes("dns") || platform.routing.dnsNamespace !== undefined) continue;
      const allowed = `"service-connect", for there is no routing.dnsNamespace`;
      yield {
        path: [...path, "discovery"],
        given: value.discovery,
        allowed,
        remedy: `add routing.dnsNamespace, like "${platform.platform}.internal"`,
      };
    }
  },
};

const longestName = 64;

/** Each port is found in the namespace by the service's name and its own. */
const discoveryName: Rule = {
  id: "discovery-name",
  source: "API CreateService, ServiceConnectService",
  *check(platform) {
    for (const service of everyService(platform)) {
      if (!service.value.discovery.includes("service-connect")) continue;
      for (const { path, container } of placedContainers(service)) {
        for (const [name, { protocol }] of Object.entries(container.ports)) {
          const given = `${service.value.name}-${name}`;
          if (protocol !== "tcp" || given.length <= longestName) continue;
          const allowed = `at most ${longestName} characters for the service's and the port's name joined by a hyphen`;
          yield { path: [...path, "ports", name], given, allowed, remedy: "shorten one of the two names" };
        }
      }
    }
  },
};

const longestDomain = 253;

const dnsName: Rule = {
  id: "discovery-dns-name",
  source: "API CreateService of AWS Cloud Map; RFC 1035, size limits",
  *check({ services, routing }) {
    const { dnsNamespace } = routing;
    if (dnsNamespace === undefined || !isKnown(dnsNamespace) || dnsNamespace.length > longestDomain) return;
    for (const service of Object.values(services)) {
      const given = `${service.name}.${dnsNamespace}`;
      if (!service.discovery.includes("dns") || given.length <= longestDomain) continue;
      const allowed = `at most ${longestDomain} characters for the service's name and routing.dnsNamespace joined by a dot`;
      yield { path: ["services", service.name, "discovery"], given, allowed, remedy: "shorten the service's name or routing.dnsNamespace" };
    }
  },
};

const clientAlias = "API CreateService, ServiceConnectClientAlias";

const aliasDiscovery: Rule = {
  id: "alias-discovery",
  source: clientAlias,
  *check(platform) {
    for (const { path, value } of everyService(platform)) {
      if (value.aliases.length === 0 || value.discovery.includes("service-connect")) continue;
      const allowed = "nothing without Service Connect, which alone knows aliases";
      yield { path: [...path, "aliases"], given: value.aliases, allowed, remedy: `add "service-connect" to discovery, and a TCP port to ports, or remove the aliases` };
    }
  },
};

/** The numbers of the ports that Service Connect offers. */
function portNumbers(service: ServiceSpec): number[] {
  if (!service.discovery.includes("service-connect")) return [];
  return Object.values(portsOf(service)).flatMap(({ containerPort, protocol }) => (protocol === "tcp" ? [containerPort] : []));
}

const aliasTaken: Rule = {
  id: "alias-taken",
  source: "API CreateService, ServiceConnectService",
  *check(platform) {
    const places = (name: string, service: ServiceSpec) => portNumbers(service).map((port) => `${name}:${port}`);
    const owners = new Map(Object.values(platform.services).flatMap((service) => places(service.name, service).map((place) => [place, service.name])));
    for (const { path, value: service } of everyService(platform)) {
      for (const [index, given] of service.aliases.entries()) {
        const taken = places(given, service).find((place) => owners.has(place));
        for (const place of places(given, service)) if (!owners.has(place)) owners.set(place, service.name);
        if (taken === undefined || !isKnown(given)) continue;
        const allowed = `a name that leads to one service on each port; ${taken} leads to "${owners.get(taken)}" already`;
        yield { path: [...path, "aliases", index], given, allowed, remedy: "remove it, or choose another name" };
      }
    }
  },
};

/** How services may be found by others. */
export const discoveryRules: readonly Rule[] = [
  needsPort,
  dnsNeedsNamespace,
  distinct("discovery-duplicate", "Gantry guide, Environment files", field(everyService, "discovery")),
  discoveryName,
  dnsName,
  pattern(
    "alias-form",
    clientAlias,
    /^(?=.{1,127}$)(?!-)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/,
    "lower-case letters, digits, hyphens and underscores in parts joined by single dots, no hyphen first, at most 127 characters",
    "rename it",
    items(field(everyService, "aliases")),
  ),
  aliasDiscovery,
  aliasTaken,
];
