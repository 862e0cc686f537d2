import { z } from "zod";

/** A statement of an IAM policy that allows something. */
export const policyStatement = z.strictObject({
  /** As IAM names them: `["dynamodb:GetItem"]`; `*` and `?` stand for any text behind the service. */
  actions: z.array(z.string()),
  /** ARNs, `*` and `?` allowed in them; `["*"]` where the action takes no ARN. */
  resources: z.array(z.string()),
  /** As IAM takes them: `{ StringEquals: { "aws:ResourceTag/team": "web" } }`. @default {} */
  conditions: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))).default({}),
});

/**
 * What the code of a task may do beyond its mounts. Each name becomes exact statements on the task role and an environment
 * variable of every container: `VOTES_QUEUE_URL`, `RESULTS_TOPIC_ARN`, `DATA_FILE_SYSTEM_ID`, `NIGHTLY_STATE_MACHINE_ARN`.
 */
export const grants = z.strictObject({
  /** Queues of `messaging.queues` by name. @default {} */
  queues: z.record(z.string(), z.enum(["send", "receive", "send-and-receive"])).default({}),
  /** Topics of `messaging.topics` by name. @default {} */
  topics: z.record(z.string(), z.enum(["publish"])).default({}),
  /** File systems of `storage.fileSystems` by name; what a mount needs comes with the mount. @default {} */
  fileSystems: z.record(z.string(), z.enum(["describe"])).default({}),
  /** Workflows by name: start an execution, answer a state that waits for a task token, or both. @default {} */
  stateMachines: z.record(z.string(), z.enum(["start", "answer", "start-and-answer"])).default({}),
  /** Whatever else the code may do. @default [] */
  statements: z.array(policyStatement).default([]),
});

export type PolicyStatement = z.output<typeof policyStatement>;
export type Grants = z.output<typeof grants>;
