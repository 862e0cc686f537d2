import type { EnvironmentFile } from "./environment-file";

/** Gives an environment file its type; the file is checked when it is synthesized. */
export function defineEnvironment(environment: EnvironmentFile): EnvironmentFile {
  return environment;
}
