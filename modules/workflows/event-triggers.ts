import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { EventTrigger } from "../../config/workflow";
import { assumedByService, policyDocument } from "../iam/policy-document";

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
    const policy = this.addPolicy(role);
    for (const [name, trigger] of Object.entries(props.triggers)) this.addTrigger(name, trigger, role, policy);
  }

  private addRole(): IamRole {
    const { role, triggers } = this.props;
    const ruleArns = Object.values(triggers).map(({ ruleArn }) => ruleArn);
    return new IamRole(this, "role", { name: role.name, assumeRolePolicy: assumedByService("events.amazonaws.com", role.account, ruleArns) });
  }

  private addPolicy(role: IamRole): IamRolePolicy {
    const starts = { Effect: "Allow" as const, Action: "states:StartExecution", Resource: this.props.stateMachineArn };
    return new IamRolePolicy(this, "policy", { name: "start", role: role.name, policy: policyDocument([starts]) });
  }

  private addTrigger(name: string, { spec, ruleName }: NamedEventTrigger, role: IamRole, policy: IamRolePolicy): void {
    const rule = new CloudwatchEventRule(this, `${name}_rule`, { name: ruleName, eventBusName: spec.eventBus, eventPattern: JSON.stringify(spec.eventPattern) });
    new CloudwatchEventTarget(this, `${name}_target`, {
      rule: rule.name,
      targetId: "workflow",
      eventBusName: spec.eventBus,
      arn: this.props.stateMachineArn,
      roleArn: role.arn,
      deadLetterConfig: { arn: this.props.deadLetterQueueArn },
      retryPolicy: { maximumRetryAttempts: spec.maximumRetries, maximumEventAgeInSeconds: spec.maximumEventAgeSeconds },
      dependsOn: [policy],
    });
  }
}
