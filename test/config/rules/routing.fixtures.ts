import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { loadBalancerFixtures } from "./load-balancers.fixtures";

type LoadBalancers = NonNullable<NonNullable<EnvironmentFile["routing"]>["loadBalancers"]>;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const record = <T>(count: number, make: (number: number) => T): Record<string, T> =>
  Object.fromEntries(numbers(count).map((n) => [`n${n}`, make(n)]));

/** The base's load balancer, changed. */
const publicOne = (change: LoadBalancers[string]) => ({ loadBalancers: { public: change } });

const certificate = (n: number) =>
  `arn:aws:acm:eu-west-1:111122223333:certificate/${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;

export const routingFixtures: Readonly<Record<string, RuleFixture>> = {
  ...loadBalancerFixtures,
  "listener-count": {
    accepted: (file) => {
      file.services.web.routes = {};
      file.routing = publicOne({ certificateArns: [certificate(1)], listeners: record(49, (n) => ({ port: 8000 + n })) });
    },
    refused: (file) => {
      file.services.web.routes = {};
      file.routing = {
        loadBalancers: {
          public: { listeners: {} },
          plain: { listeners: record(51, (n) => ({ port: 8000 + n })) },
          secure: { certificateArns: [certificate(1)], listeners: record(50, (n) => ({ port: 8000 + n })) },
        },
      };
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "listeners"],
        given: 0,
        allowed: "1 to 50 listeners",
        remedy: "add a listener, or leave listeners out for the usual one",
      },
      {
        path: ["routing", "loadBalancers", "plain", "listeners"],
        given: 51,
        allowed: "1 to 50 listeners",
        remedy: "move some to another load balancer",
      },
      {
        path: ["routing", "loadBalancers", "secure", "listeners"],
        given: 50,
        allowed: "1 to 49 listeners beside the redirect from port 80",
        remedy: "move some to another load balancer",
      },
    ],
  },
  "listener-port": {
    accepted: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 65535 } } });
    },
    refused: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 65536 } } });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "listeners", "main", "port"],
        given: 65536,
        allowed: "1 to 65535",
        remedy: "set it to 65535, the nearest allowed value",
      },
    ],
  },
  "listener-port-taken": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { listeners: { main: { port: 8080 } } }, other: { listeners: { main: { port: 8080 } } } } };
    },
    refused: (file) => {
      file.services.web.routes = {};
      file.routing = publicOne({ listeners: { main: { port: 8080 }, admin: { port: 8080 } } });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "listeners", "admin", "port"],
        given: 8080,
        allowed: 'a port that no other listener of the load balancer has; "main" has this one',
        remedy: "choose another port, or remove one of the two listeners",
      },
    ],
  },
  "listener-redirect-port": {
    accepted: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 80 } } });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], listeners: { main: { port: 80 } } });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "listeners", "main", "port"],
        given: 80,
        allowed: "any port but 80, which redirects to HTTPS where there are certificates",
        remedy: "set it to 443, or remove the listener where there is one already",
      },
    ],
  },
  "listener-plain-443": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], listeners: { main: { port: 443 } } });
    },
    refused: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 80 }, secure: { port: 443 } } });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "listeners", "secure", "port"],
        given: 443,
        allowed: "any port but 443, where clients expect TLS, for a load balancer without certificates",
        remedy: "give the load balancer certificateArns, or the listener port 80",
      },
    ],
  },
  "certificate-arn": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1), "arn:aws:iam::111122223333:server-certificate/team/shop"] });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1).replace("eu-west-1", "us-east-1"), "shop.example.com"] });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "certificateArns", 0],
        given: "arn:aws:acm:us-east-1:111122223333:certificate/00000001-0000-4000-8000-000000000000",
        allowed: "ARN of a certificate of ACM in eu-west-1, or of an IAM server certificate",
        remedy: "write arn:aws:acm:eu-west-1:<account>:certificate/<id>",
      },
      {
        path: ["routing", "loadBalancers", "public", "certificateArns", 1],
        given: "shop.example.com",
        allowed: "ARN of a certificate of ACM in eu-west-1, or of an IAM server certificate",
        remedy: "write arn:aws:acm:eu-west-1:<account>:certificate/<id>",
      },
    ],
  },
  "certificate-duplicate": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1), certificate(2)] });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1), certificate(1)] });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "certificateArns", 1],
        given: "arn:aws:acm:eu-west-1:111122223333:certificate/00000001-0000-4000-8000-000000000000",
        allowed: "each entry once",
        remedy: "remove it: it stands there already",
      },
    ],
  },
  "certificate-count": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: numbers(25).map(certificate) });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: numbers(26).map(certificate) });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "certificateArns"],
        given: 26,
        allowed: "at most 25 certificates",
        remedy: "use wildcard certificates, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
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
