import { z } from "zod";
import { doors } from "./doors";

const deadLetter = z.strictObject({
  /** Name of a queue of this file that takes them, of the same type. @default - one made for this queue alone */
  queue: z.string().optional(),
  /** Receipts without deletion after which a message goes there, 1 to 1000. @default 5 */
  maximumReceives: z.number().default(5),
});

const queue = z.strictObject({
  /** Settled when it is made. @default "standard" */
  type: z.enum(["standard", "fifo"]).default("standard"),
  /** Seconds a received message stays hidden from other receivers, 0 to 43200: more than working it off takes. @default 30 */
  visibilityTimeoutSeconds: z.number().default(30),
  /** Seconds an unread message is kept, 60 to 1209600. @default 345600, four days; 1209600 for a dead-letter queue */
  retentionSeconds: z.number().optional(),
  /** Seconds before a new message can be received, 0 to 900. @default 0 */
  delaySeconds: z.number().default(0),
  /** Largest message in bytes, 1024 to 1048576. @default 1048576 */
  maximumMessageBytes: z.number().default(1048576),
  /** Seconds a receipt waits for a message, 0 to 20. @default 20 */
  receiveWaitSeconds: z.number().default(20),
  /** FIFO: takes the hash of a message's body for its deduplication id. @default false */
  contentBasedDeduplication: z.boolean().optional(),
  /** FIFO: within what a message is known as a duplicate. @default - "queue", SQS's own */
  deduplicationScope: z.enum(["messageGroup", "queue"]).optional(),
  /** FIFO: what the limit on calls counts for; `perMessageGroupId` with the deduplication scope `messageGroup` alone. @default - "perQueue", SQS's own */
  fifoThroughputLimit: z.enum(["perQueue", "perMessageGroupId"]).optional(),
  /**
   * Where messages go that are received again and again, with an alarm as soon as one is there; `false` for nowhere.
   * @default - a queue made for this one alone; `false` for a queue that is named as a dead-letter queue
   */
  deadLetter: z.union([z.literal(false), deadLetter]).optional(),
});

const filtered = {
  /** Lets through what fits: `{ kind: ["order"] }`. @default - everything */
  filterPolicy: z.record(z.string(), z.unknown()).optional(),
  /** What the filter looks at. @default "MessageAttributes" */
  filterPolicyScope: z.enum(["MessageAttributes", "MessageBody"]).default("MessageAttributes"),
  /** Name of a queue that takes what could not be delivered; of the topic's type. @default - it is lost after SNS's own tries */
  deadLetterQueue: z.string().optional(),
};

const rawMessageDelivery = {
  /** Delivers the message as it was published, without the envelope of SNS. @default false */
  rawMessageDelivery: z.boolean().default(false),
};

const subscription = z.union([
  z.strictObject({ /** Name of a queue of this file. */ queue: z.string(), ...rawMessageDelivery, ...filtered }),
  z.strictObject({ /** Address; it gets a mail with a link to confirm. */ email: z.string(), ...filtered }),
  z.strictObject({ /** `https://` endpoint; it must confirm. */ https: z.string(), ...rawMessageDelivery, ...filtered }),
  z.strictObject({ /** Name of a Lambda function of this account and region; it is permitted to be invoked by the topic. */ lambdaFunction: z.string(), ...filtered }),
]);

const topic = z.strictObject({
  /** Settled when it is made. A FIFO topic delivers to queues alone. @default "standard" */
  type: z.enum(["standard", "fifo"]).default("standard"),
  /** Sender that text messages show. @default - none */
  displayName: z.string().optional(),
  /** FIFO: takes the hash of a message's body for its deduplication id. @default false */
  contentBasedDeduplication: z.boolean().optional(),
  /** Who gets what is published, by name. @default {} */
  subscriptions: z.record(z.string(), subscription).default({}),
});

/** Why a task stopped: ECS DescribeTasks, `stopCode`. */
export const stopCodes = [
  "TaskFailedToStart",
  "EssentialContainerExited",
  "UserInitiated",
  "ServiceSchedulerInitiated",
  "SpotInterruption",
  "TerminationNotice",
] as const;

