import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { Construct } from "constructs";
import type { CapacityProviderShare } from "../../config/capacity";

export interface ClusterProps {
  readonly name: string;
  readonly containerInsights: "enhanced" | "enabled" | "disabled";
  /** For tasks that name no strategy of their own. */
  readonly defaultStrategy: readonly CapacityProviderShare[];
}

/** An ECS cluster on Fargate and Fargate Spot. */
export class Cluster extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const cluster = new EcsCluster(this, "default", {
      name: props.name,
      setting: [{ name: "containerInsights", value: props.containerInsights }],
    });
    const providers = new EcsClusterCapacityProviders(this, "capacity-providers", {
      clusterName: cluster.name,
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategy: props.defaultStrategy.map((share) => ({ ...share })),
    });
    this.arn = cluster.arn;
    // Through the attachment, so that whoever names the cluster waits until its capacity is there.
    this.name = providers.clusterName;
  }
}
