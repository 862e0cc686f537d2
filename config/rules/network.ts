import { cidrsOverlap, parseCidr } from "../cidr";
import { newVpcOf, type NewVpc } from "../network";
import type { Platform } from "../platform";
import { egressRules } from "./egress";
import { existingVpcRules } from "./existing-vpc";
import { logRetentionDays } from "./log-retention";
import { each, items, type Places } from "./places";
import { isRegion } from "./region";
import { distinct, oneOf, valueRule, type Placed, type Rule } from "./rule";
import { availabilityZoneName } from "./zones";

const vpcCidrs = "VPC User Guide, VPC CIDR blocks";

/** Ranges that no one on the internet answers from. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

const cidr = ({ network }: Platform): Placed<string>[] => [{ path: ["network", "cidr"], value: network.cidr }];

/** A field of the VPC that is ours. */
const newVpcField = <K extends keyof NewVpc>(field: K) => ({ network }: Platform): Placed<NewVpc[K] | undefined>[] =>
  [{ path: ["network", field], value: newVpcOf(network)?.[field] }];

const orNone = (places: Places<readonly string[] | undefined>): Places<readonly string[]> => each(places, (list) => list ?? []);

const interfaceEndpoints = items(newVpcField("interfaceEndpoints"));

export const networkRules: readonly Rule[] = [
  valueRule("vpc-cidr", "API CreateVpc", cidr, (given) =>
    parseCidr(given) === undefined
      ? { allowed: "an IPv4 range that begins at its first address: 10.20.0.0/16", remedy: "write its first address and its prefix length" }
      : undefined,
  ),
  {
    id: "vpc-cidr-size",
    source: `${vpcCidrs}; Subnet CIDR blocks`,
    *check(platform) {
      const { cidr: given, vpc } = platform.network;
      const prefixLength = parseCidr(given)?.prefixLength;
      const longest = vpc === "existing" ? 28 : 23;
      if (prefixLength === undefined || (prefixLength >= 16 && prefixLength <= longest)) return;
      const why = vpc === "existing" ? "" : ": each zone owns an eighth of it in three subnets, and AWS has none smaller than /28";
      const remedy = `choose a range with a prefix length of ${prefixLength < 16 ? 16 : longest}`;
      yield { path: ["network", "cidr"], given, allowed: `/16 to /${longest}${why}`, remedy };
    },
  },
  {
    id: "vpc-cidr-private",
    source: vpcCidrs,
    *check(platform) {
      const given = platform.network.cidr;
      const range = parseCidr(given);
      if (newVpcOf(platform.network) === undefined || range === undefined || range.prefixLength < 16) return;
      if (privateRanges.some((text) => cidrsOverlap(parseCidr(text) ?? range, range))) return;
      const remedy = "choose a range in one of them: those outside belong to hosts on the internet";
      yield { path: ["network", "cidr"], given, allowed: `a private range: in ${privateRanges.join(", ")}`, remedy };
    },
  },
  {
    id: "load-balancer-subnet-size",
    source: "ELB User Guide for Application Load Balancers, Subnets for your load balancer",
    *check(platform) {
      const given = platform.network.cidr;
      const isPublic = Object.values(platform.routing.loadBalancers).some(({ scheme }) => scheme === "internet-facing");
      if (newVpcOf(platform.network) === undefined || !isPublic || parseCidr(given)?.prefixLength !== 23) return;
      const allowed = "/16 to /22 with an internet-facing load balancer: it needs subnets of /27 or larger";
      yield { path: ["network", "cidr"], given, allowed, remedy: "choose a range with a prefix length of 22" };
    },
  },
  valueRule(
    "availability-zone-count",
    "Gantry guide, Network; ELB User Guide for Application Load Balancers, Subnets for your load balancer",
    newVpcField("availabilityZones"),
    (zones) => {
      if (zones.length >= 2 && zones.length <= 6) return undefined;
      return { allowed: "2 to 6 zones", remedy: zones.length < 2 ? "name two zones or more" : "leave out all but six" };
    },
  ),
  distinct("availability-zone-duplicate", "API CreateSubnet", orNone(newVpcField("availabilityZones"))),
  availabilityZoneName,
  {
    id: "elastic-ip-quota",
    source: "VPC User Guide, Amazon VPC quotas",
    *check({ network }) {
      const zones = new Set(newVpcOf(network)?.availabilityZones).size;
      if (newVpcOf(network)?.egress !== "nat-gateway-per-zone" || zones <= 5) return;
      yield {
        path: ["network", "egress"],
        given: "nat-gateway-per-zone",
        allowed: `it with up to 5 zones, not ${zones}: each NAT gateway takes one of the region's 5 elastic IPs`,
        remedy: "leave a zone out or choose another egress; or ask AWS for a higher quota and waive this rule",
      };
    },
  },
  oneOf("flow-log-retention", "API PutRetentionPolicy", logRetentionDays, ({ network }) => [
    { path: ["network", "flowLogs", "retentionDays"], value: newVpcOf(network)?.flowLogs?.retentionDays },
  ]),
  valueRule("interface-endpoint-service", "VPC User Guide, AWS services that integrate with AWS PrivateLink", interfaceEndpoints, (given) => {
    if (/^(?!com\.amazonaws\.|amazonaws\.)[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(given)) return undefined;
    const [, region = "", short] = /^com\.amazonaws\.([a-z0-9-]+)\.(.+)$/.exec(given) ?? [];
    const remedy = short !== undefined && isRegion(region) ? `write "${short}"` : "write what stands behind com.amazonaws.<region>.";
    return { allowed: "the name of an AWS service's endpoint without its prefix: sqs, rds-data", remedy };
  }),
  valueRule("interface-endpoint-gateway", "VPC User Guide, Gateway endpoints", interfaceEndpoints, (given) =>
    given === "s3" || given === "dynamodb"
      ? { allowed: "any service but s3 and dynamodb: the VPC has gateway endpoints for them, which cost nothing", remedy: "remove it" }
      : undefined,
  ),
  distinct("interface-endpoint-duplicate", "API CreateVpcEndpoint", orNone(newVpcField("interfaceEndpoints"))),
  ...egressRules,
  ...existingVpcRules,
];
