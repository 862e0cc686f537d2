import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { assumedByService, policyDocument, type Statement } from "../iam/policy-document";

export interface InfrastructureRoleProps {
  readonly name: string;
  readonly account: string;
  readonly partition: string;
  /** Customer-managed key that encrypts the volumes. */
  readonly kmsKeyArn: string | undefined;
}

/** What AWS's managed policy leaves out. Source: ECS Developer Guide, "Encrypt data stored in Amazon EBS volumes attached to Amazon ECS tasks". */
export function keyStatements(kmsKeyArn: string): Statement[] {
  return [
    { Effect: "Allow", Action: "kms:DescribeKey", Resource: kmsKeyArn },
    {
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      Resource: kmsKeyArn,
    },
    { Effect: "Allow", Action: "kms:CreateGrant", Resource: kmsKeyArn, Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } },
  ];
}

/** The role ECS makes and deletes a service's EBS volumes with. It must outlive the service. */
export class InfrastructureRole extends Construct {
  readonly arn: string;
  /** What must be there as long as the service is. */
  readonly policies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, account, partition, kmsKeyArn }: InfrastructureRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name, assumeRolePolicy: assumedByService("ecs.amazonaws.com", account) });
    this.arn = role.arn;
    const managed = new IamRolePolicyAttachment(this, "policy", {
      role: role.name,
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes`,
    });
    this.policies = kmsKeyArn === undefined ? [managed] : [managed, this.addKeyPolicy(role, kmsKeyArn)];
  }

  private addKeyPolicy(role: IamRole, kmsKeyArn: string): IamRolePolicy {
    return new IamRolePolicy(this, "key", { name: "encrypt-volumes", role: role.name, policy: policyDocument(keyStatements(kmsKeyArn)) });
  }
}
