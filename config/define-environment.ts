import type { ComposedEnvironmentFile, EnvironmentFile } from "./environment-file";

/** Gives an environment file its type; the file is checked when it is synthesized. */
export function defineEnvironment(environment: ComposedEnvironmentFile): ComposedEnvironmentFile;
export function defineEnvironment(environment: EnvironmentFile): EnvironmentFile;
export function defineEnvironment(environment: ComposedEnvironmentFile | EnvironmentFile): ComposedEnvironmentFile | EnvironmentFile {
  return environment;
}
