import { childOf, isTree, type Tree } from "../tree";
import { keyed, nameOf, shown } from "./keyed";

/** What the provider takes for granted in a health check, and AWS with it. */
const healthCheckDefaults: Tree = { interval: 30, retries: 3, timeout: 5 };

/** Lists whose items are told apart by name, and by which keys. */
const names: Readonly<Record<string, readonly string[]>> = {
  dependsOn: ["containerName"],
  environmentFiles: ["value"],
  extraHosts: ["hostname"],
  mountPoints: ["containerPath"],
  resourceRequirements: ["type"],
  systemControls: ["namespace"],
  ulimits: ["name"],
  volumesFrom: ["sourceContainer"],
};

/** Lists of pairs of which one half is a name. */
const pairs: Readonly<Record<string, string>> = { environment: "value", secrets: "valueFrom" };

/** A container definition as the provider compares it: defaults are not said, empty is nothing, lists of named things have no order. */
export function normalContainer(definition: Tree, networkMode: unknown): Tree {
  const found = Object.entries(definition).flatMap(([key, value]): [string, unknown][] => {
    const normal = normalArgument(key, value, networkMode);
    return key === "name" || isEmpty(normal) || (key === "essential" && normal === true) ? [] : [[key, normal]];
  });
  return Object.fromEntries(found);
}

function normalArgument(key: string, value: unknown, networkMode: unknown): unknown {
  const [pair, name] = [own(pairs, key), own(names, key)];
  if (key === "healthCheck" && isTree(value)) return { ...healthCheckDefaults, ...without(withoutEmpty(value), []) };
  if (!Array.isArray(value)) return withoutEmpty(value);
  if (key === "portMappings") return keyed(value, portName, (item) => normalPort(item, networkMode));
  if (pair !== undefined) return keyed(value, (item) => nameOf(item, "name"), (item) => childOf(item, pair) ?? "");
  if (name !== undefined) return keyed(value, (item) => nameOf(item, ...name), (item) => withoutEmpty(without(item, name)));
  return withoutEmpty(value);
}

/** `80/tcp`, or a range of ports. */
function portName(item: unknown): string {
  const port = childOf(item, "containerPort") ?? childOf(item, "containerPortRange");
  return `${shown(port ?? item)}/${shown(childOf(item, "protocol") ?? "tcp")}`;
}

function normalPort(item: unknown, networkMode: unknown): unknown {
  const { hostPort, ...rest } = without(item, ["containerPort", "containerPortRange", "protocol"]);
  const isImplied = hostPort === undefined || hostPort === 0 || (networkMode === "awsvpc" && hostPort === childOf(item, "containerPort"));
  return withoutEmpty({ ...rest, ...(isImplied ? {} : { hostPort }) });
}

function without(item: unknown, keys: readonly string[]): Record<string, unknown> {
  return typeof item === "object" && item !== null ? Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key))) : { value: item };
}

function withoutEmpty(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const rest = withoutEmpty(item);
    return isEmpty(rest) ? [] : [[key, rest]];
  }));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
