import { policyDocument, type Statement } from "../iam/policy-document";

/** What AWS may publish on behalf of. */
export interface TopicPublishers {
  readonly account: string;
  /** ARNs of EventBridge rules. */
  readonly ruleArns: readonly string[];
  /** ARNs of CloudWatch alarms. */
  readonly alarmArns: readonly string[];
}

/**
 * Admits exactly these rules and alarms, and nobody without TLS. Roles of the account publish by their own policies.
 * Source: SNS Developer Guide, "Example cases for Amazon SNS access control".
 */
export function topicPolicy(topicArn: string, { account, ruleArns, alarmArns }: TopicPublishers): string {
  return policyDocument([
    ...allow("Rules", "events.amazonaws.com", topicArn, account, ruleArns),
    ...allow("Alarms", "cloudwatch.amazonaws.com", topicArn, account, alarmArns),
    { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: topicArn, Condition: { Bool: { "aws:SecureTransport": "false" } } },
  ]);
}

function allow(Sid: string, Service: string, Resource: string, account: string, sources: readonly string[]): Statement[] {
  if (sources.length === 0) return [];
  const Condition = { ArnEquals: { "aws:SourceArn": sources }, StringEquals: { "aws:SourceAccount": account } };
  return [{ Sid, Effect: "Allow", Principal: { Service }, Action: "sns:Publish", Resource, Condition }];
}
