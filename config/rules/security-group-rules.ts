import type { Platform } from "../platform";
import { containersOf, type ServiceSpec } from "../service";
import { egressOf, loadBalancerFlows } from "../traffic";
import { lookup } from "./places";
import { atMost, type Rule } from "./rule";

/** Rules of one security group, per direction and address family. */
export const rulesPerSecurityGroup = 60;

const source = "Amazon VPC User Guide, Amazon VPC quotas";
const quotaRemedy = "ask AWS for a higher quota and waive this rule";

/** What a service may connect to, as the rules that the stacks make of it; unknown services make none. */
function knownEgress(platform: Platform, service: ServiceSpec) {
  const connectsTo = service.connectsTo.filter((connection) => {
    const target = typeof connection === "string" ? connection : "service" in connection ? connection.service : undefined;
    return target === undefined || lookup(platform.services, target) !== undefined;
  });
  return egressOf(platform, { ...service, connectsTo });
}

const egressRules = atMost(
  "service-egress-rules",
  source,
  rulesPerSecurityGroup,
  "egress rules of a service's security group: one for each port it may reach",
  `name a range of addresses instead of single ones, or ${quotaRemedy}`,
  function* (platform) {
    for (const [name, service] of Object.entries(platform.services)) {
      yield { path: ["services", name, "connectsTo"], value: knownEgress(platform, service).length };
    }
  },
);

const ingressRules = atMost(
  "service-ingress-rules",
  source,
  rulesPerSecurityGroup,
  "ingress rules of a service's security group: one for each service and load balancer that reaches a port of it",
  `put a load balancer in front of it, or ${quotaRemedy}`,
  function* (platform) {
    const counts = new Map(Object.values(platform.services).map((service) => [service.name, loadBalancerFlows(service).length]));
    for (const service of Object.values(platform.services)) {
      for (const { peer } of knownEgress(platform, service)) {
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
  "services that mount one file system: each is an ingress rule of its security group",
  `share the files out over several file systems, or ${quotaRemedy}`,
  function* ({ services, storage }) {
    for (const name of Object.keys(storage.fileSystems)) {
      const mounts = (service: ServiceSpec) => containersOf(service).flatMap(([, container]) => container.mounts);
      const users = Object.values(services).filter((service) =>
        mounts(service).some((mount) => "fileSystem" in mount && mount.fileSystem === name),
      );
      yield { path: ["storage", "fileSystems", name], value: users.length };
    }
  },
);

/** How many rules the security groups of services and file systems would hold. */
export const securityGroupRules: readonly Rule[] = [egressRules, ingressRules, fileSystemRules];
