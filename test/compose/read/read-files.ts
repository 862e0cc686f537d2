import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { formatPath, type Origin } from "../../../config/problem";
import { plain } from "../../../compose/read/node";
import { readCompose, type ComposeModel } from "../../../compose/read/read-compose";

/** Files by their names, with what reads them. */
export interface ComposeFiles {
  readonly files: Readonly<Record<string, string>>;
  /** Names of the files to read; `compose.yaml` if nothing is said. */
  readonly read?: readonly string[];
  readonly profiles?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** What was read, with names relative to the folder of the files. */
export interface ReadFiles {
  readonly model: ComposeModel;
  readonly plain: Readonly<Record<string, unknown>>;
  /** `compose.yaml:3:5 services.web.image` and what follows, one a line. */
  readonly problems: readonly string[];
  readonly used: readonly string[];
  readonly unset: readonly string[];
}

/** Writes files into a folder named `shop`, and reads them. */
export function readFiles({ files, read = ["compose.yaml"], profiles = [], variables = {} }: ComposeFiles): ReadFiles {
  const above = mkdtempSync(join(tmpdir(), "compose-"));
  const folder = join(above, "shop");
  try {
    writeFiles(folder, files);
    const model = readCompose({ files: read.map((file) => join(folder, file)), profiles, variables: { HOME: "/home/me", ...variables } });
    const inFolder = (text: string) => text.replaceAll(`${folder}/`, "").replaceAll(folder, ".");
    const place = ({ file, line, column }: Origin) => inFolder(`${file}:${line}:${column}`);
    return {
      model,
      plain: JSON.parse(inFolder(JSON.stringify(plain(model.root)))) as Record<string, unknown>,
      problems: model.problems.map(({ rule, path, at, given, allowed, remedy }) => inFolder(`${place(at)} ${formatPath(path)} | ${rule} | ${JSON.stringify(given) ?? "nothing"} | ${allowed} | ${remedy}`)),
      used: model.used.map(({ path, at, what }) => inFolder(`${place(at)} ${formatPath(path)} | ${what}`)),
      unset: model.unset.map(({ name, at }) => `${place(at)} ${name}`),
    };
  } finally {
    rmSync(above, { recursive: true });
  }
}

export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
