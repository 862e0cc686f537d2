import { dirname, resolve } from "node:path";
import { suggest } from "../../config/nearest";
import type { Origin, Path } from "../../config/problem";
import { canonical } from "./canonical";
import { documentPart } from "./document-part";
import { mergeModels, mergeNodes } from "./merge";
import { childOf, entriesOf, isText, textAt, type Entry, type Mapping, type Node } from "./node";
import { lookupIn, type Project } from "./project";
import { between, isRemote, resolvePaths, under } from "./resolve-paths";
import { mappingNode, withEntries, without, withoutKey } from "./tree";
import { withoutReplaced } from "./unicity";

/** The services that one `extends` may name. */
interface Level {
  readonly file: string;
  /** All of them, also those that nothing extends. */
  readonly names: readonly string[];
  readonly services: Map<string, Entry>;
  readonly forgets: readonly Path[];
}

interface Reference {
  readonly file: string;
  readonly service: string;
}

/** Puts under each service of a file what it extends. */
export function applyExtends(root: Mapping, forgets: readonly Path[], file: string, project: Project): Mapping {
  const section = root.entries.get("services");
  if (section?.value.kind !== "mapping") return root;
  const level: Level = { file, names: [...section.value.entries.keys()], services: new Map(section.value.entries), forgets };
  for (const [name, { value }] of section.value.entries) {
    const entry = value.kind === "mapping" ? value.entries.get("extends") : undefined;
    if (entry !== undefined) project.findings.use(["services", name, "extends"], entry.at, describe(entry.value));
    extended(name, level, [], project);
  }
  const services = withEntries(section.value, level.services);
  return withEntries(root, [...root.entries].map(([key, each]) => (key === "services" ? [key, { at: each.at, value: services }] : [key, each])));
}

function describe(node: Node): string {
  const service = isText(node) ? node.value : textAt(node, "service");
  const file = textAt(node, "file");
  return `merged with "${service}"${file === undefined ? "" : ` of ${file}`}`;
}

/** Resolves one service, once. */
function extended(name: string, level: Level, chain: readonly Reference[], project: Project): Node | undefined {
  const entry = level.services.get(name);
  if (entry?.value.kind !== "mapping") return entry?.value;
  const reference = entry.value.entries.get("extends");
  if (reference === undefined) return entry.value;
  const own = withoutKey(entry.value, "extends");
  const base = baseOf(name, reference, level, chain, project);
  const value = base === undefined ? own : (mergeNodes(without(base, below(name, level.forgets)), own, ["services", name], project.findings) as Mapping);
  level.services.set(name, { at: entry.at, value });
  return value;
}

/** What a file forgets of one of its services, relative to it. */
function below(name: string, forgets: readonly Path[]): readonly Path[] {
  return forgets.filter(([section, service, ...rest]) => section === "services" && service === name && rest.length > 0).map((path) => path.slice(2));
}

function baseOf(name: string, reference: Entry, level: Level, chain: readonly Reference[], project: Project): Mapping | undefined {
  const { findings } = project;
  const path: Path = ["services", name, "extends"];
  const at = reference.value.at;
  const service = isText(reference.value) ? reference.value.value : textAt(reference.value, "service");
  const file = textAt(reference.value, "file");
  if (service === undefined) {
    findings.problem({ rule: "compose-extends", path: [...path, "service"], at, given: undefined, allowed: "the name of a service", remedy: "say with `service:` which service it extends" });
    return undefined;
  }
  const self = { file: resolve(level.file), service: name };
  const from = file === undefined ? level : levelOf(file, service, { path: [...path, "file"], at }, project);
  if (from === undefined) return undefined;
  if (!from.names.includes(service)) {
    findings.problem({ rule: "compose-extends", path, at, given: service, allowed: `a service of ${from.file}`, remedy: suggest(service, from.names.filter((other) => from !== level || other !== name)) });
    return undefined;
  }
  const links = [...chain, self];
  const next = { file: resolve(from.file), service };
  const start = links.findIndex((link) => link.file === next.file && link.service === next.service);
  if (start !== -1) {
    const circle = [...links.slice(start), next].map((link) => link.service).join(" -> ");
    findings.problem({ rule: "compose-extends", path, at, given: circle, allowed: "services that do not extend each other in a circle", remedy: `take this \`extends\` out of "${name}", or let it name another service` });
    return undefined;
  }
  const base = extended(service, from, links, project);
  return base?.kind === "mapping" ? base : undefined;
}

/** A service of another file, and those that it extends there, with their paths as seen from the project. */
function levelOf(file: string, service: string, named: { path: Path; at: Origin }, project: Project): Level | undefined {
  if (isRemote(file)) {
    project.findings.problem({ rule: "compose-remote", ...named, given: file, allowed: "a file of this machine", remedy: "fetch the file, and name the copy" });
    return undefined;
  }
  const whole = under(project.directory, file);
  const documents = project.sources.documents(whole, named);
  if (documents === undefined) return undefined;
  const sections = documents.map(({ root }) => root.entries.get("services")?.value);
  const names = sections.flatMap((section) => entriesOf(section).map(([name]) => name));
  const wanted = withBases(service, sections);
  const parts = documents.map((document) => documentPart({ ...document, root: servicesOf(document.root, wanted) }, project));
  const { findings, environment } = project;
  const model = parts.reduce((base, part, index) => {
    const left = without(base, documents[index]?.forgets ?? []) as Mapping;
    return withoutReplaced(canonical(withoutReplaced(mergeModels(left, part, findings)), findings));
  }, mappingNode([], { file: whole, line: 1, column: 1 }));
  const resolved = resolvePaths(model, between(project.directory, dirname(whole)), lookupIn(environment));
  const services = resolved.entries.get("services")?.value;
  return { file: whole, names, services: new Map(services?.kind === "mapping" ? services.entries : []), forgets: documents.at(-1)?.forgets ?? [] };
}

/** A service and all those that it extends in the same file. */
function withBases(service: string, sections: readonly (Node | undefined)[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    for (const section of sections) {
      const base = childOf(childOf(section, name), "extends");
      const next = isText(base) ? base.value : textAt(base, "service");
      if (next !== undefined) add(next);
    }
  };
  add(service);
  return found;
}

/** `extends` brings services alone; what is wrong with others of that file is no matter here. */
function servicesOf(root: Mapping, wanted: ReadonlySet<string>): Mapping {
  const entries = [...root.entries].filter(([key]) => key === "services");
  return withEntries(
    root,
    entries.map(([key, { at, value }]) => [key, { at, value: value.kind === "mapping" ? withEntries(value, [...value.entries].filter(([name]) => wanted.has(name))) : value }]),
  );
}
