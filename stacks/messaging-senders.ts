import { alarmArn, arn } from "../config/arns";
import { deadLetterQueues } from "../config/dead-letter-queues";
import type { TopicSpec } from "../config/messaging";
import { queueName, topicName } from "../config/names";
import type { Platform } from "../config/platform";
import { isEventTrigger } from "../config/workflow";
import type { EncryptionKeyUsers } from "../modules/messaging/encryption-key-policy";
import type { QueueSenders } from "../modules/messaging/queue-policy";
import type { TopicPublishers } from "../modules/messaging/topic-policy";
import { taskEventRules } from "./task-event-rules";

// ARNs by name throughout: a queue's policy names the topics, and the topics' subscriptions name the queue.

/** The ARN that a queue gets by its name. */
export function queueArn(platform: Platform, queue: string, type: "standard" | "fifo"): string {
  return arn(platform, "sqs", queueName(platform, queue, type));
}

/** Who sends to a queue of the file: the topics it is subscribed to, and those whose undelivered messages it takes. */
export function sendersOf(platform: Platform, queue: string): QueueSenders {
  return { topicArns: topicArns(platform, (topic) => queuesFed(topic).includes(queue)), ruleArns: [] };
}

/** Who sends to the queue of task events that could not be told. */
export function taskEventSenders(platform: Platform): QueueSenders {
  return { topicArns: [], ruleArns: taskEventRules(platform).map((rule) => rule.arn) };
}

/** ARNs of the queues that name a queue as their dead-letter queue. */
export function redrivenFrom(platform: Platform, queue: string): string[] {
  const sources = Object.entries(platform.messaging.queues).filter(([, { deadLetter }]) => deadLetter?.queue === queue);
  return sources.map(([name, { type }]) => queueArn(platform, name, type));
}

/** Who publishes to a topic by its policy: every alarm if it is the environment's alarm topic. Rules do by their role. */
export function publishersOf(platform: Platform, topic: string): TopicPublishers {
  const alarms = platform.messaging.alarmTopic === topic ? deadLetterQueues(platform) : [];
  return { account: platform.account, alarmArns: alarms.map(({ name }) => alarmArn(platform, name)) };
}

/** Which AWS services use the key of messages: topics that feed queues, rules of task events and of workflows, alarms. */
export function keyUsers(platform: Platform): EncryptionKeyUsers {
  const { messaging, workflows } = platform;
  const eventTriggers = Object.values(workflows).some(({ triggers }) => Object.values(triggers).some(isEventTrigger));
  return {
    topicArns: topicArns(platform, (topic) => queuesFed(topic).length > 0),
    rules: eventTriggers || taskEventRules(platform).length > 0,
    alarms: messaging.alarmTopic !== undefined && deadLetterQueues(platform).length > 0,
  };
}

/** Whether a queue of the file takes the dead letters of another queue or of a topic. */
export function isDeadLetterQueue(platform: Platform, queue: string): boolean {
  return deadLetterQueues(platform).some(({ name }) => name === queue);
}

function topicArns(platform: Platform, is: (topic: TopicSpec) => boolean): string[] {
  const topics = Object.entries(platform.messaging.topics).filter(([, topic]) => is(topic));
  return topics.map(([name, { type }]) => arn(platform, "sns", topicName(platform, name, type)));
}

/** Names of the queues that a topic sends to. */
function queuesFed({ subscriptions }: TopicSpec): string[] {
  return Object.values(subscriptions).flatMap((each) => [...("queue" in each ? [each.queue] : []), ...(each.deadLetterQueue === undefined ? [] : [each.deadLetterQueue])]);
}
