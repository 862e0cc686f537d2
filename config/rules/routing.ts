import { parseCidr } from "../cidr";
import { isKnown } from "../known";
import { loadBalancerName } from "../names";
import { taskTier, zonesOf, type Network } from "../network";
import type { LoadBalancerSpec } from "../routing";
import { loadBalancerFlows } from "../traffic";
import { isSecure, listenerRules, quotas } from "./listeners";
import { everyLoadBalancer, field, items, lookup } from "./places";
import { atMost, distinct, range, valueRule, type Rule } from "./rule";
import { rulesPerSecurityGroup } from "./security-group-rules";

const allowedCidr: Rule = {
  id: "allowed-cidr",
  source: "API AuthorizeSecurityGroupIngress",
  *check(platform) {
    for (const { path, value } of items(field(everyLoadBalancer, "allowedCidrs"))(platform)) {
      // The default of an internal load balancer: a wrong one is the network's own problem.
      if (value === platform.network.cidr || !isKnown(value) || parseCidr(value) !== undefined) continue;
      yield {
        path,
        given: value,
        allowed: "an IPv4 range whose address has no bits beyond the prefix",
        remedy: "write it like 203.0.113.0/24",
      };
    }
  },
};

const listenerIngressRules = atMost(
  "load-balancer-ingress-rules",
  "Amazon VPC User Guide, Amazon VPC quotas",
  rulesPerSecurityGroup,
  "ingress rules of a load balancer's security group: allowedCidrs times listeners, the redirect from port 80 included",
  "join neighbouring ranges, or ask AWS for a higher quota and waive this rule",
  function* (platform) {
    for (const { path, value } of everyLoadBalancer(platform)) {
      const ports = Object.keys(value.listeners).length + (isSecure(value) ? 1 : 0);
      yield { path: [...path, "allowedCidrs"], value: ports * value.allowedCidrs.length };
    }
  },
);

const label = /^[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/;

const dnsNamespace = valueRule(
  "dns-namespace",
  "API CreatePrivateDnsNamespace",
  ({ routing }) => [{ path: ["routing", "dnsNamespace"], value: routing.dnsNamespace }],
  (name) =>
    name.length <= 253 && name.split(".").every((part) => label.test(part))
      ? undefined
      : {
          allowed: "a domain name of at most 253 characters: labels of 1 to 63 letters, digits, hyphens and underscores, joined by dots",
          remedy: "write it like voting.internal",
        },
);

function zonesFinding(network: Network, scheme: LoadBalancerSpec["scheme"]) {
  const tier = scheme === "internal" ? taskTier(network) : "public";
  const zones = zonesOf(network, tier);
  // The rule for the zones of a VPC of ours is the network's own.
  if (zones.length >= 2 || network.vpc !== "existing") return undefined;
  const key = tier === "public" ? "publicSubnetIds" : "privateSubnetIds";
  return {
    path: ["network", key],
    given: zones,
    allowed: `subnets in two zones or more, for the ${scheme} load balancers`,
    remedy: `add the ${tier} subnet of another zone, or remove the ${scheme} load balancers`,
  };
}

const loadBalancerZones: Rule = {
  id: "load-balancer-zones",
  source: "API CreateLoadBalancer",
  *check({ network, routing }) {
    for (const scheme of new Set(Object.values(routing.loadBalancers).map((loadBalancer) => loadBalancer.scheme))) {
      const finding = zonesFinding(network, scheme);
      if (finding !== undefined) yield finding;
    }
  },
};

const loadBalancerNameRule: Rule = {
  id: "load-balancer-name",
  source: "API CreateLoadBalancer",
  *check(platform) {
    const [first] = Object.keys(platform.routing.loadBalancers);
    if (first === undefined || !isKnown(platform.platform) || !loadBalancerName(platform, first).startsWith("internal-")) return;
    const allowed = `any name but "internal" where there are load balancers: their names begin with it, and AWS keeps "internal-" for itself`;
    yield { path: ["platform"], given: platform.platform, allowed, remedy: "choose another name for the platform" };
  },
};

const egressRules = atMost(
  "load-balancer-egress-rules",
  "Amazon VPC User Guide, Amazon VPC quotas",
  rulesPerSecurityGroup,
  "ports of services behind one load balancer: each is an egress rule of its security group",
  "move some routes to another load balancer, or ask AWS for a higher quota and waive this rule",
  function* ({ routing, services }) {
    const flows = Object.values(services).flatMap(loadBalancerFlows);
    for (const name of Object.keys(routing.loadBalancers)) {
      const own = flows.filter(({ peer }) => peer.kind === "load-balancer" && peer.loadBalancer === name);
      yield { path: ["routing", "loadBalancers", name], value: own.length };
    }
  },
);

const routesPerLoadBalancer = atMost(
  "load-balancer-routes",
  `${quotas}: rules and target groups per load balancer`,
  100,
  "routes: each is a rule and a target group",
  "move some to another load balancer, or ask AWS for higher quotas of rules and of target groups and waive this rule",
  function* ({ routing, services }) {
    const routes = Object.values(services).flatMap((service) => Object.values(service.routes));
    const counts = new Map<string, number>();
    for (const { loadBalancer } of routes) counts.set(loadBalancer, (counts.get(loadBalancer) ?? 0) + 1);
    for (const [name, count] of counts) {
      if (lookup(routing.loadBalancers, name) !== undefined) yield { path: ["routing", "loadBalancers", name], value: count };
    }
  },
);

const higherQuota = "ask AWS for a higher quota and waive this rule";

/** What load balancers and their listeners must be. */
export const routingRules: readonly Rule[] = [
  atMost(
    "load-balancer-count",
    quotas,
    50,
    "load balancers in a region",
    `share one between services, or ${higherQuota}`,
    ({ routing }) => [{ path: ["routing", "loadBalancers"], value: Object.keys(routing.loadBalancers).length }],
  ),
  loadBalancerNameRule,
  loadBalancerZones,
  ...listenerRules,
  allowedCidr,
  distinct("allowed-cidr-duplicate", "API AuthorizeSecurityGroupIngress", field(everyLoadBalancer, "allowedCidrs")),
  listenerIngressRules,
  range("idle-timeout", "API ModifyLoadBalancerAttributes", 1, 4000, "seconds", field(everyLoadBalancer, "idleTimeoutSeconds")),
  dnsNamespace,
  routesPerLoadBalancer,
  egressRules,
];
