import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { deliveryPath } from "../../config/arns";
import { policyDocument, type Statement } from "../iam/policy-document";

export interface DeliveryRoleProps {
  readonly name: string;
  readonly trust: Statement;
  readonly policyArns: readonly string[];
}

/** A role that workflows act as. What others attach to it stays. */
export class DeliveryRole extends Construct {
  constructor(scope: Construct, id: string, { name, trust, policyArns }: DeliveryRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name, path: deliveryPath, assumeRolePolicy: policyDocument([trust]) });
    for (const [index, policyArn] of policyArns.entries()) new IamRolePolicyAttachment(this, `policy-${index + 1}`, { role: role.name, policyArn });
  }
}
