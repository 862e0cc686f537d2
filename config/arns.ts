import { alarmName, clusterName, deliveryName, roleName, stateMachineName, taskFamily, type NameScope } from "./names";

/** The partition a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** `arn:aws:<service>:<region>:<account>:<resource>`. */
export function arn(scope: NameScope, service: string, resource: string): string {
  return `arn:${partitionOf(scope.region)}:${service}:${scope.region}:${scope.account}:${resource}`;
}

/** ARN of a role by its name. */
export function roleArn(scope: NameScope, name: string): string {
  return `arn:${partitionOf(scope.region)}:iam::${scope.account}:role/${name}`;
}

/** Where the roles and policies of workflows stand, in the words of IAM: no name of an environment's own has a slash. */
export const deliveryPath = "/delivery/";

/** The role that workflows plan or apply an environment with. */
export function deliveryRoleArn(scope: NameScope, step: "plan" | "apply"): string {
  return roleArn(scope, `${deliveryPath.slice(1)}${deliveryName(scope, step)}`);
}

/** The role a service's containers act as. */
export function taskRoleArn(scope: NameScope, service: string): string {
  return roleArn(scope, roleName(scope, service, "task"));
}

/** The role ECS pulls images, reads secrets and writes logs with, for one service. */
export function executionRoleArn(scope: NameScope, service: string): string {
  return roleArn(scope, roleName(scope, service, "execution"));
}

/** The state machine of a workflow. */
export function stateMachineArn(scope: NameScope, workflow: string): string {
  return arn(scope, "states", `stateMachine:${stateMachineName(scope, workflow)}`);
}

/** A Lambda function by its name. */
export function lambdaFunctionArn(scope: NameScope, name: string): string {
  return arn(scope, "lambda", `function:${name}`);
}

/** A task definition without a revision, and every revision of it. */
export function taskDefinitionArns(scope: NameScope, task: string): string[] {
  const family = arn(scope, "ecs", `task-definition/${taskFamily(scope, task)}`);
  return [family, `${family}:*`];
}

/** Every task of the environment's cluster. */
export function taskArns(scope: NameScope): string {
  return arn(scope, "ecs", `task/${clusterName(scope)}/*`);
}

/** The environment's ECS cluster, for states that stand before it. */
export function clusterArn(scope: NameScope): string {
  return arn(scope, "ecs", `cluster/${clusterName(scope)}`);
}

/** The alarm of a dead-letter queue: see `dead-letter-queues.ts` for its name. */
export function alarmArn(scope: NameScope, queue: string): string {
  return arn(scope, "cloudwatch", `alarm:${alarmName(scope, queue)}`);
}

/** Whether what ECS reads a secret from is an SSM parameter, not a secret of Secrets Manager. */
export function isParameterArn(arn: string): boolean {
  return /^arn:[^:]+:ssm:/.test(arn);
}
