import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { EngineFailure, type Engine } from "../engine/engine";
import { Refusal } from "../engine/refusal";
import type { Stack } from "../engine/stack";
import type { PlanFolder } from "./plan-folder";

/** Terraform merges files of this ending into the others of a folder. */
export const emptyStateFile = "backend_override.tf.json";

/**
 * Gets a stack's folder ready to plan. Where the bucket of the states is not made yet, as before the first deployment of an account,
 * the stack plans against an empty state of its own; gives whether it does.
 */
export async function initToPlan(engine: Engine, stack: Stack, folder: PlanFolder): Promise<boolean> {
  try {
    await engine.init(stack);
    return false;
  } catch (error) {
    if (missingBucket(error) === undefined) throw error;
  }
  const path = relative(stack.folder, folder.expectedState(`none-${stack.id}`));
  writeFileSync(join(stack.folder, emptyStateFile), JSON.stringify({ terraform: { backend: { local: { path } } } }));
  await engine.init(stack);
  return true;
}

/** Gets a stack's folder ready to apply. Refuses where the bucket of the states is not made yet. */
export async function initToApply(engine: Engine, stack: Stack): Promise<void> {
  try {
    await engine.init(stack);
  } catch (error) {
    const bucket = missingBucket(error);
    if (bucket === undefined) throw error;
    throw new Refusal(`The bucket ${bucket}, which is to hold the states, is not there yet. Nothing was applied.\nMake it first, as docs/states.md says at "The account's state bucket"; then apply these plans again, they stay good.`);
  }
}

/** The bucket that an engine did not find. */
function missingBucket(error: unknown): string | undefined {
  return error instanceof EngineFailure ? /S3 bucket "([^"]*)" does not exist/.exec(error.message)?.[1] : undefined;
}
