import { everyJob, field, items, lookup } from "./places";
import type { Rule } from "./rule";

const nameTaken: Rule = {
  id: "job-name-taken",
  source: "Gantry guide, Jobs; API CreateRole",
  *check(platform) {
    for (const { path, value: { name: given } } of everyJob(platform)) {
      if (lookup(platform.services, given) === undefined) continue;
      yield { path, given, allowed: "a name that no service has: task definition, roles and log group bear it", remedy: "rename the job or the service" };
    }
  },
};

const findsByDns: Rule = {
  id: "job-connection-discovery",
  source: "Amazon ECS Developer Guide, Use Service Connect to connect Amazon ECS services with short names",
  *check(platform) {
    for (const { path, value } of items(field(everyJob, "connectsTo"))(platform)) {
      const given = typeof value === "string" ? value : "service" in value ? value.service : undefined;
      const service = given === undefined ? undefined : lookup(platform.services, given);
      if (service === undefined || service.discovery.includes("dns")) continue;
      const discovery = JSON.stringify([...service.discovery, "dns"]).replace(",", ", ");
      const namespace = platform.routing.dnsNamespace === undefined ? `, and set routing.dnsNamespace, like "${platform.platform}.internal"` : "";
      yield {
        path: typeof value === "string" ? path : [...path, "service"],
        given,
        allowed: `a service that is found by DNS: Service Connect is for services alone, not for jobs`,
        remedy: `give "${given}" discovery: ${discovery}${namespace}`,
      };
    }
  },
};

/** What jobs may be called, and how they find services. */
export const jobRules: readonly Rule[] = [nameTaken, findsByDns];
