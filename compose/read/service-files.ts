import type { Path } from "../../config/problem";
import { parseEnvFile } from "./env-file";
import type { Findings } from "./findings";
import { childOf, entriesOf, isText, itemsOf, textAt, type Entry, type Mapping, type Node } from "./node";
import { lookupIn, type Project } from "./project";
import { mappingNode, scalarNode, withEntries } from "./tree";

/** Reads the env files of a service under its `environment`, and its label files under its `labels`. Both are mappings already. */
export function withServiceFiles(service: Mapping, path: Path, project: Project): Mapping {
  return withLabelFiles(withEnvironmentFiles(service, path, project), path, project);
}

function withEnvironmentFiles(service: Mapping, path: Path, project: Project): Mapping {
  const files = service.entries.get("env_file");
  if (files === undefined) return service;
  const { findings } = project;
  const own = childOf(service, "environment");
  const lookup = lookupIn(project.environment);
  const found = new Map<string, Entry>();
  const counts = itemsOf(files.value).flatMap((item, index) => {
    const file = textAt(item, "path");
    if (file === undefined) return [];
    const required = childOf(item, "required");
    const isOptional = required?.kind === "scalar" && (required.value === false || required.value === "false");
    if (isOptional && !project.sources.exists(file)) return [`${file}: not there, and not required`];
    const count = read(file, [...path, "env_file", index], item, found, project, (name) => lookup(name) ?? textOfKey(own, name), textAt(item, "format"));
    return count === undefined ? [] : [`${file}: ${count === 1 ? "1 variable" : `${count} variables`} of \`environment\``];
  });
  tellFiles([...path, "env_file"], files, counts, findings);
  return withMerged(service, "env_file", "environment", found);
}

function withLabelFiles(service: Mapping, path: Path, project: Project): Mapping {
  const files = service.entries.get("label_file");
  if (files === undefined) return service;
  const found = new Map<string, Entry>();
  const counts = itemsOf(files.value).flatMap((item, index) => {
    if (!isText(item)) return [];
    const count = read(item.value, [...path, "label_file", index], item, found, project, () => undefined, undefined);
    return count === undefined ? [] : [`${item.value}: ${count === 1 ? "1 label" : `${count} labels`}`];
  });
  tellFiles([...path, "label_file"], files, counts, project.findings);
  return withMerged(service, "label_file", "labels", found);
}

/** What came of files; those that cannot be read are problems. */
function tellFiles(path: Path, { at, value }: Entry, counts: readonly string[], findings: Findings): void {
  if (itemsOf(value).length === 0) findings.leaveOut(path, at, "names no file");
  else if (counts.length > 0) findings.use(path, at, counts.join("; "));
}

function textOfKey(node: Node | undefined, name: string): string | undefined {
  return textAt(node, name);
}

/** How many variables a file has; later files win. */
function read(file: string, path: Path, item: Node, into: Map<string, Entry>, { sources, findings }: Project, lookup: (name: string) => string | undefined, format: string | undefined): number | undefined {
  if (format !== undefined && format !== "raw") {
    findings.problem({ rule: "compose-value", path: [...path, "format"], at: item.at, given: format, allowed: '"raw"', remedy: 'write "raw", or take `format` out' });
    return undefined;
  }
  const text = sources.text(file, { path, at: item.at });
  if (text === undefined) return undefined;
  const earlier = new Map([...into].map(([name, { value }]) => [name, value.kind === "scalar" ? String(value.value) : ""]));
  const { variables, problems, unset } = parseEnvFile(text, (name) => lookup(name) ?? earlier.get(name), format);
  for (const problem of problems) findings.grammar("compose-env-file", path, { file, line: problem.line, column: 1 }, problem);
  for (const { name, line } of unset) findings.unsetVariable(name, { file, line, column: 1 });
  const given = variables.flatMap(({ name, value, line }) => {
    const known = value ?? lookup(name);
    return known === undefined ? [] : [{ name, value: known, at: { file, line, column: 1 } }];
  });
  for (const { name, value, at } of given) {
    into.delete(name);
    into.set(name, { at, value: scalarNode(value, at) });
  }
  return new Set(given.map(({ name }) => name)).size;
}

/** What the service says itself wins over what its files say. */
function withMerged(service: Mapping, used: string, key: string, found: ReadonlyMap<string, Entry>): Mapping {
  const own = service.entries.get(key);
  const at = service.entries.get(used)?.at ?? service.at;
  const merged = new Map([...found, ...entriesOf(own?.value)]);
  const rest = [...service.entries].filter(([name]) => name !== used && name !== key);
  if (merged.size === 0 && own === undefined) return withEntries(service, rest);
  return withEntries(service, [...rest, [key, { at: own?.at ?? at, value: mappingNode(merged, own?.value.at ?? at) }]]);
}
