import { Eip } from "@cdktf/provider-aws/lib/eip";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { NetworkInterface } from "@cdktf/provider-aws/lib/network-interface";
import { Route } from "@cdktf/provider-aws/lib/route";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

export interface NatInstanceProps {
  readonly name: string;
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly publicSubnetId: string;
  readonly privateRouteTableIds: Readonly<Record<string, string>>;
}

/** Masquerades what comes from the VPC. Source: Amazon VPC User Guide, "Work with NAT instances". */
const userData = `#!/bin/bash
set -eu
dnf install -y iptables-services
echo net.ipv4.ip_forward=1 > /etc/sysctl.d/90-nat.conf
sysctl --system
iptables -F FORWARD
iptables -t nat -A POSTROUTING -o "$(ip -o route show default | awk '{print $5; exit}')" -j MASQUERADE
service iptables save
systemctl enable --now iptables
`;

/**
 * One small EC2 instance that stands in for a NAT gateway, for a tenth of the price and without its availability.
 * It is replaced when this file changes, not when Amazon publishes a new image.
 */
export class NatInstance extends Construct {
  constructor(scope: Construct, id: string, props: NatInstanceProps) {
    super(scope, id);
    const tags = { Name: `${props.name}-nat` };
    const group = this.addSecurityGroup(props);
    // The interface outlives the instance, and with it the routes and the address that others may have on a list.
    const networkInterface = new NetworkInterface(this, "network-interface", {
      subnetId: props.publicSubnetId,
      securityGroups: [group.id],
      sourceDestCheck: false,
      tags,
    });
    const address = new Eip(this, "address", { domain: "vpc", networkInterface: networkInterface.id, tags });
    this.addInstance(props.name, networkInterface.id, address);
    for (const [zone, routeTableId] of Object.entries(props.privateRouteTableIds)) {
      new Route(this, `route-${zone}`, {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        networkInterfaceId: networkInterface.id,
      });
    }
  }

  private addInstance(name: string, networkInterfaceId: string, address: Eip): void {
    const template = new LaunchTemplate(this, "launch-template", {
      namePrefix: `${name}-nat-`,
      // Resolved by EC2 at launch, so that no plan depends on the day it is made.
      imageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
      instanceType: "t4g.nano",
      metadataOptions: { httpTokens: "required", httpEndpoint: "enabled" },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeType: "gp3", volumeSize: 8, deleteOnTermination: "true" } }],
    });
    new Instance(this, "instance", {
      launchTemplate: { id: template.id, version: `${template.latestVersion}` },
      primaryNetworkInterface: { networkInterfaceId },
      userData,
      userDataReplaceOnChange: true,
      tags: { Name: `${name}-nat` },
      // It installs a package from the internet when it starts.
      dependsOn: [address],
    });
  }

  private addSecurityGroup(props: NatInstanceProps): SecurityGroup {
    const group = new SecurityGroup(this, "security-group", {
      namePrefix: `${props.name}-nat-`,
      description: "NAT instance",
      vpcId: props.vpcId,
      lifecycle: { createBeforeDestroy: true },
    });
    new VpcSecurityGroupIngressRule(this, "from-vpc", {
      securityGroupId: group.id,
      description: "Whatever the VPC sends out",
      ipProtocol: "-1",
      cidrIpv4: props.vpcCidr,
    });
    new VpcSecurityGroupEgressRule(this, "to-internet", {
      securityGroupId: group.id,
      description: "The internet",
      ipProtocol: "-1",
      cidrIpv4: "0.0.0.0/0",
    });
    return group;
  }
}
