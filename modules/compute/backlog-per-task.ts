import type { AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetrics as Metric } from "@cdktf/provider-aws/lib/appautoscaling-policy";

/**
 * The metrics of a target tracking policy that keeps the messages waiting in a queue, per running task, at its target.
 *
 * 300 messages wait and 2 tasks run: 150 a task; with a target of 100, 3 tasks are wanted. A queue is counted at its fullest in a
 * minute, `Maximum`, where `Sum` would count several reports of one minute twice. Container Insights reports late: until it does,
 * the last count holds. A service that may have no task, `fromZero`, is woken by any message: while none runs, the target is added.
 * Source: Application Auto Scaling User Guide, Create a target tracking scaling policy using metric math.
 */
export function backlogPerTask(queueName: string, clusterName: string, serviceName: string, messagesPerTask: number, fromZero: boolean): Metric[] {
  const metric = (metricName: string, namespace: string, dimensions: readonly [name: string, value: string][], stat: string) => ({
    metricStat: { metric: { metricName, namespace, dimensions: dimensions.map(([name, value]) => ({ name, value })) }, stat },
    returnData: false,
  });
  const wake: Metric = { id: "wake", label: "Wakes the first task", expression: `IF(running < 1, IF(messages > 0, ${messagesPerTask}, 0), 0)`, returnData: false };
  return [
    { id: "messages", label: "Messages that wait", ...metric("ApproximateNumberOfMessagesVisible", "AWS/SQS", [["QueueName", queueName]], "Maximum") },
    { id: "reported", label: "Tasks that run, as reported", ...metric("RunningTaskCount", "ECS/ContainerInsights", [["ClusterName", clusterName], ["ServiceName", serviceName]], "Average") },
    { id: "known", label: "Tasks that run, as last reported", expression: "FILL(reported, REPEAT)", returnData: false },
    { id: "running", label: "Tasks that run, none where nothing is reported", expression: "FILL(known, 0)", returnData: false },
    { id: "tasks", label: "Tasks that run, at least one", expression: "IF(running < 1, 1, running)", returnData: false },
    ...(fromZero ? [wake] : []),
    { id: "backlog", label: "Messages that wait per task", expression: fromZero ? "messages / tasks + wake" : "messages / tasks", returnData: true },
  ];
}
