import type { RuleFixture } from "./fixture";
import { waiting } from "./workflow-of";

const queueNamed = { allowed: "the name of a queue of messaging.queues", remedy: 'did you mean "votes"?' };
const topicNamed = { allowed: "the name of a topic of messaging.topics", remedy: 'did you mean "news"?' };

const subscriptions = ["messaging", "topics", "news", "subscriptions"];

export const messagingNameFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-queue": {
    accepted: (file) => {
      file.messaging = {
        queues: { votes: {}, mails: { deadLetter: { queue: "lost" } }, lost: {} },
        topics: { news: { subscriptions: { a: { queue: "mails", deadLetterQueue: "lost" } } } },
      };
      file.services.worker.grants = { queues: { votes: "receive" } };
      file.services.worker.scaling = { minimumTasks: 0, maximumTasks: 2, backlog: { queue: "votes", messagesPerTask: 10 } };
      file.workflows = { nightly: waiting({ triggers: { mail: { queue: "mails" } } }) };
    },
    refused: (file) => {
      file.messaging = {
        queues: { votes: { deadLetter: { queue: "vote" } } },
        topics: { news: { subscriptions: { a: { queue: "voted" }, b: { email: "team@example.com", deadLetterQueue: "Votes" } } } },
      };
      file.services.worker.grants = { queues: { votees: "receive" } };
      file.services.worker.scaling = { minimumTasks: 0, maximumTasks: 2, backlog: { queue: "otes", messagesPerTask: 10 } };
      file.jobs = { tally: { image: "busybox", cpuUnits: 256, memoryMiB: 512, grants: { queues: { ["constructor" as string]: "send" } } } };
      file.workflows = { nightly: waiting({ triggers: { mail: { queue: "votes2" } } }) };
    },
    problems: [
      { path: ["messaging", "queues", "votes", "deadLetter", "queue"], given: "vote", ...queueNamed },
      { path: [...subscriptions, "a", "queue"], given: "voted", ...queueNamed },
      { path: [...subscriptions, "b", "deadLetterQueue"], given: "Votes", ...queueNamed },
      { path: ["services", "worker", "scaling", "backlog", "queue"], given: "otes", ...queueNamed },
      { path: ["services", "worker", "grants", "queues", "votees"], given: "votees", ...queueNamed },
      { path: ["jobs", "tally", "grants", "queues", "constructor"], given: "constructor", ...queueNamed, remedy: 'use one of "votes"' },
      { path: ["workflows", "nightly", "triggers", "mail", "queue"], given: "votes2", ...queueNamed },
    ],
  },
  "unknown-topic": {
    accepted: (file) => {
      file.messaging = { topics: { news: {} }, alarmTopic: "news", taskEvents: { stops: { event: "task-stopped", topic: "news" } } };
      file.services.worker.grants = { topics: { news: "publish" } };
    },
    refused: (file) => {
      file.messaging = { topics: { news: {} }, alarmTopic: "new", taskEvents: { stops: { event: "deployment", topic: "newss" } } };
      file.services.worker.grants = { topics: { News: "publish" } };
    },
    problems: [
      { path: ["messaging", "alarmTopic"], given: "new", ...topicNamed },
      { path: ["messaging", "taskEvents", "stops", "topic"], given: "newss", ...topicNamed },
      { path: ["services", "worker", "grants", "topics", "News"], given: "News", ...topicNamed },
    ],
  },
};
