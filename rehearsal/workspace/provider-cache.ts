import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Rehearsal } from "../rehearsal";

/** Downloads a provider once for all stacks: in the user's own cache, or in one of the rehearsals. */
export function providerCache({ project, variables }: Pick<Rehearsal, "project" | "variables">): Record<string, string> {
  if (variables["TF_PLUGIN_CACHE_DIR"] !== undefined) return {};
  const folder = join(project, ".rehearsal", ".providers");
  mkdirSync(folder, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
}
