import type { Statement } from "../iam/policy-document";

/** What a role does with messages. */
export type QueueUse = "send" | "receive" | "send-and-receive";

const describing = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"];
const sending = ["sqs:SendMessage"];
const receiving = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"];

/** What a role needs to use a queue. Source: SQS Developer Guide, "Using identity-based policies with Amazon SQS". */
export function queueStatements(queueArn: string, use: QueueUse): Statement[] {
  const Action = [...describing, ...(use === "receive" ? [] : sending), ...(use === "send" ? [] : receiving)].sort();
  return [{ Effect: "Allow", Action, Resource: queueArn }];
}

/** What a role needs to publish to a topic. */
export function topicStatements(topicArn: string): Statement[] {
  return [{ Effect: "Allow", Action: "sns:Publish", Resource: topicArn }];
}

/**
 * What a role needs of the key of queues and topics: whoever sends decrypts the data key too, to see that it is whole.
 * Source: SQS Developer Guide, "Amazon SQS Key management".
 */
export function keyStatements(kmsKeyArn: string, { send, receive }: { readonly send: boolean; readonly receive: boolean }): Statement[] {
  if (!send && !receive) return [];
  return [{ Effect: "Allow", Action: send ? ["kms:Decrypt", "kms:GenerateDataKey"] : "kms:Decrypt", Resource: kmsKeyArn }];
}
