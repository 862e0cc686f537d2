import { roleName, type NameScope } from "./names";

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

/** The role a service's containers act as. */
export function taskRoleArn(scope: NameScope, service: string): string {
  return roleArn(scope, roleName(scope, service, "task"));
}

/** The role ECS pulls images, reads secrets and writes logs with, for one service. */
export function executionRoleArn(scope: NameScope, service: string): string {
  return roleArn(scope, roleName(scope, service, "execution"));
}

/** Whether what ECS reads a secret from is an SSM parameter, not a secret of Secrets Manager. */
export function isParameterArn(arn: string): boolean {
  return /^arn:[^:]+:ssm:/.test(arn);
}
