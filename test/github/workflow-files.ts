import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseDocument } from "yaml";

/** One step of a job or an action. */
export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly uses?: string;
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly permissions?: unknown;
  readonly defaults?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = resolve(__dirname, "../..");
const workflowNames = readdirSync(join(root, ".github/workflows"));
const actionNames = readdirSync(join(root, ".github/actions"));

/** The text of each workflow and action by its path. */
export const texts: Readonly<Record<string, string>> = Object.fromEntries(
  [...workflowNames.map((name) => `.github/workflows/${name}`), ...actionNames.map((name) => `.github/actions/${name}/action.yml`)].map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

/** The workflows by name. */
export const workflows: Readonly<Record<string, Workflow>> = Object.fromEntries(
  workflowNames.map((name) => [name.replace(".yml", ""), parsed(`.github/workflows/${name}`) as Workflow]),
);

/** The steps of each job and action, by where they stand. */
export const steps: readonly (readonly [place: string, steps: readonly Step[]])[] = [
  ...Object.entries(workflows).flatMap(([name, { jobs }]) => Object.entries(jobs).map(([job, { steps: each = [] }]) => [`${name}/${job}`, each] as const)),
  ...actionNames.map((name) => [name, (parsed(`.github/actions/${name}/action.yml`) as { runs: { steps: Step[] } }).runs.steps] as const),
];

function parsed(path: string): unknown {
  const document = parseDocument(texts[path] ?? "");
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw new Error(`${path}: ${problem.message}`);
  return document.toJS();
}
