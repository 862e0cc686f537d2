import type { TaskEvents } from "./messaging";
import type { Platform } from "./platform";

/** Names of the services and jobs whose events an entry takes: those it names, each once, else all. */
export function subjectsOf(events: TaskEvents, platform: Pick<Platform, "services" | "jobs">): { services: readonly string[]; jobs: readonly string[] } {
  const services = [...new Set(events.services ?? Object.keys(platform.services))];
  if (events.event === "service-action" || events.event === "deployment") return { services, jobs: [] };
  if (events.services === undefined && events.jobs === undefined) return { services, jobs: Object.keys(platform.jobs) };
  return { services: events.services === undefined ? [] : services, jobs: [...new Set(events.jobs)] };
}
