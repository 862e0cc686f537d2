import { isQueueTrigger } from "../workflow";
import { declaredName } from "./declared-name";
import { all, entries, everyQueue, everyService, everySubscription, everyTask, everyTaskEvents, everyWorkflow, field, keys, only, type Places } from "./places";
import type { Rule } from "./rule";

const source = "Gantry guide, Messaging";

const grants = field(everyTask, "grants");
const deadLetters = field(everyQueue, "deadLetter");
const scalings = field(everyService, "scaling");
const backlogs = field(scalings, "backlog");
const queueTriggers = only(entries(field(everyWorkflow, "triggers")), isQueueTrigger);

const subscribedQueues: Places<string> = function* (platform) {
  for (const { path, value } of everySubscription(platform)) if ("queue" in value) yield { path: [...path, "queue"], value: value.queue };
};

/** Every place that names a queue, those in states of workflows left out. */
const queueNames: Places<string | undefined> = all<string | undefined>(
  field(deadLetters, "queue"),
  subscribedQueues,
  field(everySubscription, "deadLetterQueue"),
  field(backlogs, "queue"),
  keys(field(grants, "queues")),
  field(queueTriggers, "queue"),
);

/** Every place that names a topic, those in states of workflows left out. */
const topicNames: Places<string | undefined> = all<string | undefined>(
  ({ messaging }) => [{ path: ["messaging", "alarmTopic"], value: messaging.alarmTopic }],
  field(everyTaskEvents, "topic"),
  keys(field(grants, "topics")),
);

/** That the queues and topics that are named are there. */
export const messagingNameRules: readonly Rule[] = [
  declaredName("unknown-queue", source, "queue of messaging.queues", queueNames, ({ messaging }) => messaging.queues),
  declaredName("unknown-topic", source, "topic of messaging.topics", topicNames, ({ messaging }) => messaging.topics),
];
