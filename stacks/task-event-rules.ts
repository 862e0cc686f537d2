import { arn, clusterArn } from "../config/arns";
import type { TaskEvents } from "../config/messaging";
import { clusterName, taskFamily } from "../config/names";
import type { Platform } from "../config/platform";
import { namedTaskEvents, type NamedTaskEvents } from "../config/task-events";
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
  return namedTaskEvents(platform).map((named) => {
    const { entry, subject, name, arn, events } = named;
    return { entry, subject, name, arn, filter: filterOf(platform, named), topic: events.topic };
  });
}

function filterOf(platform: Platform, { events, kind, subject }: NamedTaskEvents): TaskEventFilter {
  if (events.event === "service-action" || events.event === "deployment") {
    return { event: events.event, serviceArn: serviceArn(platform, subject), eventNames: events.eventNames };
  }
  const group = kind === "job" ? familyGroup(taskFamily(platform, subject)) : serviceGroup(subject);
  return { ...ofTasks(events), clusterArn: clusterArn(platform), group };
}

function ofTasks(events: Extract<TaskEvents, { event: "task-stopped" | "task-running" }>) {
  return events.event === "task-stopped" ? { event: events.event, stopCodes: events.stopCodes } : { event: events.event };
}

/** The ARN that an ECS service gets by its name. */
function serviceArn(platform: Platform, service: string): string {
  return arn(platform, "ecs", `service/${clusterName(platform)}/${service}`);
}
