import { existingFunctions } from "./existing-functions";
import { existingNetwork } from "./existing-network";
import { existingSecurityGroups } from "./existing-security-groups";
import type { Json, StackJson } from "../../engine/stack-json";
import type { StandIn } from "./stand-in";

/** The file of a workspace's stack that holds its stand-ins. */
export const standInFile = "rehearsal_stand_ins.tf.json";

/** Everything that needs a stand-in in a stack. */
export function standInsFor(stack: StackJson): StandIn[] {
  return [existingNetwork(stack), existingSecurityGroups(stack), existingFunctions(stack)].filter((each) => each !== undefined);
}

/** One tree of all; where two say something of the same place, the later one counts. */
export function merged(trees: readonly Json[]): Json {
  const isTree = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
  const result: Record<string, unknown> = {};
  for (const [key, value] of trees.flatMap((tree) => Object.entries(tree))) {
    const before = result[key];
    result[key] = isTree(before) && isTree(value) ? merged([before, value]) : value;
  }
  return result;
}
