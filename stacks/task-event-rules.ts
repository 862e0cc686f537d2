import { arn, clusterArn } from "../config/arns";
import type { TaskEvents } from "../config/messaging";
import { clusterName, eventRuleName, taskFamily } from "../config/names";
import type { Platform } from "../config/platform";
import { subjectsOf } from "../config/task-events";
import { familyGroup, serviceGroup, type TaskEventFilter } from "../modules/messaging/task-event-pattern";

/** One EventBridge rule: an entry of `messaging.taskEvents`, for one service or job. */
export interface TaskEventRuleSpec {
  /** Name of the entry. */
  readonly entry: string;
  /** The service or job. */
  readonly subject: string;
  readonly name: string;
  readonly arn: string;
  readonly filter: TaskEventFilter;
  /** Name of the topic. */
  readonly topic: string;
}

/** Every rule of an environment's task events. */
export function taskEventRules(platform: Platform): TaskEventRuleSpec[] {
  return Object.entries(platform.messaging.taskEvents).flatMap(([entry, spec]) =>
    filtersOf(platform, spec).map(([subject, filter]) => {
      const name = eventRuleName(platform, subject, entry);
      return { entry, subject, name, arn: arn(platform, "events", `rule/${name}`), filter, topic: spec.topic };
    }),
  );
}

/** One for each service and job that an entry names. */
function filtersOf(platform: Platform, spec: TaskEvents): [string, TaskEventFilter][] {
  const { services, jobs } = subjectsOf(spec, platform);
  if (spec.event === "service-action" || spec.event === "deployment") {
    return services.map((name) => [name, { event: spec.event, serviceArn: serviceArn(platform, name), eventNames: spec.eventNames }]);
  }
  const groups = [
    ...services.map((name) => [name, serviceGroup(name)] as const),
    ...jobs.map((name) => [name, familyGroup(taskFamily(platform, name))] as const),
  ];
  return groups.map(([name, group]) => [name, { ...ofTasks(spec), clusterArn: clusterArn(platform), group }]);
}

function ofTasks(spec: Extract<TaskEvents, { event: "task-stopped" | "task-running" }>) {
  return spec.event === "task-stopped" ? { event: spec.event, stopCodes: spec.stopCodes } : { event: spec.event };
}

/** The ARN that an ECS service gets by its name. */
function serviceArn(platform: Platform, service: string): string {
  return arn(platform, "ecs", `service/${clusterName(platform)}/${service}`);
}
