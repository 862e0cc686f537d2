import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { environmentFor } from "../../../compose/environment-for";
import { readApplication, type ComposeApplication, type ComposeOptions } from "../../../compose/from-compose";
import type { Row } from "../../../compose/row";
import type { ComposedEnvironmentFile } from "../../../config/environment-file";
import { parseEnvironment } from "../../../config/parse-environment";
import { formatPath } from "../../../config/problem";

/** Files by their paths; one in a program's folder is executable when its name says so: `check.sh`. */
export type ProjectFiles = Readonly<Record<string, string | Buffer>>;

/** What a project is read with beside its files. */
export interface Reading {
  readonly options?: ComposeOptions;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Reads a project from a folder of its own, which is gone afterwards. The folder's name is in nothing of what comes back. */
export function composeProject(files: string | ProjectFiles, { options = {}, variables = {} }: Reading = {}): ComposeApplication {
  return inFolder(typeof files === "string" ? { "compose.yaml": files } : files, (folder) => {
    const application = readApplication([join(folder, "compose.yaml")], options, { COMPOSE_PROJECT_NAME: "shop", ...variables });
    const text = JSON.stringify(application).replaceAll(`${folder}/`, "").replaceAll(folder, ".");
    return JSON.parse(text) as ComposeApplication;
  });
}

/** Does something in a folder with files, which is gone afterwards. */
export function inFolder<T>(files: ProjectFiles, act: (folder: string) => T): T {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gantry-compose-")));
  try {
    for (const [path, content] of Object.entries(files)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (path.endsWith(".sh")) chmodSync(file, 0o755);
    }
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row in one line: `3:5 services.web.image mapped: image nginx`. */
export function rowText({ at, path, verdict, what, remedy }: Row): string {
  return `${at.line}:${at.column} ${formatPath(path)} ${verdict}: ${what}${remedy === undefined ? "" : ` -> ${remedy}`}`;
}

/** The rows of a project in lines. */
export function rowsOf(files: string | ProjectFiles, reading: Reading = {}): string[] {
  return composeProject(files, reading).rows.map(rowText);
}

/** Rows at or below a path. */
export function rowsAt(path: string, files: string | ProjectFiles, reading: Reading = {}): string[] {
  const rows = composeProject(files, reading).rows.filter((row) => `${formatPath(row.path)}.`.startsWith(`${path}.`) || formatPath(row.path).startsWith(`${path}[`));
  return rows.map(rowText);
}

/** The environment that a project becomes. */
export function environmentOf(files: string | ProjectFiles, reading: Reading = {}): ComposedEnvironmentFile {
  const { project, composition } = composeProject(files, reading);
  return environmentFor(project, composition);
}

/** Everything that is wrong with the environment that a project becomes: `4:5 rule path`. */
export function problemsOf(files: string | ProjectFiles, reading: Reading = {}): string[] {
  return parseEnvironment(environmentOf(files, reading)).problems.map(({ at, rule, path }) => `${at === undefined ? "" : `${at.line}:${at.column} `}${rule} ${formatPath(path)}`);
}

/** The sections that a project becomes. */
export function sectionsOf(files: string | ProjectFiles, reading: Reading = {}): ComposeApplication["composition"]["sections"] {
  return composeProject(files, reading).composition.sections;
}
