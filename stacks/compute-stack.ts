import type { Construct } from "constructs";
import { capacityProviderStrategy } from "../config/capacity";
import { computeLayer, jobsIn, servicesIn } from "../config/deploy-order";
import { clusterName } from "../config/names";
import type { Platform } from "../config/platform";
import { stackSettings } from "../config/stack-settings";
import { Cluster } from "../modules/compute/cluster";
import { buildJobs } from "./jobs";
import { PlatformStack } from "./platform-stack";
import type { Published } from "./published";
import type { ClusterOutputs, ComputeInputs, JobOutputs, ServiceOutputs } from "./service-inputs";
import { buildServices, readInputs } from "./services";

/** The cluster, and the services and jobs without a group. */
export interface ComputeOutputs extends ClusterOutputs {
  readonly services: Readonly<Record<string, ServiceOutputs>>;
  readonly jobs: Readonly<Record<string, JobOutputs>>;
}

/** The cluster with its capacity, and every service and job that is in no group. */
export class ComputeStack extends PlatformStack {
  readonly outputs: Published<ComputeOutputs>;

  constructor(scope: Construct, platform: Platform, inputs: ComputeInputs) {
    super(scope, stackSettings(platform, computeLayer));
    const cluster = new Cluster(this, "ecs_cluster", {
      name: clusterName(platform),
      containerInsights: platform.compute.containerInsights,
      defaultStrategy: capacityProviderStrategy(platform.compute.capacity),
    });
    const clusterOutputs = { clusterArn: cluster.arn, clusterName: cluster.name };
    const read = readInputs((published) => this.read(published), inputs);
    const services = buildServices(this.named, platform, servicesIn(platform, undefined), { ...read, cluster: clusterOutputs, services: {} });
    const jobs = buildJobs(this.named, platform, jobsIn(platform, undefined), { ...read, cluster: clusterOutputs, services });
    this.outputs = this.publish({ ...clusterOutputs, services, jobs });
  }
}
