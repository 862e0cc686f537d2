import { AppautoscalingPolicy, type AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";
import type { Scaling } from "../../config/service";
import { backlogPerTask } from "./backlog-per-task";

export interface ServiceScalingProps {
  readonly clusterName: string;
  readonly serviceName: string;
  readonly spec: Scaling;
  /** `app/<load balancer>/<id>/targetgroup/<target group>/<id>`; needed to watch requests. */
  readonly requestLabel: string | undefined;
  /** Queue whose backlog is watched; needed with `spec.backlog`. */
  readonly backlogQueueName: string | undefined;
  readonly policyName: (metric: string) => string;
}

/** Keeps a service's load at a target by changing the number of its tasks. */
export class ServiceScaling extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServiceScalingProps,
  ) {
    super(scope, id);
    const { spec } = props;
    const target = new AppautoscalingTarget(this, "default", {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: `service/${props.clusterName}/${props.serviceName}`,
      minCapacity: spec.minimumTasks,
      maxCapacity: spec.maximumTasks,
    });
    this.watch(target, "cpu", "ECSServiceAverageCPUUtilization", spec.cpuPercent);
    this.watch(target, "memory", "ECSServiceAverageMemoryUtilization", spec.memoryPercent);
    this.watch(target, "requests", "ALBRequestCountPerTarget", spec.requestsPerTarget, props.requestLabel);
    if (spec.backlog !== undefined) this.watchBacklog(target, spec.backlog.messagesPerTask);
  }

  private watch(target: AppautoscalingTarget, id: string, metric: string, targetValue: number | undefined, resourceLabel?: string): void {
    if (targetValue === undefined) return;
    this.track(target, id, targetValue, { predefinedMetricSpecification: { predefinedMetricType: metric, ...(resourceLabel === undefined ? {} : { resourceLabel }) } });
  }

  private watchBacklog(target: AppautoscalingTarget, messagesPerTask: number): void {
    const { backlogQueueName = "", clusterName, serviceName, spec } = this.props;
    this.track(target, "backlog", messagesPerTask, { customizedMetricSpecification: { metrics: backlogPerTask(backlogQueueName, clusterName, serviceName, messagesPerTask, spec.minimumTasks === 0) } });
  }

  private track(target: AppautoscalingTarget, id: string, targetValue: number, metric: Partial<AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration>): void {
    const { spec, policyName } = this.props;
    new AppautoscalingPolicy(this, id, {
      name: policyName(id),
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        targetValue,
        scaleInCooldown: spec.scaleInCooldownSeconds,
        scaleOutCooldown: spec.scaleOutCooldownSeconds,
        ...metric,
      },
    });
  }
}
