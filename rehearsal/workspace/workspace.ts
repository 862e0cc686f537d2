import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { Refusal } from "../../engine/refusal";
import type { Stack } from "../../engine/stack";
import { endpointProblems, endpointsIn } from "./endpoints";
import { noProfiles } from "./engine-environment";
import { nothingReal } from "./installed";
import { overrideFile, overrideOf } from "./override";
import { placeOf, stackProblems, type Place } from "./refusals";
import type { StackJson } from "../../engine/stack-json";
import { merged, standInFile, standInsFor } from "./stand-ins";
import { stateFileOf, statesOf } from "./states";

/** The folder a rehearsal works in: copies of the stacks, kept apart from everything real. */
export interface Workspace extends Place {
  readonly stacks: readonly Stack[];
  /** Stacks of an earlier synthesis that are no longer there, while their state still has resources. */
  readonly left: readonly Stack[];
  /** What is made for the rehearsal in place of something that exists, as the report says it. */
  readonly standIns: readonly string[];
}

export interface WorkspaceOptions {
  /** What `synth` wrote: the folder with `manifest.json`. */
  readonly synthesized: string;
  readonly environment: string;
  /** The rehearsal's own folder for this environment. */
  readonly workspace: string;
  /** The user's environment variables, whose endpoints must be of this machine. */
  readonly variables: NodeJS.ProcessEnv;
}

const configuration = "cdk.tf.json";
const lockFile = ".terraform.lock.hcl";
/** What the engine left in a stack's folder and needs again. */
const keptFiles = new Set([".terraform", lockFile, "errored.tfstate"]);

/** Copies an environment's stacks and puts them in the rehearsal's hands; refuses, before it writes, whatever would touch something real. */
export function prepareWorkspace({ synthesized, environment, workspace, variables }: WorkspaceOptions): Workspace {
  const sources = readStacks(synthesized, environment);
  const jsons = Object.fromEntries(sources.map(({ id, folder }) => [id, readJson(join(folder, configuration)) as StackJson]));
  const problems = [...endpointProblems(endpointsIn(variables)), ...stackProblems(jsons)];
  const place = placeOf(jsons);
  if (problems.length > 0 || place === undefined) throw new Refusal(nothingReal(problems));

  mkdirSync(join(workspace, "state"), { recursive: true });
  writeFileSync(join(workspace, noProfiles), "");
  const standIns: string[] = [];
  const stacks = sources.map((source) => {
    const json = jsons[source.id] ?? {};
    const own = standInsFor(json);
    standIns.push(...own.map(({ text }) => text));
    const stack = { ...source, folder: folderOf(workspace, source.id) };
    replaceFiles(source.folder, stack.folder);
    const statePath = (id: string) => relative(stack.folder, stateFileOf(workspace, id)).replaceAll("\\", "/");
    const override = overrideOf(json, { ownId: source.id, stacks: jsons, statePath });
    writeJson(join(stack.folder, overrideFile), merged([override, ...own.map((each) => each.override)]));
    if (own.length > 0) writeJson(join(stack.folder, standInFile), { resource: merged(own.map(({ resource }) => resource)) });
    return stack;
  });
  const left = removeGone(workspace, new Set(stacks.map(({ id }) => id)));
  writeJson(join(workspace, "stacks.json"), [...stacks, ...left].map(({ id, dependencies }) => ({ id, dependencies })));
  return { stacks, left, standIns: [...new Set(standIns)].sort(), ...place };
}

function folderOf(workspace: string, id: string): string {
  return join(workspace, "stacks", id);
}

/** The environment's stacks where they were synthesized. The account's state bucket belongs to none. */
function readStacks(synthesized: string, environment: string): Stack[] {
  const { stacks } = readJson(join(synthesized, "manifest.json")) as {
    readonly stacks: Readonly<Record<string, { readonly workingDirectory: string; readonly dependencies: readonly string[] }>>;
  };
  const own = Object.entries(stacks).filter(([id]) => id.startsWith(`${environment}-`));
  if (own.length === 0) throw new Refusal(`${join(synthesized, "manifest.json")} has no stack of ${environment}. Synthesize it first.`);
  return own.map(([id, { workingDirectory, dependencies }]) => ({ id, folder: join(synthesized, workingDirectory), dependencies }));
}

/** Makes a stack's folder what was synthesized, assets too, and nothing older but what the engine keeps there. */
function replaceFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  if (asksForOtherProviders(join(from, configuration), join(to, configuration))) rmSync(join(to, lockFile), { force: true });
  for (const name of readdirSync(to)) if (!keptFiles.has(name)) rmSync(join(to, name), { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !isOfEngine(basename(path)) });
}

/** A lock that was made for other versions would stop `init`. */
function asksForOtherProviders(now: string, before: string): boolean {
  if (!existsSync(before)) return false;
  const [wanted, had] = [now, before].map((file) => JSON.stringify((readJson(file) as StackJson).terraform?.required_providers));
  return wanted !== had;
}

/** What an engine left beside the synthesized files: it knows of the real state. */
function isOfEngine(name: string): boolean {
  return name === ".terraform" || name.includes(".tfstate");
}

/** Forgets stacks that are no longer synthesized, but those that still hold something. */
function removeGone(workspace: string, current: ReadonlySet<string>): Stack[] {
  const holding = statesOf(workspace);
  const gone = readdirSync(join(workspace, "stacks")).filter((id) => !current.has(id)).sort();
  const before = existsSync(join(workspace, "stacks.json")) ? (readJson(join(workspace, "stacks.json")) as Pick<Stack, "id" | "dependencies">[]) : [];
  return gone.flatMap((id) => {
    const folder = folderOf(workspace, id);
    if (holding[id] !== undefined || existsSync(join(folder, "errored.tfstate"))) return [{ id, folder, dependencies: before.find((each) => each.id === id)?.dependencies ?? [] }];
    rmSync(folder, { recursive: true });
    return [];
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