const ofTasks = {
  /** Names of the services whose events it takes. @default - every service; none where `jobs` are named */
  services: z.array(z.string()).optional(),
  /** Names of the jobs whose events it takes. @default - every job; none where `services` are named */
  jobs: z.array(z.string()).optional(),
};
const ofServices = {
  /** Names of the services whose events it takes. @default - every service */
  services: z.array(z.string()).optional(),
  /** ECS's names of the events: `["SERVICE_TASK_PLACEMENT_FAILURE"]`. @default - all of them */
  eventNames: z.array(z.string()).optional(),
};
const toTopic = {
  /** Name of the topic of this file that is told, in words a person can read. */
  topic: z.string(),
};

const taskEvents = z.discriminatedUnion("event", [
  z.strictObject({
    /** A task has stopped: `vote stopped: Essential container in task exited (EssentialContainerExited) [OutOfMemoryError: ...], exit [137]`. */
    event: z.literal("task-stopped"),
    ...ofTasks,
    /** @default - every one */
    stopCodes: z.array(z.enum(stopCodes)).optional(),
    ...toTopic,
  }),
  z.strictObject({ /** A task runs: `vote runs`. */ event: z.literal("task-running"), ...ofTasks, ...toTopic }),
  z.strictObject({ /** ECS acted, or could not: `vote: SERVICE_TASK_PLACEMENT_FAILURE`. */ event: z.literal("service-action"), ...ofServices, ...toTopic }),
  z.strictObject({ /** A deployment began, ended or failed: `vote: SERVICE_DEPLOYMENT_FAILED, ...`. */ event: z.literal("deployment"), ...ofServices, ...toTopic }),
]);

export const messaging = z.strictObject({
  /** SQS queues by name. */
  queues: z.record(z.string(), queue).default({}),
  /** SNS topics by name. */
  topics: z.record(z.string(), topic).default({}),
  /** What ECS tells of tasks, services and deployments, by name. */
  taskEvents: z.record(z.string(), taskEvents).default({}),
  /** Name of the standard topic that every alarm of the environment tells. @default - alarms tell nobody */
  alarmTopic: z.string().optional(),
  /**
   * Who holds the key of messages at rest: AWS, a KMS key made for this environment, or an existing KMS key by its ARN (its policy must admit topics, rules and alarms: see the guide).
   * @default "aws-owned"
   */
  encryption: z.union([z.enum(["aws-owned", "new-key"]), z.strictObject({ kmsKeyArn: z.string() })]).default("aws-owned"),
  ...doors,
});

type Written = z.output<typeof messaging>;
type WrittenQueue = z.output<typeof queue>;
export type TopicSpec = z.output<typeof topic>;
export type Subscription = z.output<typeof subscription>;
export type TaskEvents = z.output<typeof taskEvents>;

/** A queue with every default resolved. */
export type QueueSpec = Omit<WrittenQueue, "retentionSeconds" | "deadLetter"> & {
  readonly retentionSeconds: number;
  /** `undefined` for none; `queue` `undefined` for one made for this queue alone. */
  readonly deadLetter: z.output<typeof deadLetter> | undefined;
};

export type Messaging = Omit<Written, "queues"> & { readonly queues: Readonly<Record<string, QueueSpec>> };

const fourDays = 345600;
const fourteenDays = 1209600;

/** Fills in the defaults of queues: a dead-letter queue keeps messages as long as SQS can, and has none itself. */
export function resolveMessaging(written: Written): Messaging {
  const takers = deadLetterTakers(written);
  const queues = Object.entries(written.queues).map(([name, spec]): [string, QueueSpec] => {
    const takes = takers.has(name);
    const deadLetter = spec.deadLetter ?? (takes ? false : { maximumReceives: 5 });
    return [name, { ...spec, retentionSeconds: spec.retentionSeconds ?? (takes ? fourteenDays : fourDays), deadLetter: deadLetter === false ? undefined : deadLetter }];
  });
  return { ...written, queues: Object.fromEntries(queues) };
}

/** Names of the queues that others name as their dead-letter queue. */
function deadLetterTakers({ queues, topics }: Written): Set<string> {
  const ofQueues = Object.values(queues).flatMap(({ deadLetter: each }) => (each === undefined || each === false ? [] : (each.queue ?? [])));
  const ofTopics = Object.values(topics).flatMap(({ subscriptions }) => Object.values(subscriptions).flatMap((each) => each.deadLetterQueue ?? []));
  return new Set([...ofQueues, ...ofTopics]);
}
