import type { Platform } from "../platform";
import { mountsOf, type TaskSpec } from "../task";
import { egressOf, loadBalancerFlows } from "../traffic";
import { everyTask, lookup } from "./places";
import { atMost, type Rule } from "./rule";

/** Rules of one security group, per direction and address family. */
export const rulesPerSecurityGroup = 60;

const source = "Amazon VPC User Guide, Amazon VPC quotas";
const quotaRemedy = "ask AWS for a higher quota and waive this rule";

/** What a task may connect to, as the rules that the stacks make of it; unknown services make none. */
function knownEgress(platform: Platform, task: TaskSpec) {
  const connectsTo = task.connectsTo.filter((connection) => {
    const target = typeof connection === "string" ? connection : "service" in connection ? connection.service : undefined;
    return target === undefined || lookup(platform.services, target) !== undefined;
  });
  return egressOf(platform, { ...task, connectsTo });
}

const egressRules = atMost(
  "service-egress-rules",
  source,
  rulesPerSecurityGroup,
  "egress rules of a security group: one for each port the tasks may reach",
  `name a range of addresses instead of single ones, or ${quotaRemedy}`,
  function* (platform) {
    for (const { path, value } of everyTask(platform)) yield { path: [...path, "connectsTo"], value: knownEgress(platform, value).length };
  },
);

const ingressRules = atMost(
  "service-ingress-rules",
  source,
  rulesPerSecurityGroup,
  "ingress rules of a service's security group: one for each service, job and load balancer that reaches a port of it",
  `put a load balancer in front of it, or ${quotaRemedy}`,
  function* (platform) {
    const counts = new Map(Object.values(platform.services).map((service) => [service.name, loadBalancerFlows(service).length]));
    for (const { value } of everyTask(platform)) {
      for (const { peer } of knownEgress(platform, value)) {
        if (peer.kind === "service") counts.set(peer.service, (counts.get(peer.service) ?? 0) + 1);
      }
    }
    for (const [name, count] of counts) yield { path: ["services", name, "ports"], value: count };
  },
);

const fileSystemRules = atMost(
  "file-system-ingress-rules",
  source,
  rulesPerSecurityGroup,
  "services and jobs that mount one file system: each is an ingress rule of its security group",
  `share the files out over several file systems, or ${quotaRemedy}`,
  function* (platform) {
    for (const name of Object.keys(platform.storage.fileSystems)) {
      const users = [...everyTask(platform)].filter(({ value }) => mountsOf(value).some((mount) => "fileSystem" in mount && mount.fileSystem === name));
      yield { path: ["storage", "fileSystems", name], value: users.length };
    }
  },
);

/** How many rules the security groups of services and file systems would hold. */
export const securityGroupRules: readonly Rule[] = [egressRules, ingressRules, fileSystemRules];
