import type { JobSpec } from "./job";
import { tasksOf, type Platform } from "./platform";
import type { ServiceSpec } from "./service";
import type { TaskSpec } from "./task";
import { connectedServices, startsAfter } from "./traffic";

/** Name of the state of services without a group, and the beginning of the others'. */
export const computeLayer = "compute";

/** Name of the layer a service or job stands in. */
export function layerOf({ group }: Pick<TaskSpec, "group">): string {
  return group === undefined ? computeLayer : `${computeLayer}-${group}`;
}

/** The groups of an environment, each behind those it connects to. */
export function groupsInOrder(platform: Platform): string[] {
  const groups = [...new Set(tasksOf(platform).flatMap(({ group }) => group ?? []))].sort();
  return inOrder(groups, (group) => [...new Set(tasksOf(platform).flatMap((task) => (task.group === group ? groupsReached(platform, task) : [])))]);
}

/** The services of a group, or those without one. */
export function servicesIn(platform: Platform, group: string | undefined): ServiceSpec[] {
  return Object.values(platform.services).filter((service) => service.group === group);
}

/** The jobs of a group, or those without one. */
export function jobsIn(platform: Platform, group: string | undefined): JobSpec[] {
  return Object.values(platform.jobs).filter((job) => job.group === group);
}

/** The other groups that connections of a service or job lead to. */
function groupsReached(platform: Platform, task: TaskSpec): string[] {
  const groups = connectedServices(task).flatMap((name) => platform.services[name]?.group ?? []);
  return groups.filter((group) => group !== task.group);
}

/**
 * The services of one stack, each behind those it finds through Service Connect: a task only knows the names that were there
 * when it started. Of services that connect to each other in a circle, which a rule refuses unless waived, the first by name starts first.
 */
export function servicesInOrder(members: readonly ServiceSpec[]): ServiceSpec[] {
  const names = members.map((service) => service.name).sort();
  const byName = new Map(members.map((service) => [service.name, service]));
  const order = inOrder(names, (name) => {
    const service = byName.get(name);
    return service === undefined ? [] : startsAfter(service).filter((target) => byName.get(target)?.discovery.includes("service-connect"));
  });
  return order.flatMap((name) => byName.get(name) ?? []);
}

/** Depth first; what closes a circle is passed over. */
function inOrder(names: readonly string[], before: (name: string) => readonly string[]): string[] {
  const order: string[] = [];
  const visited = new Set<string>();
  const visit = (name: string) => {
    if (visited.has(name)) return;
    visited.add(name);
    [...before(name)].sort().forEach(visit);
    order.push(name);
  };
  names.forEach(visit);
  return order;
}
