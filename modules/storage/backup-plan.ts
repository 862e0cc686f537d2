import { BackupPlan as AwsBackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { BackupSpec } from "../../config/storage";
import { assumedByService } from "../iam/policy-document";

export interface BackupPlanProps {
  readonly account: string;
  readonly partition: string;
  readonly vaultName: string;
  readonly roleName: string;
  readonly spec: BackupSpec;
  /** ARNs of what is backed up. */
  readonly resourceArns: readonly string[];
  readonly protected: boolean;
}

/** An AWS Backup plan with a vault of its own. */
export class BackupPlan extends Construct {
  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const vault = new BackupVault(this, "vault", {
      name: props.vaultName,
      ...(props.protected ? { lifecycle: { preventDestroy: true } } : { forceDestroy: true }),
    });
    const plan = new AwsBackupPlan(this, "default", {
      name: props.vaultName,
      rule: [
        {
          ruleName: "regular",
          targetVaultName: vault.name,
          schedule: props.spec.schedule,
          lifecycle: { deleteAfter: props.spec.retentionDays },
        },
      ],
    });
    const role = this.addRole(props);
    new BackupSelection(this, "selection", {
      name: props.vaultName,
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: [...props.resourceArns],
    });
  }

  private addRole({ account, partition, roleName }: BackupPlanProps): IamRole {
    const role = new IamRole(this, "role", { name: roleName, assumeRolePolicy: assumedByService("backup.amazonaws.com", account) });
    for (const purpose of ["Backup", "Restores"]) {
      new IamRolePolicyAttachment(this, purpose.toLowerCase(), {
        role: role.name,
        policyArn: `arn:${partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyFor${purpose}`,
      });
    }
    return role;
  }
}
