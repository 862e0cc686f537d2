import { deliveryPath, partitionOf, roleArn } from "../../config/arns";
import type { NameScope } from "../../config/names";
import type { Statement } from "../iam/policy-document";
import { writtenNames } from "./service-actions";

/** AWS services that act as a role of an environment. */
const actors = ["backup", "ecs", "ecs-tasks", "events", "pipes", "scheduler", "states", "vpc-flow-logs"];

/** AWS services that make themselves a role when they are first used. */
const selfServing = ["backup", "ecs", "ecs.application-autoscaling", "elasticfilesystem", "elasticloadbalancing"];

const principal = (service: string) => `${service}.amazonaws.com`;

/** What a plan reads of the environment's roles. */
export function readRoleStatements(scope: NameScope): Statement[] {
  return [
    {
      Effect: "Allow",
      Action: ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListInstanceProfilesForRole", "iam:ListRolePolicies", "iam:ListRoleTags"],
      Resource: rolesOf(scope),
    },
  ];
}

/** What an apply does with the environment's roles. Those of the workflows are out of its reach, whatever else it is allowed. */
export function writeRoleStatements(scope: NameScope): Statement[] {
  const { account, region } = scope;
  const own = (kind: string) => `arn:${partitionOf(region)}:iam::${account}:${kind}`;
  return [
    {
      Effect: "Allow",
      Action: [
        ...["iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy", "iam:PutRolePolicy"],
        ...["iam:TagRole", "iam:UntagRole", "iam:UpdateAssumeRolePolicy", "iam:UpdateRole"],
      ],
      Resource: rolesOf(scope),
    },
    { Effect: "Allow", Action: "iam:PassRole", Resource: rolesOf(scope), Condition: { StringEquals: { "iam:PassedToService": actors.map(principal) } } },
    {
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: own("role/aws-service-role/*"),
      Condition: { StringEquals: { "iam:AWSServiceName": selfServing.map(principal) } },
    },
    { Effect: "Deny", Action: "iam:*", Resource: [own(`role${deliveryPath}*`), own(`policy${deliveryPath}*`), own("oidc-provider/*")] },
  ];
}

function rolesOf(scope: NameScope): string {
  return roleArn(scope, `${writtenNames(scope).prefix}-*`);
}
