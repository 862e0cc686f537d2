import { SchedulerSchedule, type SchedulerScheduleTarget } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { scheduleName } from "../../config/names";
import type { Schedule } from "../../config/schedule";
import type { Statement } from "../iam/policy-document";
import { ServiceRole } from "../iam/service-role";
import { keyStatements } from "../messaging/messaging-statements";

export interface SchedulesProps {
  readonly groupName: string;
  /** By name. */
  readonly schedules: Readonly<Record<string, Schedule>>;
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
    for (const [name, spec] of Object.entries(props.schedules)) this.addSchedule(name, spec, groupName, role);
  }

  private addRole(): ServiceRole {
    const { role, statements, deadLetterQueueArn, kmsKeyArn } = this.props;
    const tellsFailure: Statement = { Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetterQueueArn };
    const usesKey = kmsKeyArn === undefined ? [] : keyStatements(kmsKeyArn, { send: true, receive: false });
    return new ServiceRole(this, "role", {
      name: role.name,
      account: role.account,
      service: "scheduler.amazonaws.com",
      sourceArn: role.groupArn,
      policyName: "start",
      statements: [...statements, tellsFailure, ...usesKey],
    });
  }

  private addSchedule(name: string, spec: Schedule, groupName: string, role: ServiceRole): void {
    const { target, deadLetterQueueArn, dependsOn } = this.props;
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
      dependsOn: [role.policy, ...dependsOn],
    });
  }
}
