import { topicPolicy } from "../../../modules/messaging/topic-policy";

const topic = "arn:aws:sns:eu-west-1:111122223333:shop-test-results";
const policy = (alarmArns: string[]) => JSON.parse(topicPolicy(topic, { account: "111122223333", alarmArns })) as unknown;

const tlsOnly = { Sid: "TlsOnly", Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: topic, Condition: { Bool: { "aws:SecureTransport": "false" } } };

test("a topic that no alarm tells admits no service, and nobody without TLS", () => {
  expect(policy([])).toEqual({ Version: "2012-10-17", Statement: [tlsOnly] });
});

test("admits each alarm of the account, and no other", () => {
  const alarms = {
    Sid: "Alarms",
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topic,
    Condition: { ArnEquals: { "aws:SourceArn": ["arn:alarm/a", "arn:alarm/b"] }, StringEquals: { "aws:SourceAccount": "111122223333" } },
  };
  expect(policy(["arn:alarm/b", "arn:alarm/a"])).toEqual({ Version: "2012-10-17", Statement: [alarms, tlsOnly] });
});
