import { EcsService, type EcsServiceServiceConnectConfiguration, type EcsServiceVolumeConfiguration } from "@cdktf/provider-aws/lib/ecs-service";
import type { ITerraformDependable } from "cdktf";
import type { CapacityProviderShare } from "../../config/capacity";
import { aliasDiscoveryName } from "../../config/names";
import type { EbsVolumeSpec, ServiceSpec } from "../../config/service";
import { Construct } from "constructs";
import type { ServiceRoute } from "./service-route";

/** A port under the service's bare name and its aliases. */
export interface ServiceConnectPort {
  readonly portName: string;
  readonly port: number;
}

export interface FargateServiceProps {
  readonly spec: ServiceSpec;
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly strategy: readonly CapacityProviderShare[];
  readonly subnetIds: readonly string[];
  readonly assignPublicIp: boolean;
  readonly securityGroupId: string;
  readonly routes: readonly ServiceRoute[];
  readonly serviceConnectNamespaceArn: string;
  /** Ports others find under the bare name and the aliases. */
  readonly serviceConnectPorts: readonly ServiceConnectPort[];
  /** Cloud Map service of its DNS name. */
  readonly dnsDiscoveryArn: string | undefined;
  /** The EBS volume of each task, and the role that makes it. */
  readonly ebs: { readonly name: string; readonly spec: EbsVolumeSpec; readonly roleArn: string } | undefined;
  /** What must be there before a task starts, and stay until the last one has ended. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** An ECS service on Fargate that rolls back what does not become healthy. */
export class FargateService extends Construct {
  readonly service: EcsService;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { spec } = props;
    this.service = new EcsService(this, "default", {
      name: spec.name,
      cluster: props.clusterArn,
      taskDefinition: props.taskDefinitionArn,
      desiredCount: spec.desiredTasks,
      capacityProviderStrategy: props.strategy.map((share) => ({ ...share })),
      // Without it a change of the strategy would replace the service.
      forceNewDeployment: true,
      networkConfiguration: {
        subnets: [...props.subnetIds],
        securityGroups: [props.securityGroupId],
        assignPublicIp: props.assignPublicIp,
      },
      loadBalancer: props.routes.map(({ targetGroup, props: { containerName, containerPort } }) => ({
        targetGroupArn: targetGroup.arn,
        containerName,
        containerPort,
      })),
      ...(spec.healthCheckGracePeriodSeconds === undefined ? {} : { healthCheckGracePeriodSeconds: spec.healthCheckGracePeriodSeconds }),
      serviceConnectConfiguration: serviceConnect(props),
      ...(props.dnsDiscoveryArn === undefined ? {} : { serviceRegistries: { registryArn: props.dnsDiscoveryArn } }),
      ...(props.ebs === undefined ? {} : { volumeConfiguration: ebsVolume(props.ebs) }),
      ...deployment(spec),
      deploymentCircuitBreaker: { enable: true, rollback: true },
      waitForSteadyState: true,
      enableExecuteCommand: spec.exec,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      dependsOn: [...props.dependsOn],
      // Application Auto Scaling owns the number from then on.
      ...(spec.scaling === undefined ? {} : { lifecycle: { ignoreChanges: ["desired_count"] } }),
    });
  }
}

/** One writer stops before the next one starts, and stays where it is; others overlap and spread over the zones. */
function deployment({ singleWriter }: ServiceSpec) {
  return singleWriter
    ? { deploymentMinimumHealthyPercent: 0, deploymentMaximumPercent: 100, availabilityZoneRebalancing: "DISABLED" }
    : { deploymentMinimumHealthyPercent: 100, deploymentMaximumPercent: 200, availabilityZoneRebalancing: "ENABLED" };
}

function serviceConnect({ spec, serviceConnectNamespaceArn, serviceConnectPorts }: FargateServiceProps): EcsServiceServiceConnectConfiguration {
  return {
    enabled: true,
    namespace: serviceConnectNamespaceArn,
    // An entry holds one alias at most.
    service: serviceConnectPorts.flatMap(({ portName, port }) => [
      { portName, discoveryName: `${spec.name}-${portName}`, clientAlias: { dnsName: spec.name, port } },
      ...[...spec.aliases].sort().map((dnsName) => ({ portName, discoveryName: aliasDiscoveryName(spec.name, portName, dnsName), clientAlias: { dnsName, port } })),
    ]),
  };
}

function ebsVolume({ name, spec, roleArn }: NonNullable<FargateServiceProps["ebs"]>): EcsServiceVolumeConfiguration {
  return {
    name,
    managedEbsVolume: {
      roleArn,
      encrypted: true,
      volumeType: spec.volumeType,
      fileSystemType: spec.fileSystemType,
      ...(spec.sizeGiB === undefined ? {} : { sizeInGb: spec.sizeGiB }),
      ...(spec.iops === undefined ? {} : { iops: spec.iops }),
      ...(spec.throughputMiBps === undefined ? {} : { throughput: spec.throughputMiBps }),
      ...(spec.snapshotId === undefined ? {} : { snapshotId: spec.snapshotId }),
      ...(spec.volumeInitializationRateMiBps === undefined ? {} : { volumeInitializationRate: spec.volumeInitializationRateMiBps }),
      ...(spec.kmsKeyArn === undefined ? {} : { kmsKeyId: spec.kmsKeyArn }),
      tagSpecifications: [{ resourceType: "volume", propagateTags: "SERVICE" }],
    },
  };
}
