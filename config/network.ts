import { z } from "zod";
import { doors } from "./doors";

/** How tasks reach the internet. */
export const egressModes = ["nat-gateway-per-zone", "nat-gateway", "nat-instance", "endpoints", "public"] as const;

const flowLogs = z.strictObject({
  /** Which traffic is logged. @default "ALL" */
  traffic: z.enum(["ALL", "ACCEPT", "REJECT"]).default("ALL"),
  /** Days the log group keeps a record. @default 30 */
  retentionDays: z.number().default(30),
});

const newVpc = z.strictObject({
  /** Gantry makes the VPC. @default "new" */
  vpc: z.literal("new").optional(),
  /** IPv4 range of the VPC, `/16` to `/23`: each zone owns a fixed eighth of it. */
  cidr: z.string(),
  /** Two to six zones by name. A zone keeps its addresses when another is added. */
  availabilityZones: z.array(z.string()),
  /**
   * How tasks reach the internet.
   * `nat-instance` is one small EC2 instance; `endpoints` reaches AWS services alone; `public` gives each task a public address.
   * @default "nat-gateway"
   */
  egress: z.enum(egressModes).default("nat-gateway"),
  /**
   * Interface endpoints beyond those derived from what the tasks use, by service: `["sqs", "rds-data"]`.
   * @default - those that images, logs, secrets and ECS Exec need, and only with egress "endpoints"
   */
  interfaceEndpoints: z.array(z.string()).default([]),
  /** Records the VPC's traffic in CloudWatch Logs. @default - no flow logs */
  flowLogs: flowLogs.optional(),
  ...doors,
});

const existingVpc = z.strictObject({
  /** The VPC exists and is somebody else's: nothing in it is made or changed but security groups and load balancers. */
  vpc: z.literal("existing"),
  vpcId: z.string(),
  /** IPv4 range of the VPC. */
  cidr: z.string(),
  /** Subnets of internet-facing load balancers, by zone; of tasks too where no private ones are given. */
  publicSubnetIds: z.record(z.string(), z.string()).default({}),
  /** Subnets of tasks and internal load balancers, by zone. They must reach the internet or AWS's endpoints. */
  privateSubnetIds: z.record(z.string(), z.string()).default({}),
  /** Subnets of file systems, by zone. @default - the private ones */
  isolatedSubnetIds: z.record(z.string(), z.string()).default({}),
  ...doors,
});

export const network = z.discriminatedUnion("vpc", [newVpc, existingVpc]);

export type Network = z.output<typeof network>;
export type NewVpc = z.output<typeof newVpc>;
export type ExistingVpc = z.output<typeof existingVpc>;
export type FlowLogs = z.output<typeof flowLogs>;

export type Tier = "public" | "private" | "isolated";

/** The VPC when it is ours, else `undefined`. */
export function newVpcOf(network: Network): NewVpc | undefined {
  return network.vpc === "existing" ? undefined : network;
}

/** The zones of a tier, in the order of their names. */
export function zonesOf(network: Network, tier: Tier): string[] {
  if (network.vpc !== "existing") return [...network.availabilityZones].sort();
  const subnets = { public: network.publicSubnetIds, private: network.privateSubnetIds, isolated: network.isolatedSubnetIds };
  return Object.keys(subnets[tier]).sort();
}

/** The tier the tasks run in. */
export function taskTier(network: Network): "public" | "private" {
  if (network.vpc === "existing") return Object.keys(network.privateSubnetIds).length > 0 ? "private" : "public";
  return network.egress === "public" ? "public" : "private";
}

/** The tier the mount targets of file systems stand in. */
export function fileSystemTier(network: Network): Tier {
  return zonesOf(network, "isolated").length > 0 ? "isolated" : taskTier(network);
}
