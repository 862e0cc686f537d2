import { queuePolicy } from "../../../modules/messaging/queue-policy";

const queue = "arn:aws:sqs:eu-west-1:111122223333:shop-test-votes";
const policy = (...senders: [topicArns: string[], ruleArns: string[]]) => JSON.parse(queuePolicy(queue, { topicArns: senders[0], ruleArns: senders[1] })) as unknown;

const tlsOnly = { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: queue, Condition: { Bool: { "aws:SecureTransport": "false" } } };

test("a queue that nothing is delivered to admits no service, and nobody without TLS", () => {
  expect(policy([], [])).toEqual({ Version: "2012-10-17", Statement: [tlsOnly] });
});

test("admits each topic and rule, and no other", () => {
  const allow = (Sid: string, Service: string, sources: string | string[]) => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "sqs:SendMessage",
    Resource: queue,
    Condition: { ArnEquals: { "aws:SourceArn": sources } },
  });
  expect(policy(["arn:topic/b", "arn:topic/a"], ["arn:rule/c"])).toEqual({
    Version: "2012-10-17",
    Statement: [allow("Topics", "sns.amazonaws.com", ["arn:topic/a", "arn:topic/b"]), allow("Rules", "events.amazonaws.com", "arn:rule/c"), tlsOnly],
  });
});
