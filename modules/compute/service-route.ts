import { LbListenerRule, type LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import type { RouteSpec } from "../../config/service";

export interface ServiceRouteProps {
  readonly targetGroupName: string;
  readonly spec: RouteSpec;
  readonly vpcId: string;
  readonly listenerArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

/** The target group of a service's tasks and the listener rule that sends requests to it. */
export class ServiceRoute extends Construct {
  readonly targetGroup: LbTargetGroup;
  /** ECS takes no target group before a load balancer uses it. */
  readonly rule: LbListenerRule;

  constructor(
    scope: Construct,
    id: string,
    readonly props: ServiceRouteProps,
  ) {
    super(scope, id);
    this.targetGroup = this.addTargetGroup();
    this.rule = this.addRule();
  }

  private addTargetGroup(): LbTargetGroup {
    const { spec, vpcId, containerPort, targetGroupName } = this.props;
    const { healthCheck, stickiness } = spec;
    return new LbTargetGroup(this, "target-group", {
      name: targetGroupName,
      targetType: "ip",
      vpcId,
      port: containerPort,
      protocol: "HTTP",
      protocolVersion: spec.protocolVersion,
      deregistrationDelay: `${spec.deregistrationDelaySeconds}`,
      slowStart: spec.slowStartSeconds,
      healthCheck: {
        path: healthCheck.path,
        matcher: healthCheck.matcher,
        interval: healthCheck.intervalSeconds,
        timeout: healthCheck.timeoutSeconds,
        healthyThreshold: healthCheck.healthyThreshold,
        unhealthyThreshold: healthCheck.unhealthyThreshold,
      },
      ...(stickiness === undefined ? {} : { stickiness: { type: "lb_cookie", enabled: true, cookieDuration: stickiness.durationSeconds } }),
      lifecycle: { createBeforeDestroy: true },
    });
  }

  private addRule(): LbListenerRule {
    const { spec, listenerArn } = this.props;
    return new LbListenerRule(this, "rule", {
      listenerArn,
      priority: spec.priority,
      action: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
      condition: conditions(spec),
    });
  }
}

/** A rule needs a condition: the path `/*` is dropped where hosts say enough. */
function conditions({ hosts, paths }: RouteSpec): LbListenerRuleCondition[] {
  const anyPath = paths.length === 1 && paths[0] === "/*";
  return [
    ...(hosts.length === 0 ? [] : [{ hostHeader: { values: [...hosts].sort() } }]),
    ...(anyPath && hosts.length > 0 ? [] : [{ pathPattern: { values: [...paths].sort() } }]),
  ];
}
