import type { Container, Sidecar } from "../container";
import type { Platform } from "../platform";
import type { LoadBalancerSpec } from "../routing";
import type { JobSpec } from "../job";
import type { QueueSpec, Subscription, TaskEvents, TopicSpec } from "../messaging";
import type { RouteSpec, ServiceSpec } from "../service";
import { containersOf, type TaskSpec } from "../task";
import type { WorkflowSpec } from "../workflow";
import type { Path } from "../problem";
import type { Placed } from "./rule";

/** Where in an environment values of one kind stand. */
export type Places<T> = (platform: Platform) => Iterable<Placed<T>>;

/** The values of a field, where the object that has it is given. */
export function field<S extends object, K extends keyof S & string>(places: Places<S | undefined>, key: K): Places<S[K]> {
  return function* (platform) {
    for (const { path, value } of places(platform)) if (value !== undefined) yield { path: [...path, key], value: value[key] };
  };
}

/** The entries of records. */
export function entries<T>(places: Places<Readonly<Record<string, T>>>): Places<T> {
  return function* (platform) {
    for (const { path, value } of places(platform)) {
      for (const [key, entry] of Object.entries(value)) yield { path: [...path, key], value: entry };
    }
  };
}

/** The keys of records, each at the place of its entry. */
export function keys(places: Places<Readonly<Record<string, unknown>>>): Places<string> {
  return function* (platform) {
    for (const { path, value } of places(platform)) for (const key of Object.keys(value)) yield { path: [...path, key], value: key };
  };
}

/** The items of lists. */
export function items<T>(places: Places<readonly T[] | undefined>): Places<T> {
  return function* (platform) {
    for (const { path, value } of places(platform))
      for (const [index, item] of (value ?? []).entries()) yield { path: [...path, index], value: item };
  };
}

/** Those of the values that are of one kind. */
export function only<T, S extends T>(places: Places<T>, is: (value: T) => value is S): Places<S> {
  return function* (platform) {
    for (const { path, value } of places(platform)) if (is(value)) yield { path, value };
  };
}

/** What one makes of each value, at its place. */
export function each<S, T>(places: Places<S>, make: (value: S) => T): Places<T> {
  return function* (platform) {
    for (const { path, value } of places(platform)) yield { path, value: make(value) };
  };
}

/** The values of several places, one after the other. */
export function all<T>(...several: readonly Places<T>[]): Places<T> {
  return function* (platform) {
    for (const places of several) yield* places(platform);
  };
}

export const everyService: Places<ServiceSpec> = function* ({ services }) {
  for (const [name, service] of Object.entries(services)) yield { path: ["services", name], value: service };
};

export const everyJob: Places<JobSpec> = function* ({ jobs }) {
  for (const [name, job] of Object.entries(jobs)) yield { path: ["jobs", name], value: job };
};

/** Services and jobs: whatever has a task definition. */
export const everyTask: Places<TaskSpec> = all<TaskSpec>(everyService, everyJob);

export const everySidecar: Places<Sidecar> = entries(field(everyTask, "sidecars"));

export const everyContainer: Places<Container | Sidecar> = function* (platform) {
  for (const task of everyTask(platform)) {
    for (const { path, container } of placedContainers(task)) yield { path, value: container };
  }
};

export const everyQueue: Places<QueueSpec> = function* ({ messaging }) {
  for (const [name, queue] of Object.entries(messaging.queues)) yield { path: ["messaging", "queues", name], value: queue };
};

export const everyTopic: Places<TopicSpec> = function* ({ messaging }) {
  for (const [name, topic] of Object.entries(messaging.topics)) yield { path: ["messaging", "topics", name], value: topic };
};

export const everySubscription: Places<Subscription> = entries(field(everyTopic, "subscriptions"));

export const everyTaskEvents: Places<TaskEvents> = entries(({ messaging }) => [{ path: ["messaging", "taskEvents"], value: messaging.taskEvents }]);

export const everyWorkflow: Places<WorkflowSpec> = function* ({ workflows }) {
  for (const [name, workflow] of Object.entries(workflows)) yield { path: ["workflows", name], value: workflow };
};

export const everyRoute: Places<RouteSpec> = entries(field(everyService, "routes"));

export const everyLoadBalancer: Places<LoadBalancerSpec> = function* ({ routing }) {
  for (const [name, loadBalancer] of Object.entries(routing.loadBalancers)) {
    yield { path: ["routing", "loadBalancers", name], value: loadBalancer };
  }
};

/** The containers of one task: its own stands in the service or job itself. */
export function placedContainers({ path, value: task }: Placed<TaskSpec>): { name: string; path: Path; container: Container | Sidecar }[] {
  return containersOf(task).map(([name, container], index) => ({ name, path: index === 0 ? path : [...path, "sidecars", name], container }));
}

/** The entry a name stands for. A name may be any text, `constructor` too, so what every object inherits is no entry. */
export function lookup<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
