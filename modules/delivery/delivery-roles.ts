import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { deliveryPath } from "../../config/arns";
import { deliveryName } from "../../config/names";
import type { Statement } from "../iam/policy-document";
import { DeliveryRole } from "./delivery-role";
import type { DeliveryScope } from "./delivery-scope";
import { applyStatements, planStatements } from "./delivery-statements";
import { workflowTrust } from "./github-provider";
import { policyParts } from "./policy-parts";

export interface DeliveryRolesProps {
  readonly scope: DeliveryScope;
  /** `acme/shop` */
  readonly repository: string;
  readonly providerArn: string;
}

/** The two roles of an environment: one that plans it, and one that applies the plans. */
export class DeliveryRoles extends Construct {
  constructor(
    parent: Construct,
    id: string,
    private readonly props: DeliveryRolesProps,
  ) {
    super(parent, id);
    const plan = this.addPolicies("plan", planStatements(props.scope));
    const apply = this.addPolicies("apply", applyStatements(props.scope));
    this.addRole("plan", `${props.scope.environment}-plan`, plan);
    this.addRole("apply", props.scope.environment, [...plan, ...apply]);
  }

  private addPolicies(step: "plan" | "apply", statements: readonly Statement[]): string[] {
    return policyParts(statements).map((policy, index) => {
      const number = `${index + 1}`;
      return new IamPolicy(this, `${step}-${number}`, { name: deliveryName(this.props.scope, step, number), path: deliveryPath, policy }).arn;
    });
  }

  private addRole(step: "plan" | "apply", githubEnvironment: string, policyArns: readonly string[]): void {
    const { scope, repository, providerArn } = this.props;
    new DeliveryRole(this, step, { name: deliveryName(scope, step), trust: workflowTrust(providerArn, repository, githubEnvironment), policyArns });
  }
}
