import type { Container, Sidecar } from "../container";
import type { Platform } from "../platform";
import type { LoadBalancerSpec } from "../routing";
import { containersOf, type RouteSpec, type ServiceSpec } from "../service";
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

export const everySidecar: Places<Sidecar> = entries(field(everyService, "sidecars"));

export const everyContainer: Places<Container | Sidecar> = function* ({ services }) {
  for (const service of Object.values(services)) {
    for (const { path, container } of placedContainers(service)) yield { path, value: container };
  }
};

export const everyRoute: Places<RouteSpec> = entries(field(everyService, "routes"));

export const everyLoadBalancer: Places<LoadBalancerSpec> = function* ({ routing }) {
  for (const [name, loadBalancer] of Object.entries(routing.loadBalancers)) {
    yield { path: ["routing", "loadBalancers", name], value: loadBalancer };
  }
};

/** The containers of one task: the service's own stands in the service itself. */
export function placedContainers(service: ServiceSpec): { name: string; path: Path; container: Container | Sidecar }[] {
  return containersOf(service).map(([name, container], index) => ({
    name,
    path: index === 0 ? ["services", service.name] : ["services", service.name, "sidecars", name],
    container,
  }));
}

/** The entry a name stands for. A name may be any text, `constructor` too, so what every object inherits is no entry. */
export function lookup<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
