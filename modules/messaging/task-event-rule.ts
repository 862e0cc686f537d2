import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { ServiceRole } from "../iam/service-role";
import { taskEventMessage } from "./task-event-message";
import { taskEventPattern, type TaskEventFilter } from "./task-event-pattern";

export interface TaskEventRuleProps {
  readonly name: string;
  /** The service or job, as the message names it. */
  readonly subject: string;
  readonly filter: TaskEventFilter;
  /** The topic that is told. */
  readonly topicArn: string;
  /** Tells it. */
  readonly role: ServiceRole;
  /** Takes what could not be told. */
  readonly deadLetterQueueArn: string;
}

/** An EventBridge rule that tells a topic what ECS does with one service or job. */
export class TaskEventRule extends Construct {
  constructor(scope: Construct, id: string, { name, subject, filter, topicArn, role, deadLetterQueueArn }: TaskEventRuleProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "default", { name, description: `${filter.event} of ${subject}`, eventPattern: taskEventPattern(filter) });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "topic",
      arn: topicArn,
      roleArn: role.arn,
      inputTransformer: taskEventMessage(filter.event, subject),
      deadLetterConfig: { arn: deadLetterQueueArn },
      // Who is told after an hour that a task stopped is told too late.
      retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
      dependsOn: [role.policy],
    });
  }
}
