import { DataAwsEc2ManagedPrefixList } from "@cdktf/provider-aws/lib/data-aws-ec2-managed-prefix-list";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";

/** One subnet to be, of a tier and a zone. */
export interface SubnetPlace {
  readonly tier: "public" | "private" | "isolated";
  readonly zone: string;
  readonly cidr: string;
}

export interface VpcProps {
  /** Shown as the VPC's name; the subnets' names begin with it. */
  readonly name: string;
  readonly region: string;
  readonly cidr: string;
  readonly subnets: readonly SubnetPlace[];
}

/** A VPC with its subnets and route tables, a way out of the public tier, and the gateway endpoints, which cost nothing. */
export class Vpc extends Construct {
  readonly id: string;
  /** Ids by tier, then by zone. */
  readonly subnetIds: Readonly<Record<SubnetPlace["tier"], Record<string, string>>> = { public: {}, private: {}, isolated: {} };
  /** Ids of the private tier's route tables by zone: each zone has its own, whatever the egress. */
  readonly privateRouteTableIds: Readonly<Record<string, string>>;
  readonly s3PrefixListId: string;

  private readonly vpc: AwsVpc;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: VpcProps,
  ) {
    super(scope, id);
    this.vpc = new AwsVpc(this, "default", {
      cidrBlock: props.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: props.name },
    });
    this.id = this.vpc.id;
    this.closeDefaultSecurityGroup();
    const tables = this.addRouteTables();
    this.privateRouteTableIds = tables.private;
    this.addSubnets(tables);
    this.addWayOut(tables.public);
    this.s3PrefixListId = this.findPrefixList("s3");
    this.addGatewayEndpoints([tables.public, tables.isolated, ...Object.values(tables.private)]);
  }

  /** Terraform takes the group over and leaves it without rules, so that nothing works by accident. */
  private closeDefaultSecurityGroup(): void {
    new DefaultSecurityGroup(this, "default-security-group", { vpcId: this.id });
  }

  private addRouteTables() {
    const table = (id: string) => new RouteTable(this, id, { vpcId: this.id, tags: { Name: `${this.props.name}-${id}` } }).id;
    const privateZones = this.props.subnets.filter((subnet) => subnet.tier === "private").map((subnet) => subnet.zone);
    return {
      public: table("public"),
      isolated: table("isolated"),
      private: Object.fromEntries(privateZones.map((zone) => [zone, table(`private-${zone}`)])),
    };
  }

  private addSubnets(tables: { public: string; isolated: string; private: Record<string, string> }): void {
    for (const { tier, zone, cidr } of this.props.subnets) {
      const subnet = new Subnet(this, `subnet-${tier}-${zone}`, {
        vpcId: this.id,
        availabilityZone: zone,
        cidrBlock: cidr,
        tags: { Name: `${this.props.name}-${tier}-${zone}`, Tier: tier },
      });
      this.subnetIds[tier][zone] = subnet.id;
      const routeTableId = tier === "private" ? (tables.private[zone] ?? "") : tables[tier];
      new RouteTableAssociation(this, `association-${tier}-${zone}`, { subnetId: subnet.id, routeTableId });
    }
  }

  private addWayOut(routeTableId: string): void {
    const gateway = new InternetGateway(this, "internet-gateway", { vpcId: this.id, tags: { Name: this.props.name } });
    new Route(this, "public-internet", { routeTableId, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id });
  }

  private addGatewayEndpoints(routeTableIds: string[]): void {
    for (const service of ["s3", "dynamodb"]) {
      new VpcEndpoint(this, `endpoint-${service}`, {
        vpcId: this.id,
        serviceName: this.gatewayService(service),
        vpcEndpointType: "Gateway",
        routeTableIds,
        tags: { Name: `${this.props.name}-${service}` },
      });
    }
  }

  /** The addresses of a service in this region, as a list that security group rules may name. */
  private findPrefixList(service: string): string {
    return new DataAwsEc2ManagedPrefixList(this, `prefix-list-${service}`, { name: this.gatewayService(service) }).id;
  }

  private gatewayService(service: string): string {
    return `com.amazonaws.${this.props.region}.${service}`;
  }
}
