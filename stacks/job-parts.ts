import { Construct } from "constructs";
import { arn, taskArns, taskDefinitionArns } from "../config/arns";
import { capacityProviderStrategy } from "../config/capacity";
import { deadLetterOfJob, hasSchedules } from "../config/dead-letter-queues";
import type { JobSpec } from "../config/job";
import { roleName, scheduleGroupName } from "../config/names";
import type { Platform } from "../config/platform";
import { runTaskStatements } from "../modules/compute/run-task-statements";
import type { TaskSecurityGroup } from "../modules/compute/task-security-group";
import { Schedules } from "../modules/schedules/schedules";
import type { JobOutputs, ServiceInputs } from "./service-inputs";
import { addStartDeadLetters } from "./start-dead-letters";
import { taskPlace, TaskParts } from "./task-parts";

export interface JobPartsProps {
  readonly platform: Platform;
  readonly spec: JobSpec;
  readonly inputs: ServiceInputs;
  /** Security group of this job. */
  readonly securityGroup: TaskSecurityGroup;
}

/** All that lives and dies with one job: its task definition, and what starts it by itself. */
export class JobParts extends Construct {
  readonly outputs: JobOutputs;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: JobPartsProps,
  ) {
    super(scope, id);
    const task = new TaskParts(this, { ...props, exec: false, startedByOthers: true });
    this.outputs = this.outputsOf(task);
    if (hasSchedules(props.spec)) this.addSchedules(task);
  }

  private outputsOf({ taskDefinition }: TaskParts): JobOutputs {
    const { platform, spec, inputs, securityGroup } = this.props;
    const { subnetIds, assignPublicIp } = taskPlace(platform, spec, inputs.network);
    return {
      taskDefinitionArn: taskDefinition.familyArn,
      securityGroupId: securityGroup.id,
      subnetIds,
      assignPublicIp: `${assignPublicIp}`,
    };
  }

  private addSchedules(task: TaskParts): void {
    const { platform, spec, inputs, securityGroup } = this.props;
    const { clusterArn } = inputs.cluster;
    const run = { clusterArn, taskDefinitionArns: taskDefinitionArns(platform, spec.name), roleArns: [task.executionRole.arn, task.taskRole.arn], taskArns: taskArns(platform) };
    const { subnetIds, assignPublicIp } = taskPlace(platform, spec, inputs.network);
    const groupName = scheduleGroupName(platform, "job", spec.name);
    new Schedules(this, "schedules", {
      groupName,
      schedules: spec.schedules,
      role: { name: roleName(platform, spec.name, "schedule"), account: platform.account, groupArn: arn(platform, "scheduler", `schedule-group/${groupName}`) },
      statements: runTaskStatements(run),
      deadLetterQueueArn: addStartDeadLetters(this, platform, deadLetterOfJob(spec.name), inputs.messaging, []),
      kmsKeyArn: inputs.messaging.kmsKeyArn,
      target: () => ({
        arn: clusterArn,
        ecsParameters: {
          taskDefinitionArn: task.taskDefinition.familyArn,
          taskCount: 1,
          capacityProviderStrategy: capacityProviderStrategy(spec.capacity),
          networkConfiguration: { subnets: Object.values(subnetIds), securityGroups: [securityGroup.id], assignPublicIp },
          enableEcsManagedTags: true,
          propagateTags: "TASK_DEFINITION",
        },
      }),
      dependsOn: [...task.needed, ...securityGroup.rules],
    });
  }
}
