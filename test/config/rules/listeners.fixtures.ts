import type { RuleFixture } from "./fixture";
import { numbers, record } from "./numbered";
import { certificate, publicOne } from "./public-load-balancer";

export const listenerFixtures: Readonly<Record<string, RuleFixture>> = {
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
};
