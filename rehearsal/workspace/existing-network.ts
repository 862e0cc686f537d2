import ipaddr from "ipaddr.js";
import type { StackJson } from "../../engine/stack-json";
import type { StandIn } from "./stand-in";

const tiers = ["public", "private", "isolated"] as const;
/** Each subnet has its place by zone, `a` to `h`, and tier: no other subnet moves it. */
const zones = 8;
const placesPerZone = 4;
const placeBits = Math.log2(zones * placesPerZone);
/** AWS has no smaller subnet than a /28. */
const longestPrefix = 28 - placeBits;

/** A VPC and subnets in place of those whose ids a stack publishes; nothing for a stack that makes its VPC itself. */
export function existingNetwork(stack: StackJson): StandIn | undefined {
  const outputs = (stack["output"] ?? {}) as Readonly<Record<string, { readonly value?: unknown }>>;
  const [vpcId, cidr] = [outputs["vpc_id"]?.value, outputs["vpc_cidr"]?.value];
  if (typeof vpcId !== "string" || !/^vpc-\w+$/.test(vpcId) || typeof cidr !== "string") return undefined;

  // Another id is another VPC: all that is in it is then replaced, as it would be.
  const vpcName = `rehearsal-${vpcId}`;
  const subnets = tiers.flatMap((tier) => {
    const ids = (outputs[outputOf(tier)]?.value ?? {}) as Readonly<Record<string, string>>;
    return Object.entries(ids).map(([zone, id]) => ({ tier, zone, id, name: `rehearsal-${tier}_${zone}` }));
  });
  const vpc = { cidr_block: rangeFor(cidr), enable_dns_support: true, enable_dns_hostnames: true, tags: { Name: standsFor(vpcId) } };
  const blocks = subnets.map(({ tier, zone, id, name }) => {
    const range = `\${cidrsubnet(aws_vpc.${vpcName}.cidr_block, ${placeBits}, ${placeOf(zone, tier)})}`;
    return [name, { vpc_id: reference("aws_vpc", vpcName), availability_zone: zone, cidr_block: range, tags: { Name: standsFor(id) } }] as const;
  });
  const usedTiers = tiers.filter((each) => subnets.some(({ tier }) => tier === each));
  const subnetIds = usedTiers.map((each) => {
    const own = subnets.filter(({ tier }) => tier === each);
    return [outputOf(each), { value: Object.fromEntries(own.map(({ zone, name }) => [zone, reference("aws_subnet", name)])) }] as const;
  });
  return {
    resource: { aws_vpc: { [vpcName]: vpc }, ...(blocks.length === 0 ? {} : { aws_subnet: Object.fromEntries(blocks) }) },
    override: { output: { vpc_id: { value: reference("aws_vpc", vpcName) }, ...Object.fromEntries(subnetIds) } },
    text: `${vpcId}: a VPC that is made for the rehearsal${usedTiers.length === 0 ? "" : `, with a subnet for each of ${subnets.map(({ id }) => id).join(", ")}`}`,
  };
}

function outputOf(tier: (typeof tiers)[number]): string {
  return `${tier}_subnet_ids`;
}

function reference(type: string, name: string): string {
  return `\${${type}.${name}.id}`;
}

function standsFor(id: string): string {
  return `rehearsal: stands in for ${id}`;
}

/** The VPC's own range, or a wider one around it in which every place is as large as AWS's smallest subnet. */
function rangeFor(cidr: string): string {
  const [, length] = ipaddr.parseCIDR(cidr);
  const wide = `${cidr.split("/")[0]}/${Math.min(length, longestPrefix)}`;
  return `${ipaddr.IPv4.networkAddressFromCIDR(wide).toString()}/${Math.min(length, longestPrefix)}`;
}

function placeOf(zone: string, tier: (typeof tiers)[number]): number {
  const letter = zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0);
  return (((letter % zones) + zones) % zones) * placesPerZone + tiers.indexOf(tier);
}
