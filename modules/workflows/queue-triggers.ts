import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { PipesPipe } from "@cdktf/provider-aws/lib/pipes-pipe";
import { Construct } from "constructs";
import type { QueueTrigger, WorkflowSpec } from "../../config/workflow";
import { assumedByService, policyDocument, type Statement } from "../iam/policy-document";
import { keyStatements } from "../messaging/messaging-statements";

/** A queue trigger with the name and the ARN of its pipe. */
export interface NamedQueueTrigger {
  readonly spec: QueueTrigger;
  readonly queueArn: string;
  readonly pipeName: string;
  readonly pipeArn: string;
}

export interface QueueTriggersProps {
  /** By name. */
  readonly triggers: Readonly<Record<string, NamedQueueTrigger>>;
  readonly type: WorkflowSpec["type"];
  readonly stateMachineArn: string;
  /** Key of the queues, where it is a customer's. */
  readonly kmsKeyArn: string | undefined;
  readonly role: { readonly name: string; readonly account: string };
}

/** The EventBridge pipes that start one workflow with the messages of queues, with the role they do it with. */
export class QueueTriggers extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: QueueTriggersProps,
  ) {
    super(scope, id);
    const role = this.addRole();
    const policy = this.addPolicy(role);
    for (const [name, trigger] of Object.entries(props.triggers)) this.addPipe(name, trigger, role, policy);
  }

  private addRole(): IamRole {
    const { role, triggers } = this.props;
    const pipeArns = Object.values(triggers).map(({ pipeArn }) => pipeArn);
    return new IamRole(this, "role", { name: role.name, assumeRolePolicy: assumedByService("pipes.amazonaws.com", role.account, pipeArns) });
  }

  /** Source: EventBridge User Guide, "Amazon EventBridge Pipes event source permissions". */
  private addPolicy(role: IamRole): IamRolePolicy {
    const { triggers, stateMachineArn, kmsKeyArn, type } = this.props;
    const queueArns = [...new Set(Object.values(triggers).map(({ queueArn }) => queueArn))];
    const starts: Statement = { Effect: "Allow", Action: type === "EXPRESS" ? "states:StartSyncExecution" : "states:StartExecution", Resource: stateMachineArn };
    const usesKey = kmsKeyArn === undefined ? [] : keyStatements(kmsKeyArn, { send: false, receive: true });
    const receives: Statement = { Effect: "Allow", Action: ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map((action) => `sqs:${action}`), Resource: queueArns };
    return new IamRolePolicy(this, "policy", { name: "start", role: role.name, policy: policyDocument([receives, ...usesKey, starts]) });
  }

  private addPipe(id: string, { spec, queueArn, pipeName }: NamedQueueTrigger, role: IamRole, policy: IamRolePolicy): void {
    const { type, stateMachineArn } = this.props;
    new PipesPipe(this, `pipe_${id}`, {
      name: pipeName,
      roleArn: role.arn,
      source: queueArn,
      sourceParameters: {
        sqsQueueParameters: { batchSize: spec.batchSize, maximumBatchingWindowInSeconds: spec.maximumBatchingWindowSeconds },
        ...(spec.filters.length === 0 ? {} : { filterCriteria: { filter: spec.filters.map((pattern) => ({ pattern: JSON.stringify(pattern) })) } }),
      },
      target: stateMachineArn,
      // An express execution is waited for: when it fails, the message comes again, and ends in the queue's dead-letter queue.
      targetParameters: { stepFunctionStateMachineParameters: { invocationType: type === "EXPRESS" ? "REQUEST_RESPONSE" : "FIRE_AND_FORGET" } },
      dependsOn: [policy],
    });
  }
}
