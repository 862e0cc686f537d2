import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../iam/policy-document";
import { assumedByTasks } from "./task-role";

/** What ECS needs to start a service's tasks. */
export interface ExecutionNeeds {
  readonly logGroupArn: string;
  /** ECR repositories its images come from. */
  readonly repositoryArns: readonly string[];
  /** Secrets Manager secrets it reads, without JSON key. */
  readonly secretArns: readonly string[];
  /** SSM parameters it reads. */
  readonly parameterArns: readonly string[];
  /** Customer-managed keys that encrypt those. */
  readonly kmsKeyArns: readonly string[];
}

/** The statements that allow exactly that. */
export function executionStatements(needs: ExecutionNeeds): Statement[] {
  const allow = (Action: string | readonly string[], Resource: readonly string[]): Statement[] =>
    Resource.length === 0 ? [] : [{ Effect: "Allow", Action, Resource: [...new Set(Resource)] }];
  return [
    ...allow(["logs:CreateLogStream", "logs:PutLogEvents"], [`${needs.logGroupArn}:*`]),
    // Takes no resource but all: Service Authorization Reference, Amazon ECR.
    ...allow("ecr:GetAuthorizationToken", needs.repositoryArns.length > 0 ? ["*"] : []),
    ...allow(["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"], needs.repositoryArns),
    ...allow("secretsmanager:GetSecretValue", needs.secretArns),
    ...allow("ssm:GetParameters", needs.parameterArns),
    ...allow("kms:Decrypt", needs.kmsKeyArns),
  ];
}

export interface ExecutionRoleProps {
  readonly name: string;
  readonly account: string;
  readonly needs: ExecutionNeeds;
  /** ARN pattern of the tasks it serves. */
  readonly taskArns: string;
}

/** The role ECS pulls images, reads secrets and writes logs with. */
export class ExecutionRole extends Construct {
  readonly arn: string;
  /** What must be there before a task starts. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: ExecutionRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name: props.name, assumeRolePolicy: assumedByTasks(props.account, props.taskArns) });
    this.arn = role.arn;
    this.policy = new IamRolePolicy(this, "policy", {
      name: "start-tasks",
      role: role.name,
      policy: policyDocument(executionStatements(props.needs)),
    });
  }
}
