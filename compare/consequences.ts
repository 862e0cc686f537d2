import type { Platform } from "../config/platform";
import type { Path } from "../config/problem";
import { derivedPriority } from "../config/route-priority";
import type { Difference } from "./differences";

/** Whether a difference only shows again what differs elsewhere: in both environments the value is a default that follows from another one. */
export function isConsequence({ path }: Difference, first: Platform, second: Platform): boolean {
  return followsFromAnother(path, first) && followsFromAnother(path, second);
}

function followsFromAnother([section, name, field, ...rest]: Path, platform: Platform): boolean {
  const { services, jobs, compute } = platform;
  const task = section === "services" ? services[`${name}`] : section === "jobs" ? jobs[`${name}`] : undefined;
  if (task === undefined) return false;
  if (field === "capacity") return JSON.stringify(task.capacity) === JSON.stringify(compute.capacity);
  const service = section === "services" ? services[`${name}`] : undefined;
  if (field === "desiredTasks") return service?.scaling !== undefined && service.desiredTasks === service.scaling.minimumTasks;
  const [route, of] = rest;
  const spec = service?.routes[`${route}`];
  return field === "routes" && of === "priority" && spec !== undefined && spec.priority === derivedPriority(spec, `${name}/${route}`);
}
