import { policyDocument, type Statement } from "../iam/policy-document";

/** What AWS may send on behalf of. */
export interface QueueSenders {
  /** ARNs of topics. */
  readonly topicArns: readonly string[];
  /** ARNs of EventBridge rules. */
  readonly ruleArns: readonly string[];
}

/**
 * Admits exactly these topics and rules, and nobody without TLS. Roles of the account send by their own policies.
 * Source: SQS Developer Guide, "Basic examples of Amazon SQS policies".
 */
export function queuePolicy(queueArn: string, { topicArns, ruleArns }: QueueSenders): string {
  return policyDocument([
    ...allow("Topics", "sns.amazonaws.com", queueArn, topicArns),
    ...allow("Rules", "events.amazonaws.com", queueArn, ruleArns),
    { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: queueArn, Condition: { Bool: { "aws:SecureTransport": "false" } } },
  ]);
}

function allow(Sid: string, Service: string, Resource: string, sources: readonly string[]): Statement[] {
  if (sources.length === 0) return [];
  return [{ Sid, Effect: "Allow", Principal: { Service }, Action: "sqs:SendMessage", Resource, Condition: { ArnEquals: { "aws:SourceArn": sources } } }];
}
