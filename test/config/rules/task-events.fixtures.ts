import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { waiting } from "./workflow-of";

type TaskEvents = NonNullable<NonNullable<EnvironmentFile["messaging"]>["taskEvents"]>[string];

const told =
  (taskEvents: Readonly<Record<string, TaskEvents>>): RuleFixture["accepted"] =>
  (file) =>
    void (file.messaging = { topics: { news: {} }, taskEvents });

const stopped = (taken: Readonly<Record<string, unknown>>): TaskEvents => ({ event: "task-stopped", ...taken, topic: "news" });
const acted = (taken: Readonly<Record<string, unknown>>): TaskEvents => ({ event: "service-action", ...taken, topic: "news" });

const at = ["messaging", "taskEvents", "stops"];
const job = { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
const all = "name some, or remove the list to take all";
const twice = { allowed: "each entry once", remedy: "remove it: it stands there already" };

/** Entries that each take the events of one service, and one that takes those of both. */
const entries = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index}`, index === 0 ? acted({}) : acted({ services: ["web"] })]));

export const taskEventFixtures: Readonly<Record<string, RuleFixture>> = {
  "unknown-event-service": {
    accepted: told({ stops: stopped({ services: ["web", "worker"] }) }),
    refused: told({ stops: stopped({ services: ["web", "wroker"] }) }),
    problems: [{ path: [...at, "services", 1], given: "wroker", allowed: "the name of a service", remedy: 'did you mean "worker"?' }],
  },
  "unknown-event-job": {
    accepted: (file) => {
      file.jobs = { tally: job };
      told({ stops: stopped({ jobs: ["tally"] }) })(file);
    },
    refused: (file) => {
      file.jobs = { tally: job };
      told({ stops: stopped({ jobs: ["web"] }) })(file);
    },
    problems: [{ path: [...at, "jobs", 0], given: "web", allowed: "the name of a job", remedy: 'use one of "tally"' }],
  },
  "task-event-empty": {
    accepted: (file) => {
      file.jobs = { tally: job };
      told({ stops: stopped({ services: [], jobs: ["tally"] }), runs: { event: "task-running", services: ["web"], jobs: [], topic: "news" } })(file);
    },
    refused: told({ stops: stopped({ services: [], jobs: [], stopCodes: [] }), acts: acted({ services: [], eventNames: [] }) }),
    problems: [
      { path: [...at, "services"], given: [], allowed: "at least one service or job: this takes the events of none", remedy: all },
      { path: [...at, "stopCodes"], given: [], allowed: "at least one stop code", remedy: all },
      { path: ["messaging", "taskEvents", "acts", "services"], given: [], allowed: "at least one service: this takes the events of none", remedy: all },
      { path: ["messaging", "taskEvents", "acts", "eventNames"], given: [], allowed: "at least one name of an event", remedy: all },
    ],
  },
  "task-event-duplicate": {
    accepted: told({ stops: stopped({ services: ["web", "worker"], stopCodes: ["UserInitiated", "SpotInterruption"] }) }),
    refused: told({ stops: stopped({ services: ["web", "web"], stopCodes: ["UserInitiated", "UserInitiated"] }), acts: acted({ eventNames: ["A_B", "A_B"] }) }),
    problems: [
      { path: [...at, "services", 1], given: "web", ...twice },
      { path: [...at, "stopCodes", 1], given: "UserInitiated", ...twice },
      { path: ["messaging", "taskEvents", "acts", "eventNames", 1], given: "A_B", ...twice },
    ],
  },
  "task-event-name": {
    accepted: told({ acts: acted({ eventNames: ["SERVICE_TASK_PLACEMENT_FAILURE"] }) }),
    refused: told({ acts: acted({ eventNames: ["service-task-placement-failure"] }) }),
    problems: [
      {
        path: ["messaging", "taskEvents", "acts", "eventNames", 0],
        given: "service-task-placement-failure",
        allowed: "the name of an event as ECS writes it: SERVICE_TASK_PLACEMENT_FAILURE",
        remedy: "write it in capitals with underscores",
      },
    ],
  },
  "event-rule-quota": {
    accepted: (file) => {
      told(entries(299))(file);
      file.waivers = { "task-event-policy-size": "tried" };
    },
    refused: (file) => {
      told(entries(299))(file);
      const eventPattern = { source: ["aws.s3"] };
      file.workflows = { nightly: waiting({ triggers: { first: { eventPattern }, other: { eventPattern, eventBus: "other" } } }) };
    },
    problems: [
      {
        path: ["messaging", "taskEvents"],
        given: 301,
        allowed: "at most 300 rules on the default event bus: one for each service or job an entry takes, one for each event trigger of a workflow",
        remedy: "take the events of fewer services and jobs, or ask AWS for a higher quota and waive this rule",
      },
    ],
  },
  "task-event-policy-size": {
    accepted: told(entries(117)),
    refused: told(entries(119)),
    problems: [
      {
        path: ["messaging", "taskEvents"],
        given: "120 rules",
        allowed: "as many rules as the policy of their dead-letter queue can name in 8192 bytes; these take 8271",
        remedy: "take the events of fewer services and jobs",
      },
    ],
  },
};
