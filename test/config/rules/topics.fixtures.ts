import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { subscriptionFixtures } from "./subscriptions.fixtures";

type Topic = NonNullable<NonNullable<EnvironmentFile["messaging"]>["topics"]>[string];

const news =
  (topic: Topic): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { topics: { news: topic } });
const at = ["messaging", "topics", "news"];

const alarms =
  (topic: Topic): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { topics: { alarms: topic }, alarmTopic: "alarms" });

const stops =
  (topic: Topic): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { topics: { told: topic }, taskEvents: { stops: { event: "task-stopped", topic: "told" } } });

export const topicFixtures: Readonly<Record<string, RuleFixture>> = {
  "topic-display-name": {
    accepted: news({ displayName: "n".repeat(100) }),
    refused: (file) => void (file.messaging = { topics: { news: { displayName: "n".repeat(101) }, olds: { displayName: "" } } }),
    problems: [
      { path: [...at, "displayName"], given: "n".repeat(101), allowed: "1 to 100 characters", remedy: "shorten it, or remove it when it is empty" },
      { path: ["messaging", "topics", "olds", "displayName"], given: "", allowed: "1 to 100 characters", remedy: "shorten it, or remove it when it is empty" },
    ],
  },
  "topic-fifo-setting": {
    accepted: news({ type: "fifo", contentBasedDeduplication: true }),
    refused: news({ contentBasedDeduplication: true }),
    problems: [
      { path: [...at, "contentBasedDeduplication"], given: true, allowed: "nothing for a standard topic", remedy: 'remove it, or set type to "fifo"' },
    ],
  },
  "alarm-topic-type": {
    accepted: alarms({ type: "standard" }),
    refused: alarms({ type: "fifo" }),
    problems: [
      {
        path: ["messaging", "alarmTopic"],
        given: "alarms",
        allowed: "a standard topic: an alarm names no message group, without which a FIFO topic takes nothing",
        remedy: "name a standard topic",
      },
    ],
  },
  "task-event-topic-type": {
    accepted: stops({ type: "standard" }),
    refused: stops({ type: "fifo" }),
    problems: [
      {
        path: ["messaging", "taskEvents", "stops", "topic"],
        given: "told",
        allowed: "a standard topic: EventBridge tells no FIFO topic",
        remedy: "name a standard topic",
      },
    ],
  },
  ...subscriptionFixtures,
};
