import type { RuleFixture } from "./fixture";

type Base = Parameters<RuleFixture["accepted"]>[0];

/** The base's worker, which works off a queue of votes. */
const worksOff = (file: Base, word: "send" | "receive" | "send-and-receive", messagesPerTask: number) => {
  file.messaging = { queues: { votes: {} } };
  Object.assign(file.services.worker, { grants: { queues: { votes: word } }, scaling: { minimumTasks: 0, maximumTasks: 4, backlog: { queue: "votes", messagesPerTask } } });
};

const at = ["services", "worker", "scaling", "backlog"];

export const backlogFixtures: Readonly<Record<string, RuleFixture>> = {
  "backlog-messages": {
    accepted: (file) => worksOff(file, "receive", 0.5),
    refused: (file) => worksOff(file, "receive", 0),
    problems: [
      { path: [...at, "messagesPerTask"], given: 0, allowed: "a number above 0", remedy: "divide the seconds a message may wait by the seconds a task needs for one" },
    ],
  },
  "backlog-grant": {
    accepted: (file) => worksOff(file, "send-and-receive", 10),
    refused: (file) => {
      worksOff(file, "send", 10);
      file.services.web.scaling = { minimumTasks: 0, maximumTasks: 4, backlog: { queue: "votes", messagesPerTask: 10 } };
    },
    problems: [
      {
        path: [...at, "queue"],
        given: "votes",
        allowed: "a queue the service is granted to receive from: more tasks would not work it off",
        remedy: 'add grants: { queues: { "votes": "send-and-receive" } }',
      },
      {
        path: ["services", "web", "scaling", "backlog", "queue"],
        given: "votes",
        allowed: "a queue the service is granted to receive from: more tasks would not work it off",
        remedy: 'add grants: { queues: { "votes": "receive" } }',
      },
    ],
  },
  "backlog-container-insights": {
    accepted: (file) => {
      worksOff(file, "receive", 10);
      file.compute = { containerInsights: "enabled" };
    },
    refused: (file) => {
      worksOff(file, "receive", 10);
      file.compute = { containerInsights: "disabled" };
    },
    problems: [
      {
        path: at,
        given: { queue: "votes", messagesPerTask: 10 },
        allowed: "nothing without Container Insights, which counts the tasks that run",
        remedy: 'set compute.containerInsights to "enabled", or scale by cpuPercent',
      },
    ],
  },
};
