import { arn } from "./arns";
import type { TaskEvents } from "./messaging";
import { eventRuleName } from "./names";
import type { Platform } from "./platform";

/** One EventBridge rule: an entry of `messaging.taskEvents`, for one service or job. */
export interface NamedTaskEvents {
  /** Name of the entry. */
  readonly entry: string;
  readonly events: TaskEvents;
  /** The service or job. */
  readonly subject: string;
  readonly kind: "service" | "job";
  readonly name: string;
  readonly arn: string;
}

/** Every rule of an environment's task events, by name and ARN. */
export function namedTaskEvents(platform: Platform): NamedTaskEvents[] {
  return Object.entries(platform.messaging.taskEvents).flatMap(([entry, events]) => {
    const { services, jobs } = subjectsOf(events, platform);
    const named = (kind: NamedTaskEvents["kind"]) => (subject: string) => {
      const name = eventRuleName(platform, subject, entry);
      return { entry, events, subject, kind, name, arn: arn(platform, "events", `rule/${name}`) };
    };
    return [...services.map(named("service")), ...jobs.map(named("job"))];
  });
}

/** Names of the services and jobs whose events an entry takes: those it names, each once, else all. */
export function subjectsOf(events: TaskEvents, platform: Pick<Platform, "services" | "jobs">): { services: readonly string[]; jobs: readonly string[] } {
  const services = [...new Set(events.services ?? Object.keys(platform.services))];
  if (events.event === "service-action" || events.event === "deployment") return { services, jobs: [] };
  if (events.services === undefined && events.jobs === undefined) return { services, jobs: Object.keys(platform.jobs) };
  return { services: events.services === undefined ? [] : services, jobs: [...new Set(events.jobs)] };
}
