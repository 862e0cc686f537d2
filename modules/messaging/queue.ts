import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Construct } from "constructs";
import type { QueueSpec } from "../../config/messaging";
import { queuePolicy, type QueueSenders } from "./queue-policy";
import { redriveAllowPolicy, redrivePolicy } from "./redrive-policies";

/** SQS asks KMS for a new data key after so many seconds. */
const dataKeyReuseSeconds = 300;

export interface QueueProps {
  readonly name: string;
  /** The ARN that it gets by its name, for its own policy. */
  readonly arn: string;
  readonly spec: Omit<QueueSpec, "deadLetter">;
  readonly senders: QueueSenders;
  /** ARNs of the queues that it is the dead-letter queue of. */
  readonly redrivenFrom: readonly string[];
  /** Encrypts messages. @default - SQS's own key */
  readonly kmsKeyArn: string | undefined;
  readonly protected: boolean;
}

/**
 * An encrypted SQS queue that admits its senders alone. Its policies are arguments of the queue: it is never there without
 * them, and the provider waits half a minute for every resource that changes a queue.
 */
export class Queue extends Construct {
  readonly arn: string;
  readonly url: string;
  private readonly queue: SqsQueue;

  constructor(scope: Construct, id: string, { name, arn, spec, senders, redrivenFrom, kmsKeyArn, protected: kept }: QueueProps) {
    super(scope, id);
    this.queue = new SqsQueue(this, "default", {
      name,
      ...(spec.type === "fifo" ? { fifoQueue: true } : {}),
      ...(spec.contentBasedDeduplication === undefined ? {} : { contentBasedDeduplication: spec.contentBasedDeduplication }),
      ...(spec.deduplicationScope === undefined ? {} : { deduplicationScope: spec.deduplicationScope }),
      ...(spec.fifoThroughputLimit === undefined ? {} : { fifoThroughputLimit: spec.fifoThroughputLimit }),
      visibilityTimeoutSeconds: spec.visibilityTimeoutSeconds,
      messageRetentionSeconds: spec.retentionSeconds,
      delaySeconds: spec.delaySeconds,
      maxMessageSize: spec.maximumMessageBytes,
      receiveWaitTimeSeconds: spec.receiveWaitSeconds,
      ...(kmsKeyArn === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId: kmsKeyArn, kmsDataKeyReusePeriodSeconds: dataKeyReuseSeconds }),
      policy: queuePolicy(arn, senders),
      redriveAllowPolicy: redriveAllowPolicy(redrivenFrom),
      ...(kept ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.arn = this.queue.arn;
    this.url = this.queue.url;
  }

  /** Names the queue that takes what was received so often without being deleted. */
  redriveTo(deadLetterQueue: Queue, maximumReceives: number): void {
    this.queue.redrivePolicy = redrivePolicy(deadLetterQueue.arn, maximumReceives);
  }
}
