import type { RuleFixture } from "./fixture";
import { listenerFixtures } from "./listeners.fixtures";
import { loadBalancerFixtures } from "./load-balancers.fixtures";
import { publicOne } from "./public-load-balancer";

export const routingFixtures: Readonly<Record<string, RuleFixture>> = {
  ...loadBalancerFixtures,
  ...listenerFixtures,
  "allowed-cidr": {
    accepted: (file) => {
      file.routing = publicOne({ allowedCidrs: ["0.0.0.0/0", "203.0.113.7/32"] });
    },
    refused: (file) => {
      file.routing = publicOne({ allowedCidrs: ["203.0.113.7/24", "203.0.113.7", "2001:db8::/32"] });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "allowedCidrs", 0],
        given: "203.0.113.7/24",
        allowed: "an IPv4 range whose address has no bits beyond the prefix",
        remedy: "write it like 203.0.113.0/24",
      },
      {
        path: ["routing", "loadBalancers", "public", "allowedCidrs", 1],
        given: "203.0.113.7",
        allowed: "an IPv4 range whose address has no bits beyond the prefix",
        remedy: "write it like 203.0.113.0/24",
      },
      {
        path: ["routing", "loadBalancers", "public", "allowedCidrs", 2],
        given: "2001:db8::/32",
        allowed: "an IPv4 range whose address has no bits beyond the prefix",
        remedy: "write it like 203.0.113.0/24",
      },
    ],
  },
  "allowed-cidr-duplicate": {
    accepted: (file) => {
      file.routing = publicOne({ allowedCidrs: ["203.0.113.0/24", "203.0.114.0/24"] });
    },
    refused: (file) => {
      file.routing = publicOne({ allowedCidrs: ["203.0.113.0/24", "203.0.113.0/24"] });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "allowedCidrs", 1],
        given: "203.0.113.0/24",
        allowed: "each entry once",
        remedy: "remove it: it stands there already",
      },
    ],
  },
  "idle-timeout": {
    accepted: (file) => {
      file.routing = publicOne({ idleTimeoutSeconds: 4000 });
    },
    refused: (file) => {
      file.routing = publicOne({ idleTimeoutSeconds: 0 });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "idleTimeoutSeconds"],
        given: 0,
        allowed: "1 to 4000 seconds",
        remedy: "set it to 1, the nearest allowed value",
      },
    ],
  },
  "dns-namespace": {
    accepted: (file) => {
      file.routing = { ...publicOne({}), dnsNamespace: `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(61)}` };
    },
    refused: (file) => {
      file.routing = { ...publicOne({}), dnsNamespace: "shop..internal" };
    },
    problems: [
      {
        path: ["routing", "dnsNamespace"],
        given: "shop..internal",
        allowed: "a domain name of at most 253 characters: labels of 1 to 63 letters, digits, hyphens and underscores, joined by dots",
        remedy: "write it like voting.internal",
      },
    ],
  },
};
