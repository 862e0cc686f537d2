import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { EventTrigger } from "../../config/workflow";
import { ServiceRole } from "../iam/service-role";

/** An event trigger with the name and the ARN of its rule. */
export interface NamedEventTrigger {
  readonly spec: EventTrigger;
  readonly ruleName: string;
  readonly ruleArn: string;
}

export interface EventTriggersProps {
  /** By name. */
  readonly triggers: Readonly<Record<string, NamedEventTrigger>>;
  readonly stateMachineArn: string;
  readonly deadLetterQueueArn: string;
  readonly role: { readonly name: string; readonly account: string };
}

/** The EventBridge rules that start one workflow, with the role they start it with. */
export class EventTriggers extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: EventTriggersProps,
  ) {
    super(scope, id);
    const role = this.addRole();
    for (const [name, trigger] of Object.entries(props.triggers)) this.addTrigger(name, trigger, role);
  }

  private addRole(): ServiceRole {
    const { role, triggers, stateMachineArn } = this.props;
    return new ServiceRole(this, "role", {
      ...role,
      service: "events.amazonaws.com",
      sourceArn: Object.values(triggers).map(({ ruleArn }) => ruleArn),
      policyName: "start",
      statements: [{ Effect: "Allow", Action: "states:StartExecution", Resource: stateMachineArn }],
    });
  }

  private addTrigger(name: string, { spec, ruleName }: NamedEventTrigger, role: ServiceRole): void {
    const rule = new CloudwatchEventRule(this, `${name}_rule`, { name: ruleName, eventBusName: spec.eventBus, eventPattern: JSON.stringify(spec.eventPattern) });
    new CloudwatchEventTarget(this, `${name}_target`, {
      rule: rule.name,
      targetId: "workflow",
      eventBusName: spec.eventBus,
      arn: this.props.stateMachineArn,
      roleArn: role.arn,
      deadLetterConfig: { arn: this.props.deadLetterQueueArn },
      retryPolicy: { maximumRetryAttempts: spec.maximumRetries, maximumEventAgeInSeconds: spec.maximumEventAgeSeconds },
      dependsOn: [role.policy],
    });
  }
}
