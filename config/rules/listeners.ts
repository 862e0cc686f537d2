import { partitionOf } from "../arns";
import { isKnown } from "../known";
import type { LoadBalancerSpec } from "../routing";
import { entries, everyLoadBalancer, field, items } from "./places";
import { atMost, distinct, range, type Rule } from "./rule";

/** Where AWS tells how much of load balancers there may be. */
export const quotas = "Quotas for your Application Load Balancers";

const certificateArns = field(everyLoadBalancer, "certificateArns");
const listeners = entries(field(everyLoadBalancer, "listeners"));

/** Whether it speaks HTTPS; its port 80 then redirects. */
export const isSecure = (loadBalancer: LoadBalancerSpec) => loadBalancer.certificateArns.length > 0;

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
    for (const { path, value } of items(certificateArns)(platform)) {
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

/** What the listeners of a load balancer must be, and their certificates. */
export const listenerRules: readonly Rule[] = [
  listenerCount,
  range("listener-port", "API CreateListener", 1, 65535, "", field(listeners, "port")),
  listenerPortTaken,
  redirectPort,
  plainPort443,
  certificateArn,
  distinct("certificate-duplicate", "API AddListenerCertificates", certificateArns),
  atMost("certificate-count", quotas, 25, "certificates", "use wildcard certificates, or ask AWS for a higher quota and waive this rule", function* (platform) {
    for (const { path, value } of certificateArns(platform)) yield { path, value: value.length };
  }),
];
