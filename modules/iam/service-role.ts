import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { assumedByService, policyDocument, type Statement } from "./policy-document";

export interface ServiceRoleProps {
  readonly name: string;
  readonly account: string;
  /** The AWS service that acts as it: `events.amazonaws.com`. */
  readonly service: string;
  /** ARNs, or patterns of them, of what the service may act on behalf of. */
  readonly sourceArn: string | readonly string[];
  readonly policyName: string;
  readonly statements: readonly Statement[];
}

/** A role that one AWS service acts as, on behalf of certain resources of the account. */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** What must be there before the service acts. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { name, account, service, sourceArn, policyName, statements }: ServiceRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "default", { name, assumeRolePolicy: assumedByService(service, account, sourceArn) });
    this.arn = role.arn;
    this.policy = new IamRolePolicy(this, "policy", { name: policyName, role: role.name, policy: policyDocument(statements) });
  }
}
