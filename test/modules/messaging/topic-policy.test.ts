import { topicPolicy } from "../../../modules/messaging/topic-policy";

const topic = "arn:aws:sns:eu-west-1:111122223333:shop-test-results";
const policy = (ruleArns: string[], alarmArns: string[]) => JSON.parse(topicPolicy(topic, { account: "111122223333", ruleArns, alarmArns })) as unknown;

const tlsOnly = { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: topic, Condition: { Bool: { "aws:SecureTransport": "false" } } };

test("a topic that no service publishes to admits none, and nobody without TLS", () => {
  expect(policy([], [])).toEqual({ Version: "2012-10-17", Statement: [tlsOnly] });
});

test("admits each rule and alarm of the account, and no other", () => {
  const allow = (Sid: string, Service: string, sources: string | string[]) => ({
    Sid,
    Effect: "Allow",
    Principal: { Service },
    Action: "sns:Publish",
    Resource: topic,
    Condition: { ArnEquals: { "aws:SourceArn": sources }, StringEquals: { "aws:SourceAccount": "111122223333" } },
  });
  expect(policy(["arn:rule/b", "arn:rule/a"], ["arn:alarm/c"])).toEqual({
    Version: "2012-10-17",
    Statement: [allow("Rules", "events.amazonaws.com", ["arn:rule/a", "arn:rule/b"]), allow("Alarms", "cloudwatch.amazonaws.com", "arn:alarm/c"), tlsOnly],
  });
});
