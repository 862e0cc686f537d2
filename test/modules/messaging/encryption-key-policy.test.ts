import { encryptionKeyPolicy } from "../../../modules/messaging/encryption-key-policy";

const policy = (...given: Parameters<typeof encryptionKeyPolicy>) => (JSON.parse(encryptionKeyPolicy(...given)) as { Statement: object[] }).Statement;

const ofTheAccount = (partition: string) => ({
  Sid: "PoliciesOfTheAccount",
  Effect: "Allow",
  Principal: { AWS: `arn:${partition}:iam::111122223333:root` },
  Action: "kms:*",
  Resource: "*",
});
const use = (Sid: string, Service: string) => ({ Sid, Effect: "Allow", Principal: { Service }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" });

test("without services that need it the account alone decides about the key", () => {
  expect(policy("aws-cn", "111122223333", { topicArns: [], rules: false, alarms: false })).toEqual([ofTheAccount("aws-cn")]);
});

test("topics, rules and alarms may use it where they are", () => {
  expect(policy("aws", "111122223333", { topicArns: ["arn:topic/b", "arn:topic/a"], rules: true, alarms: true })).toEqual([
    ofTheAccount("aws"),
    { ...use("Topics", "sns.amazonaws.com"), Condition: { ArnEquals: { "aws:SourceArn": ["arn:topic/a", "arn:topic/b"] } } },
    use("Rules", "events.amazonaws.com"),
    { ...use("Alarms", "cloudwatch.amazonaws.com"), Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } },
  ]);
});
