import { z } from "zod";
import { doors } from "./doors";
import { policyStatement } from "./grants";
import { schedule } from "./schedule";
import { stateMachine } from "./states-language";

const trigger = z.union([
  z.strictObject({
    ...schedule.shape,
    /** The execution's input. @default {} */
    input: z.unknown().optional(),
  }),
  z.strictObject({
    /** Name of a queue of `messaging.queues`. A message is deleted when its execution has started, of an express workflow when it has succeeded. */
    queue: z.string(),
    /** Messages an execution gets as a list, 1 to 10000, for a FIFO queue to 10. @default 1 */
    batchSize: z.number().default(1),
    /** Seconds to wait until so many are there, 0 to 300; needed for more than 10. @default 0 */
    maximumBatchingWindowSeconds: z.number().default(0),
    /** Event patterns, at most 5; a message that fits none of them is deleted. @default [] */
    filters: z.array(z.record(z.string(), z.unknown())).default([]),
  }),
  z.strictObject({
    /** Event pattern: `{ source: ["aws.s3"], "detail-type": ["Object Created"] }`. The execution's input is the event. */
    eventPattern: z.record(z.string(), z.unknown()),
    /** Name of the event bus. @default "default" */
    eventBus: z.string().default("default"),
    /** Further tries of a start that fails, 0 to 185. @default 10 */
    maximumRetries: z.number().default(10),
    /** Seconds after which a start is given up and told to the dead-letter queue, 60 to 86400. @default 3600 */
    maximumEventAgeSeconds: z.number().default(3600),
  }),
]);

const logging = z.strictObject({
  /** Which events are written. @default "ERROR"; "ALL" for an express workflow, which has no other history */
  level: z.enum(["ALL", "ERROR", "FATAL", "OFF"]).optional(),
  /** Writes inputs and outputs of states, secrets in them too. @default false */
  includeExecutionData: z.boolean().default(false),
  /** Days the log group keeps a line. @default 30 */
  retentionDays: z.number().default(30),
});

/** A Step Functions state machine with all that starts it. */
export const workflow = z.strictObject({
  /** Settled when it is made. `EXPRESS` runs up to five minutes and waits for no job. @default "STANDARD" */
  type: z.enum(["STANDARD", "EXPRESS"]).default("STANDARD"),
  /** What it does, in the Amazon States Language; jobs, topics and queues by their names in this file. */
  definition: stateMachine,
  /** What starts it beside `npm run workflow`, by name. @default {} */
  triggers: z.record(z.string(), trigger).default({}),
  logging: logging.prefault({}),
  /** Sends traces to AWS X-Ray. @default false */
  tracing: z.boolean().default(false),
  /** What states with a `Resource` of their own may do. What jobs, topics, queues and functions need is computed. @default [] */
  statements: z.array(policyStatement).default([]),
  ...doors,
});

export type WrittenWorkflow = z.output<typeof workflow>;
export type Trigger = z.output<typeof trigger>;
export type ScheduleTrigger = Extract<Trigger, { expression: string }>;
export type QueueTrigger = Extract<Trigger, { queue: string }>;
export type EventTrigger = Extract<Trigger, { eventPattern: unknown }>;

/** Whether EventBridge Scheduler starts the workflow. */
export function isScheduleTrigger(trigger: Trigger): trigger is ScheduleTrigger {
  return "expression" in trigger;
}

/** Whether messages of a queue start it. */
export function isQueueTrigger(trigger: Trigger): trigger is QueueTrigger {
  return "queue" in trigger;
}

/** Whether events start it. */
export function isEventTrigger(trigger: Trigger): trigger is EventTrigger {
  return "eventPattern" in trigger;
}

/** A workflow with every default resolved. */
export type WorkflowSpec = Omit<WrittenWorkflow, "logging"> & {
  readonly name: string;
  readonly logging: Omit<z.output<typeof logging>, "level"> & { readonly level: "ALL" | "ERROR" | "FATAL" | "OFF" };
};

export function resolveWorkflow(written: WrittenWorkflow, name: string): WorkflowSpec {
  return { ...written, name, logging: { ...written.logging, level: written.logging.level ?? (written.type === "EXPRESS" ? "ALL" : "ERROR") } };
}
