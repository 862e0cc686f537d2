import type { Construct } from "constructs";
import { alarmName, queueName } from "../config/names";
import type { Platform } from "../config/platform";
import { DeadLetterQueue } from "../modules/messaging/dead-letter-queue";
import { queueArn } from "./messaging-senders";
import type { MessagingOutputs } from "./messaging-stack";

/** The queue that takes starts of a job or workflow that failed: schedules send by their role, rules by the queue's policy. Gives its ARN. */
export function addStartDeadLetters(scope: Construct, platform: Platform, name: string, messaging: MessagingOutputs, ruleArns: readonly string[]): string {
  const { alarmTopic } = platform.messaging;
  return new DeadLetterQueue(scope, "dead-letter", {
    queueName: queueName(platform, name, "standard"),
    queueArn: queueArn(platform, name, "standard"),
    alarmName: alarmName(platform, name),
    type: "standard",
    senders: { topicArns: [], ruleArns },
    redrivenFrom: [],
    kmsKeyArn: messaging.kmsKeyArn,
    alarmTopicArn: alarmTopic === undefined ? undefined : messaging.topicArns[alarmTopic],
    // It goes with its job or workflow.
    protected: false,
  }).queue.arn;
}
