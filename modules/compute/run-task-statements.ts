import type { Statement } from "../iam/policy-document";

/** One task definition that somebody runs as a task of its own. */
export interface RunTask {
  readonly clusterArn: string;
  /** Its ARN without a revision, and the pattern of its revisions. */
  readonly taskDefinitionArns: readonly string[];
  /** Its execution role and its task role. */
  readonly roleArns: readonly string[];
  /** ARN pattern of the cluster's tasks. */
  readonly taskArns: string;
}

/**
 * The statements that allow to run it, by its family or in any revision.
 * Sources: Service Authorization Reference, Amazon Elastic Container Service; ECS Developer Guide, Grant permission to tag resources on creation.
 */
export function runTaskStatements({ clusterArn, taskDefinitionArns, roleArns, taskArns }: RunTask): Statement[] {
  return [
    { Effect: "Allow", Action: "ecs:RunTask", Resource: taskDefinitionArns, Condition: { ArnEquals: { "ecs:cluster": clusterArn } } },
    { Effect: "Allow", Action: "ecs:TagResource", Resource: taskArns, Condition: { StringEquals: { "ecs:CreateAction": "RunTask" } } },
    { Effect: "Allow", Action: "iam:PassRole", Resource: roleArns, Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } },
  ];
}
