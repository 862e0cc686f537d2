import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { assumedByService } from "../iam/policy-document";

export interface InfrastructureRoleProps {
  readonly name: string;
  readonly account: string;
  readonly partition: string;
}

/** The role ECS makes and deletes a service's EBS volumes with. It must outlive the service. */
export class InfrastructureRole extends Construct {
  readonly arn: string;
  /** What must be there as long as the service is. */
  readonly attachment: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, { name, account, partition }: InfrastructureRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name, assumeRolePolicy: assumedByService("ecs.amazonaws.com", account) });
    this.arn = role.arn;
    this.attachment = new IamRolePolicyAttachment(this, "policy", {
      role: role.name,
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes`,
    });
  }
}
