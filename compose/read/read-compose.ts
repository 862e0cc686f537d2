import { basename, dirname, resolve } from "node:path";
import type { Origin } from "../../config/problem";
import { isWithin } from "../../config/problem";
import { checkConsistency } from "./consistency";
import { Findings, type ReadProblem, type UnsetVariable, type UsedKey } from "./findings";
import { interpolate } from "./interpolation";
import { isGrammarProblem } from "./grammar-problem";
import { loadFiles } from "./load-files";
import { longSyntax, withVariables } from "./long-syntax";
import { textAt, type Mapping } from "./node";
import { activeProfiles, withProfiles } from "./profiles";
import { lookupIn, Sources, withEnvFiles, type FileName, type Project } from "./project";
import { checkReferences } from "./references";
import { resolvePaths, under } from "./resolve-paths";
import { checkSchema } from "./schema";
import { withServiceFiles } from "./service-files";
import { changeIn } from "./tree";
import { withoutUnreadable } from "./value-forms";

export type { ReadProblem, UnsetVariable, UsedKey } from "./findings";

export interface ReadOptions {
  /** As for `docker compose -f a -f b`; relative to the working directory. */
  readonly files: readonly string[];
  /** Those of `COMPOSE_PROFILES`, when there are none. */
  readonly profiles: readonly string[];
  /** The process's variables; they win over `.env`. */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

export interface ComposeModel {
  /** Folder of the first file: relative paths start here, and its `.env` is read. */
  readonly projectDirectory: string;
  /** `name:` of the file, else the folder's name, as Compose makes it. */
  readonly name: string;
  /** The whole model after merging, in long syntax. Services whose profiles are not active are not in it. */
  readonly root: Mapping;
  /** Keys that reading has used up, and that are no longer in `root`. */
  readonly used: readonly UsedKey[];
  /** What is wrong, everything at once. */
  readonly problems: readonly ReadProblem[];
  /** Variables that were not set and became empty. */
  readonly unset: readonly UnsetVariable[];
  /** Those of the process and of `.env`. */
  readonly variables: ReadonlyMap<string, string>;
}

/** Reads Compose files as `docker compose` does, each value with its place. Never throws for what a user wrote. */
export function readCompose({ files, profiles, variables }: ReadOptions): ComposeModel {
  const findings = new Findings();
  const sources = new Sources(findings);
  const projectDirectory = dirname(files[0] ?? "compose.yaml");
  const names = files.map((file): FileName => ({ file, named: { path: [], at: startOf(file) } }));
  const process = new Map(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const settings = withDotEnv(process, projectDirectory, { sources, findings });
  const name = projectName(names, projectDirectory, settings, sources);
  const environment = new Map([...settings, ["COMPOSE_PROJECT_NAME", name]]);
  const project: Project = { directory: projectDirectory, environment, ancestors: [], sources, findings };
  const lookup = lookupIn(environment);

  const loaded = resolvePaths(loadFiles(names, project), projectDirectory, lookup);
  const first = names[0];
  if (loaded.entries.size === 0 && findings.problems.length === 0 && first !== undefined) {
    findings.problem({ rule: "compose-file", ...first.named, given: files.join(", "), allowed: "a file that describes services", remedy: "write `services:` into it; it is empty" });
  }
  const whole = checked(loaded, findings);
  const { model, inactive } = withProfiles(whole, activeProfiles(profiles, lookup), findings);
  const long = longSyntax(model, findings);
  const complete = changeIn(long, "services.*", (service, path) => (service.kind === "mapping" ? withServiceFiles(service, path, project) : service));
  const root = withoutUnreadable(withVariables(complete, lookup, findings), findings);
  checkConsistency(root, findings);
  checkReferences(root, inactive, findings);
  return { projectDirectory, name, root, used: inOrder(findings.used, files), problems: inOrder(findings.problems, files), unset: inOrder(findings.unset, files), variables: environment };
}

/** By the files that were named, then those that these name; within a file by place. */
function inOrder<Found extends { readonly at: Origin }>(found: readonly Found[], files: readonly string[]): readonly Found[] {
  const order = [...new Set([...files, ...found.map(({ at }) => at.file)])];
  return [...found].sort((a, b) => order.indexOf(a.at.file) - order.indexOf(b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column);
}

function startOf(file: string): Origin {
  return { file, line: 1, column: 1 };
}

/** Without what the schema refuses; what is missing because something was refused before is not told again. */
function checked(model: Mapping, findings: Findings): Mapping {
  const before = findings.problems;
  const result = checkSchema(model, false);
  for (const problem of result.problems) {
    const holder = problem.path.slice(0, -1);
    const isConsequence = problem.given === undefined && before.some(({ path }) => path.length > holder.length && isWithin(path, holder));
    if (!isConsequence) findings.problem(problem);
  }
  return result.model;
}

/** The variables of `.env` below those of the process. */
function withDotEnv(variables: ReadonlyMap<string, string>, directory: string, project: Pick<Project, "sources" | "findings">): ReadonlyMap<string, string> {
  const file = under(directory, ".env");
  const isOff = ["1", "t", "true"].includes((variables.get("COMPOSE_DISABLE_ENV_FILE") ?? "").toLowerCase());
  if (isOff || !project.sources.exists(file)) return variables;
  return withEnvFiles(variables, [{ file, named: { path: [], at: startOf(file) } }], project);
}

/** `COMPOSE_PROJECT_NAME`, else the last `name` of the files, else the folder's name. */
function projectName(files: readonly FileName[], directory: string, environment: ReadonlyMap<string, string>, sources: Sources): string {
  const asked = environment.get("COMPOSE_PROJECT_NAME");
  if (asked !== undefined && asked !== "") return asked;
  const written = files.flatMap(({ file, named }) => (sources.documents(file, named) ?? []).map(({ root }) => textAt(root, "name"))).filter((name) => name !== undefined && name !== "");
  const read = interpolate(written.at(-1) ?? "", lookupIn(environment));
  const named = normalName(isGrammarProblem(read) ? "" : read.text);
  return named !== "" ? named : normalName(basename(resolve(directory)));
}

function normalName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9_-]/g, "").replace(/^[_-]+/, "");
}
