import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";

export interface DeadLetterAlarmProps {
  readonly alarmName: string;
  /** With the ending of a FIFO queue. */
  readonly queueName: string;
  /** The topic it tells. @default - nobody */
  readonly alarmTopicArn: string | undefined;
}

/** An alarm as soon as a message is in a dead-letter queue. Source: SQS Developer Guide, "Creating alarms for dead-letter queues". */
export class DeadLetterAlarm extends Construct {
  constructor(scope: Construct, id: string, { alarmName, queueName, alarmTopicArn }: DeadLetterAlarmProps) {
    super(scope, id);
    new CloudwatchMetricAlarm(this, "default", {
      alarmName,
      alarmDescription: `Messages are in the dead-letter queue ${queueName}`,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queueName },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      treatMissingData: "notBreaching",
      ...(alarmTopicArn === undefined ? {} : { alarmActions: [alarmTopicArn] }),
    });
  }
}
