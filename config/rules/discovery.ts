import { isKnown } from "../known";
import { portsOf } from "../task";
import { everyService, field, placedContainers } from "./places";
import { distinct, type Rule } from "./rule";

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

/** How services may be found by others. */
export const discoveryRules: readonly Rule[] = [
  needsPort,
  dnsNeedsNamespace,
  distinct("discovery-duplicate", "Gantry guide, Environment files", field(everyService, "discovery")),
  discoveryName,
  dnsName,
];
