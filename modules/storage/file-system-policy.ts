import { shortHash } from "../../config/names";
import { policyDocument, type Statement } from "../iam/policy-document";

/** Who may mount one access point. */
export interface AccessPointGrant {
  /** Of the access point: statements are told apart by it. */
  readonly name: string;
  readonly accessPointArn: string;
  /** Roles that may read and write. */
  readonly writers: readonly string[];
  /** Roles that may read. */
  readonly readers: readonly string[];
}

/**
 * Admits each role to exactly its access points, over TLS and with its IAM identity, and refuses everyone else, whatever
 * their own policies say. Source: EFS User Guide, "Using IAM to control file system data access".
 */
export function fileSystemPolicy(fileSystemArn: string, grants: readonly AccessPointGrant[]): string {
  const roles = [...new Set(grants.flatMap((grant) => [...grant.writers, ...grant.readers]))];
  const mounting = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientRootAccess", "elasticfilesystem:ClientWrite"];
  const deny = (Sid: string, Action: Statement["Action"], Condition?: Statement["Condition"]): Statement => ({
    Sid,
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action,
    Resource: fileSystemArn,
    ...(Condition === undefined ? {} : { Condition }),
  });
  return policyDocument([
    ...grants.flatMap((grant) => [
      ...allow(`Write${shortHash(grant.name)}`, ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"], fileSystemArn, grant.accessPointArn, grant.writers),
      ...allow(`Read${shortHash(grant.name)}`, ["elasticfilesystem:ClientMount"], fileSystemArn, grant.accessPointArn, grant.readers),
    ]),
    deny("TlsOnly", "*", { Bool: { "aws:SecureTransport": "false" } }),
    roles.length === 0 ? deny("NobodyYet", mounting) : deny("NobodyElse", mounting, { ArnNotEquals: { "aws:PrincipalArn": roles } }),
    deny("NeverAsRoot", "elasticfilesystem:ClientRootAccess"),
  ]);
}

function allow(sid: string, actions: readonly string[], resource: string, accessPointArn: string, roles: readonly string[]): Statement[] {
  if (roles.length === 0) return [];
  return [
    {
      Sid: sid,
      Effect: "Allow",
      Principal: { AWS: "*" },
      Action: actions,
      Resource: resource,
      Condition: {
        Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
        StringEquals: { "elasticfilesystem:AccessPointArn": accessPointArn },
        ArnEquals: { "aws:PrincipalArn": roles },
      },
    },
  ];
}
