import { Construct } from "constructs";
import { DeadLetterAlarm } from "./dead-letter-alarm";
import { Queue } from "./queue";
import type { QueueSenders } from "./queue-policy";

export interface DeadLetterQueueProps {
  readonly queueName: string;
  /** The ARN that it gets by its name. */
  readonly queueArn: string;
  readonly alarmName: string;
  readonly type: "standard" | "fifo";
  /** Topics and rules that send what they could not deliver. */
  readonly senders: QueueSenders;
  /** ARNs of the queues whose messages it takes. */
  readonly redrivenFrom: readonly string[];
  /** Encrypts messages. @default - SQS's own key */
  readonly kmsKeyArn: string | undefined;
  /** The topic the alarm tells. @default - nobody */
  readonly alarmTopicArn: string | undefined;
  readonly protected: boolean;
}

/** A queue that keeps for two weeks what could not be worked off, delivered or started, with an alarm. */
export class DeadLetterQueue extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: DeadLetterQueueProps) {
    super(scope, id);
    const { queueName, queueArn, alarmName, alarmTopicArn, type, ...rest } = props;
    this.queue = new Queue(this, "default", {
      ...rest,
      name: queueName,
      arn: queueArn,
      spec: { type, visibilityTimeoutSeconds: 30, retentionSeconds: 1209600, delaySeconds: 0, maximumMessageBytes: 1048576, receiveWaitSeconds: 20 },
    });
    new DeadLetterAlarm(this, "alarm", { alarmName, queueName, alarmTopicArn });
  }
}
