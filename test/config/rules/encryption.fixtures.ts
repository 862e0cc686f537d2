import type { RuleFixture } from "./fixture";

const key = (region: string) => `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const encrypted =
  (kmsKeyArn: string): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { encryption: { kmsKeyArn } });

export const encryptionFixtures: Readonly<Record<string, RuleFixture>> = {
  "messaging-kms-key-arn": {
    accepted: encrypted(key("eu-west-1")),
    refused: encrypted(key("eu-west-2")),
    problems: [
      {
        path: ["messaging", "encryption", "kmsKeyArn"],
        given: key("eu-west-2"),
        allowed: "a key of eu-west-1",
        remedy: "use a key of that region, or a multi-region key's replica there",
      },
    ],
  },
};
