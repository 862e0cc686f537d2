import type { AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationCustomizedMetricSpecificationMetrics as Metric } from "@cdktf/provider-aws/lib/appautoscaling-policy";

/**
 * The metrics of a target tracking policy that keeps the messages waiting in a queue, per running task, at its target.
 *
 * 300 messages wait and 2 tasks run: 150 a task; with a target of 100, 3 tasks are wanted. Where none runs, any message that waits
 * counts for more than the target, so that a first task starts: 40 messages would else wait for 60 more. A queue is counted at its
 * fullest in a minute, `Maximum`, where `Sum` would count several reports of one minute twice; a service that reports no tasks has none.
 * Source: Application Auto Scaling User Guide, Create a target tracking scaling policy using metric math.
 */
export function backlogPerTask(queueName: string, clusterName: string, serviceName: string, messagesPerTask: number): Metric[] {
  const metric = (metricName: string, namespace: string, dimensions: readonly [name: string, value: string][], stat: string) => ({
    metricStat: { metric: { metricName, namespace, dimensions: dimensions.map(([name, value]) => ({ name, value })) }, stat },
    returnData: false,
  });
  return [
    { id: "messages", label: "Messages that wait", ...metric("ApproximateNumberOfMessagesVisible", "AWS/SQS", [["QueueName", queueName]], "Maximum") },
    { id: "reported", label: "Tasks that run", ...metric("RunningTaskCount", "ECS/ContainerInsights", [["ClusterName", clusterName], ["ServiceName", serviceName]], "Average") },
    { id: "tasks", label: "Tasks that run, at least one", expression: "IF(FILL(reported, 0) < 1, 1, FILL(reported, 0))", returnData: false },
    { id: "first", label: "Wakes the first task", expression: `IF(FILL(reported, 0) < 1, IF(FILL(messages, 0) > 0, ${messagesPerTask}, 0), 0)`, returnData: false },
    { id: "backlog", label: "Messages that wait per task", expression: "FILL(messages, 0) / tasks + first", returnData: true },
  ];
}
