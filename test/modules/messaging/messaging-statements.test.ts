import { keyStatements, queueStatements, topicStatements } from "../../../modules/messaging/messaging-statements";

const describing = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"];
const receiving = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", ...describing, "sqs:ReceiveMessage"];

test.each([
  ["send", [...describing, "sqs:SendMessage"]],
  ["receive", receiving],
  ["send-and-receive", [...receiving, "sqs:SendMessage"]],
] as const)("%s of a queue", (use, Action) => {
  expect(queueStatements("arn:queue", use)).toEqual([{ Effect: "Allow", Action, Resource: "arn:queue" }]);
});

test("publish to a topic", () => {
  expect(topicStatements("arn:topic")).toEqual([{ Effect: "Allow", Action: "sns:Publish", Resource: "arn:topic" }]);
});

test.each([
  [true, true, ["kms:Decrypt", "kms:GenerateDataKey"]],
  [true, false, ["kms:Decrypt", "kms:GenerateDataKey"]],
  [false, true, "kms:Decrypt"],
])("the key, to send %s and to receive %s", (send, receive, Action) => {
  expect(keyStatements("arn:key", { send, receive })).toEqual([{ Effect: "Allow", Action, Resource: "arn:key" }]);
});

test("who neither sends nor receives needs no key", () => {
  expect(keyStatements("arn:key", { send: false, receive: false })).toEqual([]);
});
