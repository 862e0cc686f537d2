import { suggest } from "../nearest";
import type { Container, DependencyCondition, Sidecar } from "../container";
import type { Path } from "../problem";
import type { Platform } from "../platform";
import { findCycles, formatCycle } from "./cycles";
import { everyTask, placedContainers } from "./places";
import type { Rule } from "./rule";

const source = "API RegisterTaskDefinition, ContainerDependency";

interface Dependency {
  readonly path: Path;
  readonly name: string;
  readonly target: string;
  readonly condition: DependencyCondition;
  readonly containers: ReadonlyMap<string, Container | Sidecar>;
}

function* dependencies(platform: Platform): Iterable<Dependency> {
  for (const task of everyTask(platform)) {
    const placed = placedContainers(task);
    const containers = new Map(placed.map(({ name, container }) => [name, container]));
    for (const { name, path, container } of placed) {
      for (const [target, condition] of Object.entries(container.dependsOn)) {
        yield { path: [...path, "dependsOn", target], name, target, condition, containers };
      }
    }
  }
}

const unknownContainer: Rule = {
  id: "unknown-container",
  source,
  *check(platform) {
    for (const { path, name, target, containers } of dependencies(platform)) {
      if (containers.has(target)) continue;
      const others = [...containers.keys()].filter((other) => other !== name);
      yield { path, given: target, allowed: "the name of another container of the task", remedy: suggest(target, others) };
    }
  },
};

const itself: Rule = {
  id: "container-depends-on-itself",
  source,
  *check(platform) {
    for (const { path, name, target } of dependencies(platform)) {
      if (target === name) yield { path, given: target, allowed: "another container of the task", remedy: "remove it" };
    }
  },
};

const cycle: Rule = {
  id: "container-dependency-cycle",
  source,
  *check(platform) {
    for (const task of everyTask(platform)) {
      const placed = placedContainers(task);
      const edges = placed.map(({ name, container }): [string, Set<string>] => {
        return [name, new Set(Object.keys(container.dependsOn).filter((target) => target !== name))];
      });
      for (const names of findCycles(new Map(edges))) {
        const [first, second = ""] = names;
        const path = placed.find(({ name }) => name === first)?.path ?? [];
        const allowed = "dependencies that come to an end: none of these containers could start first";
        yield { path: [...path, "dependsOn", second], given: formatCycle(names), allowed, remedy: "remove one of these dependencies" };
      }
    }
  },
};

/** The own container of a service or job is essential always: it is what that one runs. */
const essentialTarget: Rule = {
  id: "container-dependency-essential",
  source,
  *check(platform) {
    for (const { path, name, target, condition, containers } of dependencies(platform)) {
      const container = containers.get(target);
      if (container === undefined || target === name || (condition !== "COMPLETE" && condition !== "SUCCESS")) continue;
      const essential = !("essential" in container) || container.essential;
      if (!essential) continue;
      const allowed = `${condition} of a container with essential: false; when "${target}" ends, so does the task`;
      const remedy =
        "essential" in container ? `set essential: false on "${target}", or wait for START or HEALTHY` : "wait for START or HEALTHY";
      yield { path, given: condition, allowed, remedy };
    }
  },
};

const healthyTarget: Rule = {
  id: "container-dependency-healthy",
  source,
  *check(platform) {
    for (const { path, name, target, condition, containers } of dependencies(platform)) {
      const container = containers.get(target);
      if (container === undefined || target === name || condition !== "HEALTHY" || container.healthCheck !== undefined) continue;
      const allowed = `HEALTHY of a container with a healthCheck; "${target}" has none`;
      yield { path, given: condition, allowed, remedy: `give "${target}" a healthCheck, or wait for START` };
    }
  },
};

/** In which order the containers of a task may start. */
export const containerDependencyRules: readonly Rule[] = [unknownContainer, itself, cycle, essentialTarget, healthyTarget];
