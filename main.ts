import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { App } from "cdktf";
import { parseEnvironments } from "./config/parse-environments";
import type { Platform } from "./config/platform";
import { ConfigError } from "./config/problem";
import { namesIn, selectEnvironments, selectionVariable } from "./config/select-environments";
import { bootstrapVariable } from "./config/stack-settings";
import { ownStacks } from "./own/stacks";
import { buildEnvironment } from "./stacks/environment-stacks";
import { copyProviderLock } from "./stacks/provider-lock";
import { relativeModules } from "./stacks/relative-modules";
import { buildStateStacks } from "./stacks/state-stacks";

/** The environments that are named, else all there are. Throws a `ConfigError` with whatever is wrong in their files. */
export function loadPlatforms(named: readonly string[]): Platform[] {
  const available = environmentNames();
  const files = available.map((name) => ({ name, load: () => loadEnvironment(name) }));
  return parseEnvironments(files, selectEnvironments(available, named));
}

/** From the environment files to Terraform JSON. Throws a `ConfigError` before anything is written. */
export function synthesize(named: readonly string[]) {
  return synthesizePlatforms(loadPlatforms(named).map((platform) => ({ file: `environments/${platform.environment}.ts`, platform })));
}

/** From platforms to Terraform JSON, each with the file whose problems it has. */
export function synthesizePlatforms(sources: readonly { readonly file: string; readonly platform: Platform }[]) {
  const app = new App({ context: { cdktfRelativeModules: relativeModules() } });
  const states = buildStateStacks(app, sources.map(({ platform }) => platform), namesIn(process.env[bootstrapVariable]));
  const environments = sources.map(({ file, platform }) => ({ file, ...buildEnvironment(app, platform, ownStacks) }));
  const problems = environments.flatMap(({ file, problems: found }) => found.map((problem) => ({ file, ...problem })));
  if (problems.length > 0) throw new ConfigError(problems);

  mkdirSync(app.outdir, { recursive: true });
  app.synth();
  const stacks = [...states, ...environments.flatMap((environment) => environment.stacks)];
  copyProviderLock(app.outdir, stacks);
  return { outdir: app.outdir, stacks };
}

const folder = "environments";
const environmentNames = () => (existsSync(folder) ? readdirSync(folder).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : [])) : []);
const loadEnvironment = (name: string): unknown => (require(`./environments/${name}.ts`) as { default: unknown }).default;

/** What `cdktf synth` runs. */
export const run = () => void synthesize(namesIn(process.env[selectionVariable]));
