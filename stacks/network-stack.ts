import type { Construct } from "constructs";
import { interfaceEndpoints } from "../config/interface-endpoints";
import { flowLogGroupName, roleName } from "../config/names";
import { taskTier, zonesOf, type ExistingVpc, type NewVpc } from "../config/network";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import { subnetCidr } from "../config/subnets";
import { FlowLogs } from "../modules/network/flow-logs";
import { InterfaceEndpoints } from "../modules/network/interface-endpoints";
import { NatGateways } from "../modules/network/nat-gateways";
import { NatInstance } from "../modules/network/nat-instance";
import { Vpc } from "../modules/network/vpc";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";

/** What others build on the network. */
export interface NetworkOutputs {
  readonly vpcId: string;
  readonly vpcCidr: string;
  /** Subnet ids by zone. */
  readonly publicSubnetIds: Readonly<Record<string, string>>;
  readonly privateSubnetIds: Readonly<Record<string, string>>;
  readonly isolatedSubnetIds: Readonly<Record<string, string>>;
  /** Security group of the interface endpoints, where there are any. */
  readonly endpointsSecurityGroupId?: string;
  /** Managed prefix list of S3, which its gateway endpoint serves; not known of an existing VPC. */
  readonly s3PrefixListId?: string;
}

/** The VPC, its subnets by tier and zone, and its ways out; or the ids of a VPC that exists. */
export class NetworkStack extends PlatformStack {
  readonly outputs: Published<NetworkOutputs>;

  constructor(
    scope: Construct,
    private readonly platform: Platform,
  ) {
    super(scope, stackSettings(platform, "network"));
    const { network } = platform;
    this.outputs = this.publish(network.vpc === "existing" ? existing(network) : this.build(network));
  }

  private get resourceName(): string {
    return `${this.platform.platform}-${this.platform.environment}`;
  }

  private build(network: NewVpc): NetworkOutputs {
    const vpc = this.addVpc(network);
    this.addEgress(network, vpc);
    const endpoints = this.addInterfaceEndpoints(network, vpc);
    this.addFlowLogs(network, vpc);
    return {
      vpcId: vpc.id,
      vpcCidr: network.cidr,
      publicSubnetIds: vpc.subnetIds.public,
      privateSubnetIds: vpc.subnetIds.private,
      isolatedSubnetIds: vpc.subnetIds.isolated,
      ...(endpoints === undefined ? {} : { endpointsSecurityGroupId: endpoints.securityGroupId }),
      s3PrefixListId: vpc.s3PrefixListId,
    };
  }

  private addVpc(network: NewVpc): Vpc {
    const tiers = ["public", "private", "isolated"] as const;
    return new Vpc(this, "vpc", {
      name: this.resourceName,
      region: this.platform.region,
      cidr: network.cidr,
      subnets: tiers.flatMap((tier) => zonesOf(network, tier).map((zone) => ({ tier, zone, cidr: subnetCidr(network.cidr, tier, zone) }))),
    });
  }

  private addEgress(network: NewVpc, vpc: Vpc): void {
    const zones = zonesOf(network, "public");
    const name = this.resourceName;
    const { privateRouteTableIds } = vpc;
    switch (network.egress) {
      case "nat-gateway-per-zone":
        new NatGateways(this, "nat", { name, zones, publicSubnetIds: vpc.subnetIds.public, privateRouteTableIds });
        return;
      case "nat-gateway":
        new NatGateways(this, "nat", { name, zones: this.egressZone(network), publicSubnetIds: vpc.subnetIds.public, privateRouteTableIds });
        return;
      case "nat-instance":
        new NatInstance(this, "nat", {
          name,
          vpcId: vpc.id,
          vpcCidr: network.cidr,
          publicSubnetId: vpc.subnetIds.public[this.egressZone(network)[0] ?? ""] ?? "",
          privateRouteTableIds,
        });
        return;
      case "endpoints":
      case "public":
        return;
    }
  }

  /** The first zone as written: another one that is added behind it moves nothing. */
  private egressZone(network: NewVpc): string[] {
    return network.availabilityZones.slice(0, 1);
  }

  private addInterfaceEndpoints(network: NewVpc, vpc: Vpc): InterfaceEndpoints | undefined {
    const services = interfaceEndpoints(this.platform);
    if (services.length === 0) return undefined;
    return new InterfaceEndpoints(this, "endpoint", {
      name: this.resourceName,
      region: this.platform.region,
      vpcId: vpc.id,
      vpcCidr: network.cidr,
      subnetIds: Object.values(vpc.subnetIds[taskTier(network)]),
      services,
    });
  }

  private addFlowLogs(network: NewVpc, vpc: Vpc): void {
    if (network.flowLogs === undefined) return;
    new FlowLogs(this, "flow-logs", {
      account: this.platform.account,
      vpcId: vpc.id,
      roleName: roleName(this.platform, "network", "flow-logs"),
      logGroupName: flowLogGroupName(this.platform),
      ...network.flowLogs,
    });
  }
}

function existing(network: ExistingVpc): NetworkOutputs {
  const { vpcId, cidr, publicSubnetIds, privateSubnetIds, isolatedSubnetIds } = network;
  return { vpcId, vpcCidr: cidr, publicSubnetIds, privateSubnetIds, isolatedSubnetIds };
}
