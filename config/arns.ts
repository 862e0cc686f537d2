import { repositoryName, roleName, type NameScope } from "./names";

/** The partition a region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return "aws";
}

/** The DNS suffix of a region's service endpoints. */
export function dnsSuffixOf(region: string): string {
  return partitionOf(region) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
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

/** ARN of one of the environment's own repositories. */
export function repositoryArn(scope: NameScope, repository: string): string {
  return arn(scope, "ecr", `repository/${repositoryName(scope, repository)}`);
}

/** URL of one of the environment's own repositories, without a tag. */
export function repositoryUrl(scope: NameScope, repository: string): string {
  return `${scope.account}.dkr.ecr.${scope.region}.${dnsSuffixOf(scope.region)}/${repositoryName(scope, repository)}`;
}
