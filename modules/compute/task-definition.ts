import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsTaskDefinition, type EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { Construct } from "constructs";
import { containerDefinitions, type ContainerDefinition } from "./container-definitions";

/** A volume of a task, by the name its mounts use. */
export type TaskVolume =
  | { readonly name: string; readonly kind: "efs"; readonly fileSystemId: string; readonly accessPointId: string }
  | { readonly name: string; readonly kind: "ebs" }
  | { readonly name: string; readonly kind: "ephemeral" };

export interface TaskDefinitionProps {
  readonly family: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly architecture: "X86_64" | "ARM64";
  readonly ephemeralStorageGiB: number | undefined;
  readonly containers: readonly ContainerDefinition[];
  readonly volumes: readonly TaskVolume[];
  readonly executionRoleArn: string;
  readonly taskRoleArn: string;
  readonly logGroup: CloudwatchLogGroup;
  readonly region: string;
  /** Whether a revision goes only when its successor is there: for what others start at any time. */
  readonly alwaysThere: boolean;
}

/** A Fargate task definition. */
export class TaskDefinition extends Construct {
  readonly arn: string;
  /** Whoever names it runs the latest revision. */
  readonly familyArn: string;

  constructor(scope: Construct, id: string, props: TaskDefinitionProps) {
    super(scope, id);
    const definition = new EcsTaskDefinition(this, "default", {
      family: props.family,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: `${props.cpuUnits}`,
      memory: `${props.memoryMiB}`,
      runtimePlatform: { cpuArchitecture: props.architecture, operatingSystemFamily: "LINUX" },
      ...(props.ephemeralStorageGiB === undefined ? {} : { ephemeralStorage: { sizeInGib: props.ephemeralStorageGiB } }),
      executionRoleArn: props.executionRoleArn,
      taskRoleArn: props.taskRoleArn,
      containerDefinitions: containerDefinitions(props.containers, { logGroupName: props.logGroup.name, region: props.region }),
      volume: props.volumes.map(volume),
      ...(props.alwaysThere ? { lifecycle: { createBeforeDestroy: true } } : {}),
    });
    this.arn = definition.arn;
    this.familyArn = definition.arnWithoutRevision;
  }
}

function volume(spec: TaskVolume): EcsTaskDefinitionVolume {
  switch (spec.kind) {
    case "efs":
      return {
        name: spec.name,
        efsVolumeConfiguration: {
          fileSystemId: spec.fileSystemId,
          transitEncryption: "ENABLED",
          authorizationConfig: { accessPointId: spec.accessPointId, iam: "ENABLED" },
        },
      };
    case "ebs":
      return { name: spec.name, configureAtLaunch: true };
    case "ephemeral":
      return { name: spec.name };
  }
}
