import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretPolicy } from "@cdktf/provider-aws/lib/secretsmanager-secret-policy";
import { Construct } from "constructs";
import type { SecretSpec } from "../../config/storage";
import { policyDocument } from "../iam/policy-document";

export interface SecretProps {
  readonly name: string;
  readonly spec: SecretSpec;
  /** ARNs of the roles and users that may read the value. */
  readonly readers: readonly string[];
  readonly protected: boolean;
}

/** A secret without a value: it is put in outside, and enters neither a plan nor a state. */
export class Secret extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id);
    const { spec } = props;
    const secret = new SecretsmanagerSecret(this, "default", {
      name: props.name,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...(spec.kmsKeyArn === undefined ? {} : { kmsKeyId: spec.kmsKeyArn }),
      recoveryWindowInDays: spec.recoveryWindowDays,
      ...(props.protected ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.arn = secret.arn;
    new SecretsmanagerSecretPolicy(this, "policy", {
      secretArn: secret.arn,
      policy: policyDocument([
        {
          Sid: "OnlyReaders",
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
          ...(props.readers.length === 0 ? {} : { Condition: { ArnNotEquals: { "aws:PrincipalArn": props.readers } } }),
        },
      ]),
      blockPublicPolicy: true,
    });
  }
}
