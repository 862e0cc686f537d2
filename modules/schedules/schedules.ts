import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SchedulerSchedule, type SchedulerScheduleTarget } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Schedule } from "../../config/schedule";
import { assumedByService, policyDocument, type Statement } from "../iam/policy-document";
import { keyStatements } from "../messaging/messaging-statements";

export interface SchedulesProps {
  readonly groupName: string;
  /** By name. */
  readonly schedules: Readonly<Record<string, Schedule>>;
  readonly scheduleName: (schedule: string) => string;
  /** The role that EventBridge Scheduler starts the target with: the schedules of this group alone may act as it. */
  readonly role: { readonly name: string; readonly account: string; readonly groupArn: string };
  /** What starting the target takes. */
  readonly statements: readonly Statement[];
  /** What a schedule starts, by its name. */
  readonly target: (schedule: string) => Omit<SchedulerScheduleTarget, "roleArn" | "deadLetterConfig" | "retryPolicy">;
  readonly deadLetterQueueArn: string;
  /** Key of that queue, where it is a customer's. */
  readonly kmsKeyArn: string | undefined;
  /** What must be there before it starts anything. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The schedules of one job or workflow, with the role they start it with. */
export class Schedules extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: SchedulesProps,
  ) {
    super(scope, id);
    const { name: groupName } = new SchedulerScheduleGroup(this, "group", { name: props.groupName });
    const role = this.addRole();
    const policy = this.addPolicy(role);
    for (const [name, spec] of Object.entries(props.schedules)) this.addSchedule(name, spec, groupName, role, policy);
  }

  private addRole(): IamRole {
    const { name, account, groupArn } = this.props.role;
    return new IamRole(this, "role", { name, assumeRolePolicy: assumedByService("scheduler.amazonaws.com", account, groupArn) });
  }

  private addPolicy(role: IamRole): IamRolePolicy {
    const { statements, deadLetterQueueArn, kmsKeyArn } = this.props;
    const tellsFailure: Statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterQueueArn };
    const usesKey = kmsKeyArn === undefined ? [] : keyStatements(kmsKeyArn, { send: true, receive: false });
    return new IamRolePolicy(this, "policy", { name: "start", role: role.name, policy: policyDocument([...statements, tellsFailure, ...usesKey]) });
  }

  private addSchedule(name: string, spec: Schedule, groupName: string, role: IamRole, policy: IamRolePolicy): void {
    const { scheduleName, target, deadLetterQueueArn, dependsOn } = this.props;
    new SchedulerSchedule(this, `schedule_${name}`, {
      name: scheduleName(name),
      groupName,
      scheduleExpression: spec.expression,
      scheduleExpressionTimezone: spec.timeZone,
      state: spec.enabled ? "ENABLED" : "DISABLED",
      flexibleTimeWindow:
        spec.flexibleWindowMinutes === 0 ? { mode: "OFF" } : { mode: "FLEXIBLE", maximumWindowInMinutes: spec.flexibleWindowMinutes },
      target: {
        ...target(name),
        roleArn: role.arn,
        deadLetterConfig: { arn: deadLetterQueueArn },
        retryPolicy: { maximumRetryAttempts: spec.maximumRetries, maximumEventAgeInSeconds: spec.maximumEventAgeSeconds },
      },
      dependsOn: [policy, ...dependsOn],
    });
  }
}
