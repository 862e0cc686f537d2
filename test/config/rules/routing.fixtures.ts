import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type LoadBalancers = NonNullable<NonNullable<EnvironmentFile["routing"]>["loadBalancers"]>;
type Services = EnvironmentFile["services"];

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const record = <T>(count: number, make: (number: number) => T): Record<string, T> => Object.fromEntries(numbers(count).map((n) => [`n${n}`, make(n)]));

/** The base's load balancer, changed. */
const publicOne = (change: LoadBalancers[string]) => ({ loadBalancers: { public: change } });

const certificate = (n: number) => `arn:aws:acm:eu-west-1:111122223333:certificate/${String(n).padStart(8, "0")}-0000-4000-8000-000000000000`;

/** Services with routes of their own on the base's load balancer; every route's priority is written, so that none meet by chance. */
const routedServices = (services: number, routesEach: number): Services =>
  record(services, (s) => ({
    image: "public.ecr.aws/docker/library/nginx:1.27",
    cpuUnits: 256,
    memoryMiB: 512,
    ports: { http: 8080 },
    routes: record(routesEach, (r) => ({ loadBalancer: "public", paths: [`/${s}/${r}/*`], priority: (s - 1) * routesEach + r })),
  }));

const existingNetwork = { vpc: "existing", vpcId: "vpc-0123456789abcdef0", cidr: "10.20.0.0/16" } as const;
const privateSubnetIds = { "eu-west-1a": "subnet-0123456789abcdef0", "eu-west-1b": "subnet-0123456789abcdef1" };

export const routingFixtures: Readonly<Record<string, RuleFixture>> = {
  "load-balancer-count": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {}, ...record(49, () => ({})) } };
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: {}, ...record(50, () => ({})) } };
    },
    problems: [],
  },
  "load-balancer-name": {
    accepted: (file) => {
      file.platform = "internals";
    },
    refused: (file) => {
      file.platform = "internal";
    },
    problems: [],
  },
  "load-balancer-zones": {
    accepted: (file) => {
      file.network = {
        ...existingNetwork,
        privateSubnetIds,
        publicSubnetIds: { "eu-west-1a": "subnet-0123456789abcdef2", "eu-west-1b": "subnet-0123456789abcdef3" },
      };
    },
    refused: (file) => {
      file.network = { ...existingNetwork, privateSubnetIds, publicSubnetIds: { "eu-west-1a": "subnet-0123456789abcdef2" } };
    },
    problems: [],
  },
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
    problems: [],
  },
  "listener-port": {
    accepted: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 65535 } } });
    },
    refused: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 65536 } } });
    },
    problems: [],
  },
  "listener-port-taken": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: { listeners: { main: { port: 8080 } } }, other: { listeners: { main: { port: 8080 } } } } };
    },
    refused: (file) => {
      file.services.web.routes = {};
      file.routing = publicOne({ listeners: { main: { port: 8080 }, admin: { port: 8080 } } });
    },
    problems: [],
  },
  "listener-redirect-port": {
    accepted: (file) => {
      file.routing = publicOne({ listeners: { main: { port: 80 } } });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], listeners: { main: { port: 80 } } });
    },
    problems: [],
  },
  "certificate-arn": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1), "arn:aws:iam::111122223333:server-certificate/team/shop"] });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1).replace("eu-west-1", "us-east-1"), "shop.example.com"] });
    },
    problems: [],
  },
  "certificate-duplicate": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1), certificate(2)] });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1), certificate(1)] });
    },
    problems: [],
  },
  "certificate-count": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: numbers(25).map(certificate) });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: numbers(26).map(certificate) });
    },
    problems: [],
  },
  "allowed-cidr": {
    accepted: (file) => {
      file.routing = publicOne({ allowedCidrs: ["0.0.0.0/0", "203.0.113.7/32"] });
    },
    refused: (file) => {
      file.routing = publicOne({ allowedCidrs: ["203.0.113.7/24", "203.0.113.7", "2001:db8::/32"] });
    },
    problems: [],
  },
  "allowed-cidr-duplicate": {
    accepted: (file) => {
      file.routing = publicOne({ allowedCidrs: ["203.0.113.0/24", "203.0.114.0/24"] });
    },
    refused: (file) => {
      file.routing = publicOne({ allowedCidrs: ["203.0.113.0/24", "203.0.113.0/24"] });
    },
    problems: [],
  },
  "load-balancer-ingress-rules": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], allowedCidrs: numbers(30).map((n) => `203.0.${n}.0/24`) });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], allowedCidrs: numbers(31).map((n) => `203.0.${n}.0/24`) });
    },
    problems: [],
  },
  "idle-timeout": {
    accepted: (file) => {
      file.routing = publicOne({ idleTimeoutSeconds: 4000 });
    },
    refused: (file) => {
      file.routing = publicOne({ idleTimeoutSeconds: 0 });
    },
    problems: [],
  },
  "dns-namespace": {
    accepted: (file) => {
      file.routing = { ...publicOne({}), dnsNamespace: `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(61)}` };
    },
    refused: (file) => {
      file.routing = { ...publicOne({}), dnsNamespace: "shop..internal" };
    },
    problems: [],
  },
  "load-balancer-routes": {
    accepted: (file) => {
      file.services.web.routes = {};
      Object.assign(file.services, routedServices(25, 4));
    },
    refused: (file) => {
      Object.assign(file.services, routedServices(25, 4));
    },
    problems: [],
  },
  "load-balancer-egress-rules": {
    accepted: (file) => {
      file.services.web.routes = {};
      Object.assign(file.services, routedServices(60, 1));
    },
    refused: (file) => {
      Object.assign(file.services, routedServices(60, 1));
    },
    problems: [],
  },
};
