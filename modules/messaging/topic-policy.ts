import { policyDocument, type Statement } from "../iam/policy-document";

/** What AWS may publish on behalf of. */
export interface TopicPublishers {
  readonly account: string;
  /** ARNs of CloudWatch alarms. */
  readonly alarmArns: readonly string[];
}

/**
 * Admits exactly these alarms, and nobody without TLS. Roles of the account publish by their own policies; EventBridge by one, too.
 * Source: SNS Developer Guide, "Example cases for Amazon SNS access control".
 */
export function topicPolicy(topicArn: string, { account, alarmArns }: TopicPublishers): string {
  return policyDocument([
    ...(alarmArns.length === 0 ? [] : [alarms(topicArn, account, alarmArns)]),
    { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: topicArn, Condition: { Bool: { "aws:SecureTransport": "false" } } },
  ]);
}

function alarms(Resource: string, account: string, sources: readonly string[]): Statement {
  const Condition = { ArnEquals: { "aws:SourceArn": sources }, StringEquals: { "aws:SourceAccount": account } };
  return { Sid: "Alarms", Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "sns:Publish", Resource, Condition };
}
