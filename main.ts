import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { App } from "cdktf";
import { parseEnvironments } from "./config/parse-environments";
import type { Platform } from "./config/platform";
import { ConfigError } from "./config/problem";
import { namesIn, selectEnvironments, selectionVariable } from "./config/select-environments";
import { bootstrapVariable } from "./config/stack-settings";
import { ownStacks } from "./own/stacks";
import { checkReads } from "./stacks/contracts";
import { buildDeliveryStacks } from "./stacks/delivery-stacks";
import { buildEnvironment } from "./stacks/environment-stacks";
import { compareLists, type Built, type ComparedLists } from "./stacks/kept-lists";
import { copyProviderLock } from "./stacks/provider-lock";
import { relativeModules } from "./stacks/relative-modules";
import { buildStateStacks } from "./stacks/state-stacks";

/** The environments that are named, else all there are. Throws a `ConfigError` with whatever is wrong in their files. */
export function loadPlatforms(named: readonly string[]): Platform[] {
  const available = environmentNames();
  const files = available.map((name) => ({ name, load: () => loadEnvironment(name) }));
  return parseEnvironments(files, selectEnvironments(available, named));
}

/** From the environment files to Terraform JSON, compared with what is kept of them. Throws a `ConfigError` before anything is written. */
export function synthesize(named: readonly string[], acceptAddresses = false) {
  const sources = loadPlatforms(named).map((platform) => ({ file: `environments/${platform.environment}.ts`, platform }));
  const isWhole = sources.length === environmentNames().length;
  return synthesizePlatforms(sources, undefined, (built) => compareLists(process.cwd(), { ...built, isWhole, acceptAddresses }));
}

/** From platforms to Terraform JSON, each with the file whose problems it has; to cdktf's own folder unless another is given. */
export function synthesizePlatforms(
  sources: readonly { readonly file: string; readonly platform: Platform }[],
  outdir?: string,
  compare: (built: Built) => ComparedLists = nothingKept,
) {
  const app = new App({ ...(outdir === undefined ? {} : { outdir }), context: { cdktfRelativeModules: relativeModules() } });
  const bootstrapping = namesIn(process.env[bootstrapVariable]);
  const states = buildStateStacks(app, sources.map(({ platform }) => platform), bootstrapping);
  const delivery = buildDeliveryStacks(app, sources.map(({ platform }) => platform), environmentNames());
  const environments = sources.map(({ file, platform }) => ({ file, platform, ...buildEnvironment(app, platform, ownStacks) }));
  const stacks = [...states, ...delivery, ...environments.flatMap((environment) => environment.stacks)];
  const kept = compare({ environments, accountStacks: [...states, ...delivery], bootstrapping });
  const found = environments.flatMap(({ file, problems: ofFile }) => ofFile.map((problem) => ({ file, ...problem })));
  const problems = [...found, ...checkReads(stacks), ...kept.problems];
  if (problems.length > 0) throw new ConfigError(problems);

  mkdirSync(app.outdir, { recursive: true });
  app.synth();
  copyProviderLock(app.outdir, stacks);
  return { outdir: app.outdir, stacks, kept: kept.lists };
}

/** Of platforms that are in no file of the repository, nothing is kept. */
const nothingKept = (): ComparedLists => ({ lists: [], problems: [] });

const folder = "environments";

/** The names of all environment files. */
export const environmentNames = () => (existsSync(folder) ? readdirSync(folder).flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : [])) : []);
const loadEnvironment = (name: string): unknown => (require(`./environments/${name}.ts`) as { default: unknown }).default;

/** What `cdktf synth` runs. */
export const run = () => void synthesize(namesIn(process.env[selectionVariable]));
