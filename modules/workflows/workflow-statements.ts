import { runTaskStatements, type RunTask } from "../compute/run-task-statements";
import type { Statement } from "../iam/policy-document";
import { keyStatements, topicStatements } from "../messaging/messaging-statements";

/** What the states of a workflow use. */
export interface WorkflowNeeds {
  /** Jobs it runs, and whether it waits for their end. */
  readonly jobs: readonly (RunTask & { readonly waitsForEnd: boolean })[];
  readonly topicArns: readonly string[];
  readonly queueArns: readonly string[];
  readonly functionArns: readonly string[];
  /** Key of topics and queues, where it is a customer's. */
  readonly kmsKeyArn: string | undefined;
  /** The rule by which Step Functions hears that a task has ended. */
  readonly taskEndRuleArn: string;
  readonly logging: boolean;
  readonly tracing: boolean;
  /** What states with a `Resource` of their own need. */
  readonly granted: readonly Statement[];
}

/** The statements that allow exactly that. Source: Step Functions Developer Guide, IAM policies for integrated services. */
export function workflowStatements(needs: WorkflowNeeds): Statement[] {
  const allow = (Action: string | readonly string[], Resource: readonly string[]): Statement[] => (Resource.length === 0 ? [] : [{ Effect: "Allow", Action, Resource: [...new Set(Resource)] }]);
  const awaited = needs.jobs.filter(({ waitsForEnd }) => waitsForEnd);
  const sends = needs.topicArns.length + needs.queueArns.length > 0;
  return [
    ...needs.jobs.flatMap(runTaskStatements),
    ...allow(["ecs:DescribeTasks", "ecs:StopTask"], awaited.map(({ taskArns }) => taskArns)),
    ...allow(["events:DescribeRule", "events:PutRule", "events:PutTargets"], awaited.length > 0 ? [needs.taskEndRuleArn] : []),
    ...needs.topicArns.flatMap(topicStatements),
    ...allow("sqs:SendMessage", needs.queueArns),
    ...(needs.kmsKeyArn === undefined || !sends ? [] : keyStatements(needs.kmsKeyArn, { send: true, receive: false })),
    ...allow("lambda:InvokeFunction", needs.functionArns.flatMap((arn) => [arn, `${arn}:*`])),
    // Neither takes a resource but all: Service Authorization Reference, Amazon CloudWatch Logs and AWS X-Ray.
    ...allow(
      ["CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies", "GetLogDelivery", "ListLogDeliveries", "PutResourcePolicy", "UpdateLogDelivery"].map((action) => `logs:${action}`),
      needs.logging ? ["*"] : [],
    ),
    ...allow(["GetSamplingRules", "GetSamplingTargets", "PutTelemetryRecords", "PutTraceSegments"].map((action) => `xray:${action}`), needs.tracing ? ["*"] : []),
    ...needs.granted,
  ];
}
