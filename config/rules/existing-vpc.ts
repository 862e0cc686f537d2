import { taskTier, zonesOf } from "../network";
import type { Platform } from "../platform";
import { pattern, type Placed, type Rule } from "./rule";

const tiers = ["publicSubnetIds", "privateSubnetIds", "isolatedSubnetIds"] as const;

/** Every subnet of a VPC that is not ours, with its zone. */
export function existingSubnets({ network }: Platform): (Placed<string> & { readonly zone: string })[] {
  if (network.vpc !== "existing") return [];
  return tiers.flatMap((tier) =>
    Object.entries(network[tier]).map(([zone, value]) => ({ path: ["network", tier, zone], value, zone })),
  );
}

/** Short ids are those of resources made before 2018. */
const id = (prefix: string) => new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`);

export const existingVpcRules: readonly Rule[] = [
  pattern(
    "vpc-id",
    "API DescribeVpcs",
    id("vpc"),
    "the id of a VPC: vpc- and 17 hexadecimal digits",
    "write the id, as `aws ec2 describe-vpcs` shows it",
    ({ network }) => (network.vpc === "existing" ? [{ path: ["network", "vpcId"], value: network.vpcId }] : []),
  ),
  pattern(
    "subnet-id",
    "API DescribeSubnets",
    id("subnet"),
    "the id of a subnet: subnet- and 17 hexadecimal digits",
    "write the id, as `aws ec2 describe-subnets` shows it",
    existingSubnets,
  ),
  {
    id: "subnet-one-zone",
    source: "VPC User Guide, Subnets for your VPC",
    *check(platform) {
      const zones = new Map<string, string>();
      for (const { path, value: given, zone } of existingSubnets(platform)) {
        const first = zones.get(given) ?? zone;
        zones.set(given, first);
        if (first === zone) continue;
        const allowed = `a subnet of ${zone}: this one is named for ${first} too`;
        yield { path, given, allowed, remedy: "write each subnet under the zone it is in" };
      }
    },
  },
  {
    id: "existing-vpc-zones",
    source: "Gantry guide, Network; ECS Developer Guide, Best practices for Amazon ECS service availability",
    *check({ network }) {
      if (network.vpc !== "existing") return;
      const field = taskTier(network) === "private" || zonesOf(network, "public").length === 0 ? "privateSubnetIds" : "publicSubnetIds";
      const given = network[field];
      if (Object.keys(given).length >= 2) return;
      yield { path: ["network", field], given, allowed: "subnets of two zones or more for the tasks", remedy: "add a subnet of another zone" };
    },
  },
  {
    id: "mount-target-zones",
    source: "EFS User Guide, Managing mount targets",
    *check(platform) {
      const { network, storage } = platform;
      if (network.vpc !== "existing" || Object.keys(network.isolatedSubnetIds).length === 0) return;
      if (Object.values(storage.fileSystems).every(({ availabilityZone }) => availabilityZone !== undefined)) return;
      const zones = zonesOf(network, taskTier(network));
      const missing = zones.filter((zone) => network.isolatedSubnetIds[zone] === undefined);
      if (missing.length === 0) return;
      yield {
        path: ["network", "isolatedSubnetIds"],
        given: network.isolatedSubnetIds,
        allowed: `a subnet in every zone of the tasks, for a mount target: ${zones.join(", ")}`,
        remedy: `add one of ${missing.join(" and ")}, or leave isolatedSubnetIds out`,
      };
    },
  },
];
