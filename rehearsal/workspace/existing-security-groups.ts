import { eachBlock, type Json, type StackJson } from "../../engine/stack-json";
import type { StandIn } from "./stand-in";

const groupId = /^sg-[0-9a-f]+$/;

/** Security groups in place of those that a stack's resources name by their ids; nothing for a stack that names none. */
export function existingSecurityGroups(stack: StackJson): StandIn | undefined {
  const found = new Set<string>();
  const inPlace = (value: unknown): unknown => {
    if (typeof value === "string" && groupId.test(value)) {
      found.add(value);
      return `\${aws_security_group.${nameOf(value)}.id}`;
    }
    if (Array.isArray(value)) return value.map(inPlace);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inPlace(item)]));
  };
  const changed: Record<string, Record<string, Json>> = {};
  for (const { type, name, block } of eachBlock(stack.resource)) {
    // An override replaces an argument as a whole.
    const overridden = Object.entries(block).filter(([key, value]) => key !== "//" && JSON.stringify(inPlace(value)) !== JSON.stringify(value));
    if (overridden.length > 0) (changed[type] ??= {})[name] = Object.fromEntries(overridden.map(([key, value]) => [key, inPlace(value)]));
  }
  const ids = [...found].sort();
  if (ids.length === 0) return undefined;
  const groups = ids.map((id) => [nameOf(id), { name_prefix: `${nameOf(id)}-`, description: `Stands in for ${id}` }] as const);
  return {
    resource: { aws_security_group: Object.fromEntries(groups) },
    override: { resource: changed },
    text: `${ids.join(", ")}: ${ids.length === 1 ? "a security group that is" : "security groups that are"} made for the rehearsal`,
  };
}

function nameOf(id: string): string {
  return `rehearsal-${id}`;
}
