import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { numbers, record } from "./numbered";
import { certificate, publicOne } from "./public-load-balancer";

type Services = EnvironmentFile["services"];

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

export const loadBalancerFixtures: Readonly<Record<string, RuleFixture>> = {
  "load-balancer-count": {
    accepted: (file) => {
      file.routing = { loadBalancers: { public: {}, ...record(49, () => ({})) } };
    },
    refused: (file) => {
      file.routing = { loadBalancers: { public: {}, ...record(50, () => ({})) } };
    },
    problems: [
      {
        path: ["routing", "loadBalancers"],
        given: 51,
        allowed: "at most 50 load balancers in a region",
        remedy: "share one between services, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  "load-balancer-name": {
    accepted: (file) => {
      file.platform = "internals";
    },
    refused: (file) => {
      file.platform = "internal";
    },
    problems: [
      {
        path: ["platform"],
        given: "internal",
        allowed: 'any name but "internal" where there are load balancers: their names begin with it, and AWS keeps "internal-" for itself',
        remedy: "choose another name for the platform",
      },
    ],
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
    problems: [
      {
        path: ["network", "publicSubnetIds"],
        given: ["eu-west-1a"],
        allowed: "subnets in two zones or more, for the internet-facing load balancers",
        remedy: "add the public subnet of another zone, or remove the internet-facing load balancers",
      },
    ],
  },
  "load-balancer-ingress-rules": {
    accepted: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], allowedCidrs: numbers(30).map((n) => `203.0.${n}.0/24`) });
    },
    refused: (file) => {
      file.routing = publicOne({ certificateArns: [certificate(1)], allowedCidrs: numbers(31).map((n) => `203.0.${n}.0/24`) });
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public", "allowedCidrs"],
        given: 62,
        allowed:
          "at most 60 ingress rules of a load balancer's security group: allowedCidrs times listeners, the redirect from port 80 included",
        remedy: "join neighbouring ranges, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  "load-balancer-routes": {
    accepted: (file) => {
      file.services.web.routes = {};
      Object.assign(file.services, routedServices(25, 4));
    },
    refused: (file) => {
      Object.assign(file.services, routedServices(25, 4));
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public"],
        given: 101,
        allowed: "at most 100 routes: each is a rule and a target group",
        remedy: "move some to another load balancer, or ask AWS for higher quotas of rules and of target groups and waive this rule",
      },
    ],
  },
  "load-balancer-egress-rules": {
    accepted: (file) => {
      file.services.web.routes = {};
      Object.assign(file.services, routedServices(60, 1));
    },
    refused: (file) => {
      Object.assign(file.services, routedServices(60, 1));
    },
    problems: [
      {
        path: ["routing", "loadBalancers", "public"],
        given: 61,
        allowed: "at most 60 ports of services behind one load balancer: each is an egress rule of its security group",
        remedy: "move some routes to another load balancer, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
};
