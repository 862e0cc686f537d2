import { kmsKeyArn } from "./kms-key-arn";
import type { Rule } from "./rule";

/** Who holds the key of messages at rest. */
export const encryptionRules: readonly Rule[] = [
  kmsKeyArn("messaging-kms-key-arn", "API CreateQueue and CreateTopic, KmsMasterKeyId", ({ messaging: { encryption } }) => [
    { path: ["messaging", "encryption", "kmsKeyArn"], value: typeof encryption === "string" ? undefined : encryption.kmsKeyArn },
  ]),
];
