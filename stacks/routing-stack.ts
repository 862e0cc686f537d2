import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import { ServiceDiscoveryPrivateDnsNamespace } from "@cdktf/provider-aws/lib/service-discovery-private-dns-namespace";
import type { Construct } from "constructs";
import { loadBalancerName, securityGroupNamePrefix, serviceConnectNamespace } from "../config/names";
import { taskTier } from "../config/network";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import { LoadBalancer } from "../modules/routing/load-balancer";
import type { NetworkOutputs } from "./network-stack";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";

/** A load balancer as services see it. */
export interface LoadBalancerOutputs {
  readonly arnSuffix: string;
  readonly dnsName: string;
  /** Hosted zone of its DNS name, for alias records. */
  readonly zoneId: string;
  readonly securityGroupId: string;
  /** By listener. */
  readonly listenerArns: Readonly<Record<string, string>>;
}

/** How services are reached. */
export interface RoutingOutputs {
  /** By name. */
  readonly loadBalancers: Readonly<Record<string, LoadBalancerOutputs>>;
  readonly serviceConnectNamespaceArn: string;
  /** Namespace of `routing.dnsNamespace`. */
  readonly dnsNamespaceId?: string;
}

/** The shared load balancers with their listeners, and the namespaces services are found in. */
export class RoutingStack extends PlatformStack {
  readonly outputs: Published<RoutingOutputs>;

  constructor(
    scope: Construct,
    private readonly platform: Platform,
    inputs: { readonly network: Published<NetworkOutputs> },
  ) {
    super(scope, stackSettings(platform, "routing"));
    const network = this.read(inputs.network);
    this.outputs = this.publish({
      loadBalancers: this.addLoadBalancers(network),
      serviceConnectNamespaceArn: this.addServiceConnectNamespace(),
      ...this.addDnsNamespace(network),
    });
  }

  private addLoadBalancers(network: NetworkOutputs): Record<string, LoadBalancerOutputs> {
    const { platform } = this;
    const taskSubnets = `${taskTier(platform.network)}SubnetIds` as const;
    const loadBalancers = Object.entries(platform.routing.loadBalancers).map(([name, spec]) => {
      const { arnSuffix, dnsName, zoneId, securityGroupId, listenerArns } = new LoadBalancer(this.named, name, {
        name: loadBalancerName(platform, name),
        securityGroupNamePrefix: securityGroupNamePrefix(platform, name),
        spec,
        vpcId: network.vpcId,
        subnetIds: Object.values(network[spec.scheme === "internal" ? taskSubnets : "publicSubnetIds"]),
        protected: platform.protected,
      });
      return [name, { arnSuffix, dnsName, zoneId, securityGroupId, listenerArns }] as const;
    });
    return Object.fromEntries(loadBalancers);
  }

  private addServiceConnectNamespace(): string {
    return new ServiceDiscoveryHttpNamespace(this, "namespace_service-connect", { name: serviceConnectNamespace(this.platform) }).arn;
  }

  private addDnsNamespace(network: NetworkOutputs): Pick<RoutingOutputs, "dnsNamespaceId"> {
    const name = this.platform.routing.dnsNamespace;
    if (name === undefined) return {};
    return { dnsNamespaceId: new ServiceDiscoveryPrivateDnsNamespace(this, "namespace_dns", { name, vpc: network.vpcId }).id };
  }
}
