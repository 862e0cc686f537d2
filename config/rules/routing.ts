import { partitionOf } from "../arns";
import { parseCidr } from "../cidr";
import { isKnown } from "../known";
import { loadBalancerName } from "../names";
import { taskTier, zonesOf, type Network } from "../network";
import type { LoadBalancerSpec } from "../routing";
import { loadBalancerFlows } from "../traffic";
import { entries, everyLoadBalancer, field, items, lookup } from "./places";
import { atMost, distinct, range, valueRule, type Rule } from "./rule";
import { rulesPerSecurityGroup } from "./security-group-rules";

const quotas = "Quotas for your Application Load Balancers";

const listeners = entries(field(everyLoadBalancer, "listeners"));

const isSecure = (loadBalancer: LoadBalancerSpec) => loadBalancer.certificateArns.length > 0;

const listenerCount: Rule = {
  id: "listener-count",
  source: quotas,
  *check(platform) {
    for (const { path, value } of everyLoadBalancer(platform)) {
      const count = Object.keys(value.listeners).length;
      const maximum = isSecure(value) ? 49 : 50;
      if (count >= 1 && count <= maximum) continue;
      const allowed = isSecure(value) ? `1 to ${maximum} listeners beside the redirect from port 80` : `1 to ${maximum} listeners`;
      const remedy = count === 0 ? "add a listener, or leave listeners out for the usual one" : "move some to another load balancer";
      yield { path: [...path, "listeners"], given: count, allowed, remedy };
    }
  },
};

const listenerPortTaken: Rule = {
  id: "listener-port-taken",
  source: "API CreateListener",
  *check(platform) {
    for (const { path, value } of everyLoadBalancer(platform)) {
      const owners = new Map<number, string>();
      for (const [name, { port }] of Object.entries(value.listeners)) {
        const owner = owners.get(port);
        if (owner === undefined || !isKnown(port)) {
          owners.set(port, name);
          continue;
        }
        const allowed = `a port that no other listener of the load balancer has; "${owner}" has this one`;
        yield {
          path: [...path, "listeners", name, "port"],
          given: port,
          allowed,
          remedy: "choose another port, or remove one of the two listeners",
        };
      }
    }
  },
};

const redirectPort: Rule = {
  id: "listener-redirect-port",
  source: "API CreateListener",
  *check(platform) {
    for (const { path, value } of everyLoadBalancer(platform)) {
      if (!isSecure(value)) continue;
      for (const [name, { port }] of Object.entries(value.listeners)) {
        if (port !== 80) continue;
        const allowed = "any port but 80, which redirects to HTTPS where there are certificates";
        yield {
          path: [...path, "listeners", name, "port"],
          given: port,
          allowed,
          remedy: "set it to 443, or remove the listener where there is one already",
        };
      }
    }
  },
};

const plainPort443: Rule = {
  id: "listener-plain-443",
  source: "API CreateListener",
  *check(platform) {
    for (const { path, value } of everyLoadBalancer(platform)) {
      if (isSecure(value)) continue;
      for (const [name, { port }] of Object.entries(value.listeners)) {
        if (port !== 443) continue;
        const allowed = "any port but 443, where clients expect TLS, for a load balancer without certificates";
        yield { path: [...path, "listeners", name, "port"], given: port, allowed, remedy: "give the load balancer certificateArns, or the listener port 80" };
      }
    }
  },
};

/** Of the load balancer's own region, for ACM's; IAM's belong to none. */
const certificateForm =
  /^arn:(?<partition>[\w-]+):(?:acm:(?<region>[\w-]+):\d{12}:certificate\/[\w-]+|iam::\d{12}:server-certificate\/[\w+=,.@/-]+)$/;

const certificateArn: Rule = {
  id: "certificate-arn",
  source: "API CreateListener, Certificate",
  *check(platform) {
    const { region } = platform;
    for (const { path, value } of items(field(everyLoadBalancer, "certificateArns"))(platform)) {
      if (!isKnown(value) || !isKnown(region)) continue;
      const groups = certificateForm.exec(value)?.groups;
      if (groups !== undefined && groups["partition"] === partitionOf(region) && (groups["region"] ?? region) === region) continue;
      yield {
        path,
        given: value,
        allowed: `ARN of a certificate of ACM in ${region}, or of an IAM server certificate`,
        remedy: `write arn:${partitionOf(region)}:acm:${region}:<account>:certificate/<id>`,
      };
    }
  },
};

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
  listenerCount,
  range("listener-port", "API CreateListener", 1, 65535, "", field(listeners, "port")),
  listenerPortTaken,
  redirectPort,
  plainPort443,
  certificateArn,
  distinct("certificate-duplicate", "API AddListenerCertificates", field(everyLoadBalancer, "certificateArns")),
  atMost("certificate-count", quotas, 25, "certificates", `use wildcard certificates, or ${higherQuota}`, function* (platform) {
    for (const { path, value } of field(everyLoadBalancer, "certificateArns")(platform)) yield { path, value: value.length };
  }),
  allowedCidr,
  distinct("allowed-cidr-duplicate", "API AuthorizeSecurityGroupIngress", field(everyLoadBalancer, "allowedCidrs")),
  listenerIngressRules,
  range("idle-timeout", "API ModifyLoadBalancerAttributes", 1, 4000, "seconds", field(everyLoadBalancer, "idleTimeoutSeconds")),
  dnsNamespace,
  routesPerLoadBalancer,
  egressRules,
];
