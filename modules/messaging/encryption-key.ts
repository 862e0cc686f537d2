import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { encryptionKeyPolicy, type EncryptionKeyUsers } from "./encryption-key-policy";

export interface EncryptionKeyProps {
  /** Begins with `alias/`. */
  readonly aliasName: string;
  readonly description: string;
  readonly partition: string;
  readonly account: string;
  readonly users: EncryptionKeyUsers;
  readonly protected: boolean;
}

/** A KMS key for messages at rest, with a new secret every year. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { aliasName, description, partition, account, users, protected: kept }: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, "default", {
      description,
      enableKeyRotation: true,
      policy: encryptionKeyPolicy(partition, account, users),
      ...(kept ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.arn = key.arn;
    new KmsAlias(this, "alias", { name: aliasName, targetKeyId: key.keyId });
  }
}
