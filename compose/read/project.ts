import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Origin, Path } from "../../config/problem";
import { parseEnvFile } from "./env-file";
import type { Findings } from "./findings";
import type { Lookup } from "./interpolate-tree";
import { parseYaml, type YamlDocument } from "./parse-yaml";

/** What a Compose file is read with; an included file has its own. */
export interface Project {
  /** Where relative paths begin: as it was named, relative to the working directory or absolute. */
  readonly directory: string;
  readonly environment: ReadonlyMap<string, string>;
  /** Files whose `include` led here, absolute. */
  readonly ancestors: readonly string[];
  readonly sources: Sources;
  readonly findings: Findings;
}

export function lookupIn(environment: ReadonlyMap<string, string>): Lookup {
  return (name) => environment.get(name);
}

/** Who names a file: where, and at which key. */
export interface NamedAt {
  readonly path: Path;
  readonly at: Origin;
}

/** A file of a project, and who names it. */
export interface FileName {
  readonly file: string;
  readonly named: NamedAt;
}

/** The files that were read, each once. */
export class Sources {
  readonly #documents = new Map<string, readonly YamlDocument[] | undefined>();
  readonly #texts = new Map<string, string | Missing>();

  constructor(private readonly findings: Findings) {}

  /** The YAML documents of a file; `undefined` when there is none to read. */
  documents(file: string, named: NamedAt): readonly YamlDocument[] | undefined {
    const key = resolve(file);
    if (!this.#documents.has(key)) {
      const text = this.text(file, named);
      this.#documents.set(key, text === undefined ? undefined : parseYaml(text, file, this.findings));
    } else if (this.#documents.get(key) === undefined) this.text(file, named);
    return this.#documents.get(key);
  }

  /** A file's text; that it cannot be read is told at the place that names it. */
  text(file: string, { path, at }: NamedAt): string | undefined {
    const read = this.#read(file);
    if (typeof read === "string") return read;
    this.findings.problem({ rule: "compose-file", path, at, given: file, allowed: "a file that can be read", remedy: read.remedy });
    return undefined;
  }

  exists(file: string): boolean {
    return typeof this.#read(file) === "string";
  }

  #read(file: string): string | Missing {
    const key = resolve(file);
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const read = readText(key, file);
    this.#texts.set(key, read);
    return read;
  }
}

interface Missing {
  readonly remedy: string;
}

function readText(absolute: string, file: string): string | Missing {
  try {
    if (statSync(absolute).isDirectory()) return { remedy: `name a file: ${file} is a folder` };
    return readFileSync(absolute, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") return { remedy: `create ${file}, or correct the name: there is no such file` };
    return { remedy: `make ${file} readable (${code})` };
  }
}

/** The variables of env files of a project: what is set already wins, and of several files the last. */
export function withEnvFiles(environment: ReadonlyMap<string, string>, files: readonly FileName[], project: Pick<Project, "sources" | "findings">): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { file, named } of files) {
    const text = project.sources.text(file, named);
    if (text === undefined) continue;
    const { variables, problems, unset } = parseEnvFile(text, (name) => environment.get(name) ?? found.get(name));
    for (const problem of problems) project.findings.grammar("compose-env-file", [], { file, line: problem.line, column: 1 }, problem);
    for (const { name, line } of unset) project.findings.unsetVariable(name, { file, line, column: 1 });
    for (const { name, value } of variables) if (value !== undefined) found.set(name, value);
  }
  return new Map([...found, ...environment]);
}
