import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Construct } from "constructs";

export interface NatGatewaysProps {
  readonly name: string;
  /** Zones that get a gateway of their own. */
  readonly zones: readonly string[];
  readonly publicSubnetIds: Readonly<Record<string, string>>;
  /** Route tables by zone; those of zones without a gateway use the first one. */
  readonly privateRouteTableIds: Readonly<Record<string, string>>;
}

/** NAT gateways and the private tier's routes to them. */
export class NatGateways extends Construct {
  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const gateways = new Map(props.zones.map((zone) => [zone, this.addGateway(zone, props)]));
    const [first] = gateways.values();
    for (const [zone, routeTableId] of Object.entries(props.privateRouteTableIds)) {
      const gateway = gateways.get(zone) ?? first;
      if (gateway === undefined) throw new Error("no zone for a NAT gateway");
      new Route(this, `route-${zone}`, { routeTableId, destinationCidrBlock: "0.0.0.0/0", natGatewayId: gateway.id });
    }
  }

  private addGateway(zone: string, props: NatGatewaysProps): NatGateway {
    const tags = { Name: `${props.name}-nat-${zone}` };
    const address = new Eip(this, `address-${zone}`, { domain: "vpc", tags });
    return new NatGateway(this, `gateway-${zone}`, { allocationId: address.id, subnetId: props.publicSubnetIds[zone] ?? "", tags });
  }
}
