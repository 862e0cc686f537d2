import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { assumedByService, policyDocument } from "../iam/policy-document";
import { keyStatements, topicStatements } from "./messaging-statements";

export interface TaskEventRoleProps {
  readonly name: string;
  readonly account: string;
  /** ARN pattern of the rules that may act as it. */
  readonly ruleArns: string;
  /** The topics that are told. */
  readonly topicArns: readonly string[];
  /** Key of the topics, where it is a customer's. */
  readonly kmsKeyArn: string | undefined;
}

/**
 * The role that EventBridge tells topics with. By a topic's own policy it could not be held to some rules: EventBridge names no
 * rule when it publishes, and a condition would shut it out. Source: EventBridge User Guide, "Using resource-based policies for Amazon EventBridge".
 */
export class TaskEventRole extends Construct {
  readonly arn: string;
  /** What must be there before a rule tells anything. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { name, account, ruleArns, topicArns, kmsKeyArn }: TaskEventRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name, assumeRolePolicy: assumedByService("events.amazonaws.com", account, ruleArns) });
    this.arn = role.arn;
    const usesKey = kmsKeyArn === undefined ? [] : keyStatements(kmsKeyArn, { send: true, receive: false });
    this.policy = new IamRolePolicy(this, "policy", { name: "tell", role: role.name, policy: policyDocument([...topicArns.flatMap(topicStatements), ...usesKey]) });
  }
}
