import { mkdirSync } from "node:fs";
import { join } from "node:path";

export interface ProviderCacheOptions {
  /** The project's folder. */
  readonly project: string;
  /** The user's environment variables. */
  readonly variables: NodeJS.ProcessEnv;
}

/** Downloads a provider once for all stacks: in the user's own cache, or in one of the project. */
export function providerCache({ project, variables }: ProviderCacheOptions): Record<string, string> {
  if (variables["TF_PLUGIN_CACHE_DIR"] !== undefined) return {};
  const folder = join(project, ".build", "providers");
  mkdirSync(folder, { recursive: true });
  return { TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "1" };
}
