import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { childOf, isTree } from "../tree";

const index = /\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g;

/** Whether the configuration says anything of an argument; where it does not, the provider fills it in. Where nobody can tell, it does. */
export function isWritten({ address, type, name }: Change, argument: string, { template, plan }: ReviewedPlan): boolean {
  const resource = address.startsWith(`${type}.${name}`) ? childOf(childOf(template?.resource, type), name) : undefined;
  if (isTree(resource)) return Object.hasOwn(resource, argument);
  const written = childOf(childOf(plan.configuration, "written"), address.replace(index, ""));
  return !Array.isArray(written) || written.includes(argument);
}
