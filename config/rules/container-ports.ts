import type { Path } from "../problem";
import type { Platform } from "../platform";
import { entries, everyContainer, everyTask, field, placedContainers } from "./places";
import { range, type Rule } from "./rule";

const source = "API RegisterTaskDefinition, PortMapping";

interface TaskPort {
  readonly path: Path;
  readonly container: string;
  readonly name: string;
  readonly containerPort: number;
  readonly protocol: string;
}

/** The ports of each task, over all its containers: they share one network interface. */
function* portsByTask(platform: Platform): Iterable<TaskPort[]> {
  for (const task of everyTask(platform)) {
    yield placedContainers(task).flatMap(({ name: container, path, container: { ports } }) =>
      Object.entries(ports).map(([name, port]) => ({ ...port, path: [...path, "ports", name], container, name })),
    );
  }
}

/** A rule for what no two ports of a task may share. */
function unique(id: string, what: "name" | "port", key: (port: TaskPort) => string): Rule {
  return {
    id,
    source,
    *check(platform) {
      for (const ports of portsByTask(platform)) {
        const owners = new Map<string, TaskPort>();
        for (const port of ports) {
          const owner = owners.get(key(port));
          owners.set(key(port), owner ?? port);
          if (owner === undefined) continue;
          const given = what === "name" ? port.name : port.containerPort;
          const allowed = `a ${what} that no other port of the task has; "${owner.name}" of "${owner.container}" has this one`;
          yield {
            path: port.path,
            given,
            allowed,
            remedy: what === "name" ? "rename one of the two ports" : "let one of the two listen on another port",
          };
        }
      }
    },
  };
}

/** Under which names and numbers the containers of a task listen. */
export const containerPortRules: readonly Rule[] = [
  unique("port-name-taken", "name", ({ name }) => name),
  range("container-port", source, 1, 65535, "", function* (platform) {
    for (const { path, value } of entries(field(everyContainer, "ports"))(platform)) yield { path, value: value.containerPort };
  }),
  unique("container-port-taken", "port", ({ containerPort, protocol }) => `${containerPort}/${protocol}`),
];
