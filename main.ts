import { readdirSync } from "node:fs";
import { App } from "cdktf";
import { parseEnvironments } from "./config/parse-environments";
import { ConfigError } from "./config/problem";
import { namesIn, selectEnvironments, selectionVariable } from "./config/select-environments";
import { bootstrapVariable } from "./config/stack-settings";
import { ownStacks } from "./own/stacks";
import { buildEnvironment } from "./stacks/environment-stacks";
import type { PlatformStack } from "./stacks/platform-stack";
import { copyProviderLock } from "./stacks/provider-lock";
import { buildStateStacks } from "./stacks/state-stacks";

/** From the environment files to Terraform JSON. Throws a `ConfigError` before anything is written. */
export function synthesize(named: readonly string[]): PlatformStack[] {
  const available = environmentNames();
  const files = available.map((name) => ({ name, load: () => loadEnvironment(name) }));
  const platforms = parseEnvironments(files, selectEnvironments(available, named));

  const app = new App();
  const states = buildStateStacks(app, platforms, namesIn(process.env[bootstrapVariable]));
  const environments = platforms.map((platform) => ({ platform, ...buildEnvironment(app, platform, ownStacks) }));
  const problems = environments.flatMap(({ platform, problems: found }) => found.map((problem) => ({ file: `environments/${platform.environment}.ts`, ...problem })));
  if (problems.length > 0) throw new ConfigError(problems);

  app.synth();
  const stacks = [...states, ...environments.flatMap((environment) => environment.stacks)];
  copyProviderLock(app.outdir, stacks);
  return stacks;
}

const environmentNames = () => readdirSync("environments").flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
const loadEnvironment = (name: string): unknown => (require(`./environments/${name}.ts`) as { default: unknown }).default;

/** What `cdktf synth` runs. */
export const run = () => void synthesize(namesIn(process.env[selectionVariable]));
