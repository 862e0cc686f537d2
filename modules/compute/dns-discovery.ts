import { ServiceDiscoveryService } from "@cdktf/provider-aws/lib/service-discovery-service";
import { Construct } from "constructs";

/** Seconds that a resolver may keep an address; tasks come and go. */
const ttlSeconds = 10;

export interface DnsDiscoveryProps {
  readonly service: string;
  readonly namespaceId: string;
}

/** An A record per task under the service's name in a private DNS namespace. */
export class DnsDiscovery extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { service, namespaceId }: DnsDiscoveryProps) {
    super(scope, id);
    this.arn = new ServiceDiscoveryService(this, "default", {
      name: service,
      dnsConfig: { namespaceId, routingPolicy: "MULTIVALUE", dnsRecords: [{ type: "A", ttl: ttlSeconds }] },
      // ECS reports the tasks' health itself. The number is deprecated and always 1, but without it the provider sends no block
      // at all, and would replace the service in each plan.
      healthCheckCustomConfig: { failureThreshold: 1 },
      // ECS may leave an address behind; Cloud Map deletes no service that has one (terraform-provider-aws#4853).
      forceDestroy: true,
    }).arn;
  }
}
