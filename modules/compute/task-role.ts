import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { assumedByService, policyDocument, type Statement } from "../iam/policy-document";

/** An access point that a task mounts. */
export interface MountedAccessPoint {
  readonly fileSystemArn: string;
  readonly accessPointArn: string;
  readonly readOnly: boolean;
}

/** What the code of a service or job may do. */
export interface TaskNeeds {
  readonly exec: boolean;
  readonly accessPoints: readonly MountedAccessPoint[];
  /** What the file grants beyond. */
  readonly granted: readonly Statement[];
}

/** The statements that allow exactly that. */
export function taskStatements(needs: TaskNeeds): Statement[] {
  const mounts = needs.accessPoints.map(
    ({ fileSystemArn, accessPointArn, readOnly }): Statement => ({
      Effect: "Allow",
      Action: ["elasticfilesystem:ClientMount", ...(readOnly ? [] : ["elasticfilesystem:ClientWrite"])],
      Resource: fileSystemArn,
      Condition: { StringEquals: { "elasticfilesystem:AccessPointArn": accessPointArn } },
    }),
  );
  // Takes no resource but all: Service Authorization Reference, Amazon Session Manager Message Gateway Service.
  const exec: Statement = {
    Effect: "Allow",
    Action: ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"].map((action) => `ssmmessages:${action}`),
    Resource: "*",
  };
  return [...mounts, ...(needs.exec ? [exec] : []), ...needs.granted];
}

/** Lets the tasks of one account and region act as a role, and nobody else. Source: ECS Developer Guide, "Task IAM role". */
export function assumedByTasks(account: string, taskArns: string): string {
  return assumedByService("ecs-tasks.amazonaws.com", account, taskArns);
}

export interface TaskRoleProps {
  readonly name: string;
  readonly account: string;
  readonly needs: TaskNeeds;
  /** ARN pattern of the tasks it serves. */
  readonly taskArns: string;
}

/** The role a task's containers act as. */
export class TaskRole extends Construct {
  readonly arn: string;
  /** What must be there before a task starts; `undefined` when it may do nothing. */
  readonly policy: IamRolePolicy | undefined;

  constructor(scope: Construct, id: string, props: TaskRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name: props.name, assumeRolePolicy: assumedByTasks(props.account, props.taskArns) });
    this.arn = role.arn;
    const statements = taskStatements(props.needs);
    if (statements.length > 0) {
      this.policy = new IamRolePolicy(this, "policy", { name: "act", role: role.name, policy: policyDocument(statements) });
    }
  }
}
