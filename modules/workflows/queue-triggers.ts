import { PipesPipe } from "@cdktf/provider-aws/lib/pipes-pipe";
import { Construct } from "constructs";
import type { QueueTrigger, WorkflowSpec } from "../../config/workflow";
import type { Statement } from "../iam/policy-document";
import { ServiceRole } from "../iam/service-role";
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
    for (const [name, trigger] of Object.entries(props.triggers)) this.addPipe(name, trigger, role);
  }

  /** Source: EventBridge User Guide, "Amazon EventBridge Pipes event source permissions". */
  private addRole(): ServiceRole {
    const { role, triggers, stateMachineArn, kmsKeyArn, type } = this.props;
    const queueArns = [...new Set(Object.values(triggers).map(({ queueArn }) => queueArn))];
    const receives: Statement = { Effect: "Allow", Action: ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map((action) => `sqs:${action}`), Resource: queueArns };
    const usesKey = kmsKeyArn === undefined ? [] : keyStatements(kmsKeyArn, { send: false, receive: true });
    const starts: Statement = { Effect: "Allow", Action: type === "EXPRESS" ? "states:StartSyncExecution" : "states:StartExecution", Resource: stateMachineArn };
    return new ServiceRole(this, "role", {
      ...role,
      service: "pipes.amazonaws.com",
      sourceArn: Object.values(triggers).map(({ pipeArn }) => pipeArn),
      policyName: "start",
      statements: [receives, ...usesKey, starts],
    });
  }

  private addPipe(id: string, { spec, queueArn, pipeName }: NamedQueueTrigger, role: ServiceRole): void {
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
      dependsOn: [role.policy],
    });
  }
}
