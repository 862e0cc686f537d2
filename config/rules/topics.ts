import type { Platform } from "../platform";
import { everyTaskEvents, everyTopic, field, lookup } from "./places";
import { pattern, type Rule } from "./rule";
import { subscriptionRules } from "./subscriptions";

const fifoAlone: Rule = {
  id: "topic-fifo-setting",
  source: "API CreateTopic",
  *check(platform) {
    for (const { path, value: topic } of everyTopic(platform)) {
      const given = topic.contentBasedDeduplication;
      if (topic.type === "fifo" || given === undefined) continue;
      yield { path: [...path, "contentBasedDeduplication"], given, allowed: "nothing for a standard topic", remedy: 'remove it, or set type to "fifo"' };
    }
  },
};

const isFifo = ({ messaging }: Platform, topic: string) => lookup(messaging.topics, topic)?.type === "fifo";

/** A message to a FIFO topic names its message group; an alarm has no word for one. */
const alarmTopic: Rule = {
  id: "alarm-topic-type",
  source: "API Publish, MessageGroupId; API PutMetricAlarm, AlarmActions",
  *check(platform) {
    const given = platform.messaging.alarmTopic;
    if (given === undefined || !isFifo(platform, given)) return;
    const allowed = "a standard topic: an alarm names no message group, without which a FIFO topic takes nothing";
    yield { path: ["messaging", "alarmTopic"], given, allowed, remedy: "name a standard topic" };
  },
};

const taskEventsTopic: Rule = {
  id: "task-event-topic-type",
  source: "EventBridge User Guide, Event bus targets in Amazon EventBridge",
  *check(platform) {
    for (const { path, value: given } of field(everyTaskEvents, "topic")(platform)) {
      if (!isFifo(platform, given)) continue;
      yield { path, given, allowed: "a standard topic: EventBridge tells no FIFO topic", remedy: "name a standard topic" };
    }
  },
};

/** What topics are like, who tells them, and whom they tell. */
export const topicRules: readonly Rule[] = [
  pattern(
    "topic-display-name",
    "SNS Developer Guide, Creating an Amazon SNS topic",
    /^[^]{1,100}$/,
    "1 to 100 characters",
    "shorten it, or remove it when it is empty",
    field(everyTopic, "displayName"),
  ),
  fifoAlone,
  alarmTopic,
  taskEventsTopic,
  ...subscriptionRules,
];
