import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import type { LoadBalancerSpec } from "../../config/routing";

/** TLS 1.2 and 1.3. Source: Elastic Load Balancing, "Security policies for your Application Load Balancer". */
const sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

export interface LoadBalancerProps {
  readonly name: string;
  readonly securityGroupNamePrefix: string;
  readonly spec: LoadBalancerSpec;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  readonly protected: boolean;
}

/** An application load balancer whose listeners answer 404 until services add their rules. */
export class LoadBalancer extends Construct {
  readonly arnSuffix: string;
  readonly dnsName: string;
  readonly zoneId: string;
  readonly securityGroupId: string;
  /** ARNs by listener. */
  readonly listenerArns: Readonly<Record<string, string>>;

  private readonly loadBalancer: Lb;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: LoadBalancerProps,
  ) {
    super(scope, id);
    this.securityGroupId = this.addSecurityGroup();
    this.loadBalancer = this.addLoadBalancer();
    this.arnSuffix = this.loadBalancer.arnSuffix;
    this.dnsName = this.loadBalancer.dnsName;
    this.zoneId = this.loadBalancer.zoneId;
    this.listenerArns = this.addListeners();
    this.addRedirect();
  }

  private get secure(): boolean {
    return this.props.spec.certificateArns.length > 0;
  }


  private addSecurityGroup(): string {
    const { securityGroupNamePrefix, vpcId, spec } = this.props;
    const group = new SecurityGroup(this, "security-group", {
      namePrefix: securityGroupNamePrefix,
      description: "Load balancer; services add the way to their tasks",
      vpcId,
      lifecycle: { createBeforeDestroy: true },
    });
    const ports = [...Object.values(spec.listeners).map((listener) => listener.port), ...(this.secure ? [80] : [])];
    for (const cidr of spec.allowedCidrs) {
      for (const port of ports) {
        new VpcSecurityGroupIngressRule(this, `from_${cidr}_${port}`, {
          securityGroupId: group.id,
          description: `Clients on port ${port}`,
          ipProtocol: "tcp",
          fromPort: port,
          toPort: port,
          cidrIpv4: cidr,
        });
      }
    }
    return group.id;
  }

  private addLoadBalancer(): Lb {
    const { name, spec, subnetIds } = this.props;
    return new Lb(this, "default", {
      name,
      loadBalancerType: "application",
      internal: spec.scheme === "internal",
      subnets: [...subnetIds],
      securityGroups: [this.securityGroupId],
      idleTimeout: spec.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      enableDeletionProtection: this.props.protected,
    });
  }

  private addListeners(): Record<string, string> {
    const [certificateArn, ...moreCertificates] = this.props.spec.certificateArns;
    const listeners = Object.entries(this.props.spec.listeners).map(([name, { port }]) => {
      const listener = new LbListener(this, `listener_${name}`, {
        loadBalancerArn: this.loadBalancer.arn,
        port,
        ...(certificateArn === undefined ? { protocol: "HTTP" } : { protocol: "HTTPS", certificateArn, sslPolicy }),
        defaultAction: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" } }],
      });
      moreCertificates.forEach((arn) => {
        new LbListenerCertificate(this, `certificate_${name}_${arn.slice(arn.lastIndexOf("/") + 1)}`, { listenerArn: listener.arn, certificateArn: arn });
      });
      return [name, listener.arn] as const;
    });
    return Object.fromEntries(listeners);
  }

  private addRedirect(): void {
    if (!this.secure) return;
    new LbListener(this, "redirect", {
      loadBalancerArn: this.loadBalancer.arn,
      port: 80,
      protocol: "HTTP",
      defaultAction: [{ type: "redirect", redirect: { protocol: "HTTPS", port: `${securePort(this.props.spec)}`, statusCode: "HTTP_301" } }],
    });
  }
}

/** Where a browser expects HTTPS, if there is a listener, else the lowest port. */
function securePort({ listeners }: LoadBalancerSpec): number {
  const ports = Object.values(listeners).map((listener) => listener.port);
  return ports.includes(443) ? 443 : Math.min(...ports);
}
