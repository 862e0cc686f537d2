import { policyDocument, type Statement } from "../iam/policy-document";

/** What AWS must be able to do with the key on our behalf. */
export interface EncryptionKeyUsers {
  /** ARNs of the topics that deliver to queues. */
  readonly topicArns: readonly string[];
  /** Whether EventBridge rules send to topics or queues. */
  readonly rules: boolean;
  /** Whether alarms publish to a topic. */
  readonly alarms: boolean;
}

/**
 * Leaves the key to the account's own policies, and lets those AWS services use it that need it. EventBridge names neither its
 * rule nor its account when it uses a key, so its statement can hold no condition; which rules may send is for the policies of
 * topics and queues. Source: SNS Developer Guide, "Managing Amazon SNS encryption keys and costs".
 */
export function encryptionKeyPolicy(partition: string, account: string, { topicArns, rules, alarms }: EncryptionKeyUsers): string {
  return policyDocument([
    { Sid: "PoliciesOfTheAccount", Effect: "Allow", Principal: { AWS: `arn:${partition}:iam::${account}:root` }, Action: "kms:*", Resource: "*" },
    ...(topicArns.length === 0 ? [] : [use("Topics", "sns.amazonaws.com", { ArnEquals: { "aws:SourceArn": topicArns } })]),
    ...(rules ? [use("Rules", "events.amazonaws.com")] : []),
    ...(alarms ? [use("Alarms", "cloudwatch.amazonaws.com", { StringEquals: { "aws:SourceAccount": account } })] : []),
  ]);
}

function use(Sid: string, Service: string, Condition?: Statement["Condition"]): Statement {
  return { Sid, Effect: "Allow", Principal: { Service }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*", ...(Condition === undefined ? {} : { Condition }) };
}
