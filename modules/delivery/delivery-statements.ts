import { partitionOf } from "../../config/arns";
import type { Statement } from "../iam/policy-document";
import type { DeliveryScope } from "./delivery-scope";
import { readRoleStatements, writeRoleStatements } from "./iam-statements";
import { readStatements, writeStatements } from "./service-statements";
import { readStateStatements, writeStateStatements } from "./state-statements";

/** What a role may do that plans an environment: it changes nothing but its own locks. */
export function planStatements(scope: DeliveryScope): Statement[] {
  return [...readStatements(scope), ...readRoleStatements(scope), ...readStateStatements(scope)];
}

/** What a role may do beside that to apply the plans. */
export function applyStatements(scope: DeliveryScope): Statement[] {
  return [...writeStatements(scope), backupKey(scope), ...writeRoleStatements(scope), ...writeStateStatements(scope)];
}

/** A backup vault is encrypted by a key that AWS Backup uses for whoever makes the vault. */
function backupKey({ region, account }: DeliveryScope): Statement {
  return {
    Effect: "Allow",
    Action: ["kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey", "kms:RetireGrant"],
    Resource: `arn:${partitionOf(region)}:kms:${region}:${account}:key/*`,
    Condition: { StringEquals: { "kms:ViaService": `backup.${region}.amazonaws.com` } },
  };
}
