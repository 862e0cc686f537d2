/** What changes an argument while nobody applies anything. It is no drift where the files leave the argument to it. */
interface Owner {
  readonly type: string;
  readonly argument: string;
  readonly owner: string;
}

const owners: readonly Owner[] = [
  { type: "aws_ecs_service", argument: "desired_count", owner: "Application Auto Scaling" },
  { type: "aws_ecs_service", argument: "task_definition", owner: "deployments of ECS" },
  { type: "aws_ecs_service", argument: "load_balancer", owner: "deployments of ECS" },
  { type: "aws_ecs_service", argument: "capacity_provider_strategy", owner: "deployments of ECS" },
  { type: "aws_ecs_service", argument: "platform_version", owner: "deployments of ECS" },
  { type: "aws_appautoscaling_target", argument: "suspended_state", owner: "Application Auto Scaling" },
  { type: "aws_autoscaling_group", argument: "desired_capacity", owner: "EC2 Auto Scaling" },
  { type: "aws_lb_listener", argument: "default_action", owner: "deployments of ECS" },
  { type: "aws_lb_listener_rule", argument: "action", owner: "deployments of ECS" },
];

/** Who changes an argument by itself; `undefined` when nobody is known to. */
export function ownerOf(type: string, argument: string): string | undefined {
  return owners.find((each) => each.type === type && each.argument === argument)?.owner;
}
