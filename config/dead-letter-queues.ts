import { layerOf } from "./deploy-order";
import type { JobSpec } from "./job";
import type { Platform } from "./platform";
import { isQueueTrigger, type WorkflowSpec } from "./workflow";

/** The layer of topics and queues. */
export const messagingLayer = "messaging";
/** The layer of workflows. */
export const workflowsLayer = "workflows";

/** A queue that takes what could not be worked off, delivered or started; an alarm tells when something is in it. */
export interface DeadLetterQueue {
  /** Without platform and environment. */
  readonly name: string;
  readonly type: "standard" | "fifo";
  /** The state it stands in. */
  readonly layer: string;
}

/** Name of the dead-letter queue that is made for one queue alone. */
export const deadLetterOfQueue = (queue: string) => `${queue}-dead-letter`;
/** Name of the queue that takes task events which could not be told. */
export const deadLetterOfTaskEvents = "task-events-dead-letter";
/** Name of the queue that takes what a job's schedules could not start. */
export const deadLetterOfJob = (job: string) => `${job}-job-dead-letter`;
/** Name of the queue that takes what a workflow's schedules and events could not start. */
export const deadLetterOfWorkflow = (workflow: string) => `${workflow}-workflow-dead-letter`;

/** Whether a job starts by itself. */
export const hasSchedules = ({ schedules }: JobSpec) => Object.keys(schedules).length > 0;
/** Whether a workflow has a schedule or an event to start it; a queue keeps by itself what could not be started. */
export const hasStarts = ({ triggers }: WorkflowSpec) => Object.values(triggers).some((trigger) => !isQueueTrigger(trigger));

/** Every dead-letter queue of an environment. */
export function deadLetterQueues(platform: Platform): DeadLetterQueue[] {
  const { messaging, jobs, workflows } = platform;
  const made = Object.entries(messaging.queues).filter(([, { deadLetter }]) => deadLetter !== undefined && deadLetter.queue === undefined);
  const scheduled = Object.values(jobs).filter(hasSchedules);
  const started = Object.values(workflows).filter(hasStarts);
  return [
    ...made.map(([name, { type }]) => ({ name: deadLetterOfQueue(name), type, layer: messagingLayer })),
    ...namedDeadLetterQueues(platform).map((name) => ({ name, type: messaging.queues[name]?.type ?? "standard", layer: messagingLayer })),
    ...(Object.keys(messaging.taskEvents).length > 0 ? [{ name: deadLetterOfTaskEvents, type: "standard" as const, layer: messagingLayer }] : []),
    ...scheduled.map((job) => ({ name: deadLetterOfJob(job.name), type: "standard" as const, layer: layerOf(job) })),
    ...started.map(({ name }) => ({ name: deadLetterOfWorkflow(name), type: "standard" as const, layer: workflowsLayer })),
  ];
}

/** Queues of the file that queues and subscriptions name as their dead-letter queue. */
function namedDeadLetterQueues({ messaging: { queues, topics } }: Platform): string[] {
  const ofQueues = Object.values(queues).flatMap(({ deadLetter }) => deadLetter?.queue ?? []);
  const ofTopics = Object.values(topics).flatMap(({ subscriptions }) => Object.values(subscriptions).flatMap(({ deadLetterQueue }) => deadLetterQueue ?? []));
  return [...new Set([...ofQueues, ...ofTopics])].filter((name) => Object.hasOwn(queues, name)).sort();
}
