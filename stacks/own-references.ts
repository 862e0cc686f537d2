import type { OwnOutput } from "../config/container";
import { suggest } from "../config/nearest";
import type { Platform } from "../config/platform";
import type { Path, Problem } from "../config/problem";
import { everyTask, placedContainers } from "../config/rules/places";
import type { OwnOutputs } from "./own-stacks";
import { outputName, type Published } from "./published";

/** The value of a reference that `checkOwnReferences` found good. */
export function ownOutput(own: Readonly<Record<string, OwnOutputs>>, { stack, output }: OwnOutput): string {
  const outputs = Object.hasOwn(own, stack) ? (own[stack] ?? {}) : {};
  const field = Object.keys(outputs).find((name) => outputName(name) === output);
  return (field === undefined ? undefined : outputs[field]) ?? "";
}

/** Names of own stacks and their outputs are known only when those stacks have been made; here is what is wrong with them. */
export function checkOwnReferences(platform: Platform, own: Readonly<Record<string, Published<OwnOutputs>>>): Problem[] {
  return references(platform).flatMap(({ path, stack, output }) => {
    const published = Object.hasOwn(own, stack) ? own[stack] : undefined;
    if (published === undefined) {
      return [{ rule: "unknown-stack", path: [...path, "stack"], given: stack, allowed: "a stack of own/stacks.ts in this environment", remedy: suggest(stack, Object.keys(own)) }];
    }
    const known = Object.entries(published.values).flatMap(([field, value]) => (value === undefined ? [] : [outputName(field)]));
    if (known.includes(output)) return [];
    const allowed = `an output of the stack ${stack}`;
    const remedy = output === securityGroupOutput ? `publish securityGroupId in the stack ${stack}` : suggest(output, known);
    return [{ rule: "unknown-output", path, given: output, allowed, remedy }];
  });
}

const securityGroupOutput = "security_group_id";

function references(platform: Platform): (OwnOutput & { path: Path })[] {
  return [...everyTask(platform)].flatMap((task) => {
    const connections = task.value.connectsTo.flatMap((connection, index) =>
      typeof connection === "object" && "stack" in connection ? [{ path: [...task.path, "connectsTo", index], stack: connection.stack, output: securityGroupOutput }] : [],
    );
    const inContainers = placedContainers(task).flatMap(({ path, container }) =>
      (["environmentVariables", "secrets"] as const).flatMap((section) =>
        Object.entries<unknown>(container[section]).flatMap(([key, value]) => (isOwnOutput(value) ? [{ path: [...path, section, key], ...value }] : [])),
      ),
    );
    return [...connections, ...inContainers];
  });
}

function isOwnOutput(value: unknown): value is OwnOutput {
  return typeof value === "object" && value !== null && "stack" in value;
}
