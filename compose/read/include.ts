import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Path } from "../../config/problem";
import { mergeNodes } from "./merge";
import { childOf, isText, itemsOf, plain, textAt, type Entry, type Mapping, type Node } from "./node";
import { lookupIn, withEnvFiles, type FileName, type Project } from "./project";
import { between, isRemote, resolvePaths, under } from "./resolve-paths";
import { changeIn, mappingNode, scalarNode, withEntry, without, withoutKey } from "./tree";

const imported = ["services", "volumes", "networks", "secrets", "configs", "models"];

/** Reads the files of a project. */
type Load = (files: readonly FileName[], project: Project) => Mapping;

/** Puts the models of included files under that of a file; what both have is merged, and the including file wins. */
export function applyIncludes(root: Mapping, forgets: readonly Path[], project: Project, load: Load): Mapping {
  const entry = root.entries.get("include");
  const list = itemsOf(entry?.value);
  if (entry !== undefined && list.length === 0) project.findings.leaveOut(["include"], entry.at, "includes nothing");
  return list.reduce<Mapping>((model, item, index) => {
    const part = included(item, ["include", index], project, load);
    return part === undefined ? model : withResources(model, part, forgets, project);
  }, withoutKey(root, "include"));
}

function textsOf(node: Node | undefined): readonly { readonly value: string; readonly at: Node["at"]; readonly index: number | undefined }[] {
  if (isText(node)) return [{ value: node.value, at: node.at, index: undefined }];
  return itemsOf(node).flatMap((item, index) => (isText(item) ? [{ value: item.value, at: item.at, index }] : []));
}

function included(item: Node, path: Path, project: Project, load: Load): Mapping | undefined {
  const { findings } = project;
  const isShort = isText(item);
  const texts = textsOf(isShort ? item : childOf(item, "path"));
  const places = texts.map(({ value, at, index }) => {
    const key = isShort ? path : index === undefined ? [...path, "path"] : [...path, "path", index];
    return { value, named: { path: key, at } };
  });
  const files: FileName[] = places.map(({ value, named }) => ({ file: under(project.directory, value), named }));
  const main = files[0];
  if (main === undefined) {
    findings.problem({ rule: "compose-include", path: [...path, "path"], at: item.at, given: undefined, allowed: "a file, or a list of files", remedy: "say with `path:` which file to include" });
    return undefined;
  }
  const remote = places.filter(({ value }) => isRemote(value));
  for (const { value, named } of remote) {
    findings.problem({ rule: "compose-remote", ...named, given: value, allowed: "a file of this machine", remedy: "fetch the file, and name the copy" });
  }
  if (remote.length > 0) return undefined;
  const start = project.ancestors.indexOf(resolve(main.file));
  if (start !== -1) {
    findings.problem({ rule: "compose-include", ...main.named, given: places[0]?.value, allowed: "files that do not include each other in a circle", remedy: "take it out: this file is included by that one" });
    return undefined;
  }
  findings.use(path, item.at, `included: ${files.map(({ file }) => file).join(", ")}`);
  const own = textAt(item, "project_directory");
  const directory = own === undefined ? dirname(main.file) : under(project.directory, own);
  const environment = withEnvFiles(project.environment, envFiles(item, path, directory, project), project);
  const model = load(files, { ...project, directory, environment });
  return resolvePaths(withContexts(model), between(project.directory, directory), lookupIn(environment));
}

/** A build without a context is one of the included file's folder, also once it is in the including file. */
function withContexts(model: Mapping): Mapping {
  return changeIn(model, "services.*.build", (node) => {
    if (node.kind !== "mapping" || node.entries.has("context")) return node;
    return withEntry(node, "context", { at: node.at, value: scalarNode(".", node.at) });
  });
}

function envFiles(item: Node, path: Path, directory: string, project: Project): readonly FileName[] {
  const given = textsOf(childOf(item, "env_file"));
  if (given.length === 0) {
    const file = under(directory, ".env");
    return project.sources.exists(file) ? [{ file, named: { path, at: item.at } }] : [];
  }
  return given
    .filter(({ value }) => value !== "/dev/null")
    .map(({ value, at, index }) => ({ file: under(project.directory, value), named: { path: index === undefined ? [...path, "env_file"] : [...path, "env_file", index], at } }));
}

function withResources(model: Mapping, part: Mapping, forgets: readonly Path[], project: Project): Mapping {
  const entries = new Map(model.entries);
  for (const section of imported) {
    const source = part.entries.get(section);
    if (source?.value.kind !== "mapping") continue;
    const target = entries.get(section);
    const both = new Map<string, Entry>(target?.value.kind === "mapping" ? target.value.entries : []);
    for (const [name, entry] of source.value.entries) {
      const existing = both.get(name);
      if (existing === undefined) both.set(name, entry);
      else if (!isDeepStrictEqual(plain(existing.value), plain(entry.value))) {
        const path = [section, name];
        const left = without(entry.value, forgets.filter((each) => each[0] === section && each[1] === name && each.length > 2).map((each) => each.slice(2)));
        both.set(name, { at: existing.at, value: mergeNodes(left, existing.value, path, project.findings) });
      }
    }
    entries.set(section, { at: target?.at ?? source.at, value: mappingNode(both, target?.value.at ?? source.value.at) });
  }
  return mappingNode(entries, model.at);
}
