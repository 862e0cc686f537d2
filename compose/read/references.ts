import { listed, nearest } from "../../config/nearest";
import type { Origin, Path } from "../../config/problem";
import type { Findings } from "./findings";
import { childOf, entriesOf, isText, itemsOf, textAt, type Mapping, type Node } from "./node";
import { enabledBy } from "./profiles";

/** A service that another one names. */
interface Link {
  readonly name: string;
  readonly path: Path;
  readonly at: Origin;
}

/** What names something that is not there, and services that wait for each other. */
export function checkReferences(root: Mapping, inactive: ReadonlyMap<string, readonly string[]>, findings: Findings): void {
  const services = entriesOf(childOf(root, "services"));
  const names = services.map(([name]) => name);
  const links = new Map<string, readonly Link[]>();
  for (const [name, { value: service }] of services) {
    const own = [...waitsFor(service, ["services", name]), ...shares(service, ["services", name])];
    links.set(name, own.filter((link) => names.includes(link.name)));
    for (const link of [...own, ...buildsFrom(service, ["services", name])]) if (!names.includes(link.name)) tellMissingService(link, names, inactive, findings);
    for (const resource of resources(service, ["services", name])) tellMissingResource(resource, root, findings);
  }
  for (const circle of circles(links)) {
    const [first] = circle;
    if (first === undefined) continue;
    const names = circle.map(({ name }) => name);
    findings.problem({
      rule: "compose-cycle",
      path: first.path,
      at: first.at,
      given: [names.at(-1), ...names].join(" -> "),
      allowed: "services that do not wait for each other in a circle",
      remedy: "take one of these out; a service that is not there yet has to be waited for in the program",
    });
  }
}

function waitsFor(service: Node, path: Path): readonly Link[] {
  return entriesOf(childOf(service, "depends_on")).map(([name, { at }]) => ({ name, path: [...path, "depends_on", name], at }));
}

/** Whose names, volumes or namespaces it uses: Compose waits for those too. */
function shares(service: Node, path: Path): readonly Link[] {
  const links = itemsOf(childOf(service, "links")).map((item, index) => link(item, [...path, "links", index]));
  const volumes = itemsOf(childOf(service, "volumes_from")).map((item, index) => (isText(item) && item.value.startsWith("container:") ? undefined : link(item, [...path, "volumes_from", index])));
  const spaces = ["network_mode", "ipc", "pid", "uts", "cgroup"].map((key) => serviceNamed(childOf(service, key), [...path, key]));
  return [...links, ...volumes, ...spaces].filter((each) => each !== undefined);
}

function buildsFrom(service: Node, path: Path): readonly Link[] {
  const contexts = entriesOf(childOf(childOf(service, "build"), "additional_contexts"));
  return contexts.map(([name, { value }]) => serviceNamed(value, [...path, "build", "additional_contexts", name])).filter((each) => each !== undefined);
}

function link(item: Node, path: Path): Link | undefined {
  return isText(item) ? { name: item.value.split(":", 1)[0] ?? "", path, at: item.at } : undefined;
}

function serviceNamed(node: Node | undefined, path: Path): Link | undefined {
  return isText(node) && node.value.startsWith("service:") ? { name: node.value.slice("service:".length), path, at: node.at } : undefined;
}

function tellMissingService({ name, path, at }: Link, names: readonly string[], inactive: ReadonlyMap<string, readonly string[]>, findings: Findings): void {
  const profiles = inactive.get(name);
  const remedy =
    profiles === undefined
      ? missing(name, names, "services")
      : path.at(-2) === "depends_on"
        ? `activate ${enabledBy(profiles)}, or write \`required: false\` for it`
        : `activate ${enabledBy(profiles)}, or give this service the profile too`;
  findings.problem({ rule: "compose-reference", path, at, given: name, allowed: profiles === undefined ? "a service of these files" : "a service that is active", remedy });
}

interface Resource extends Link {
  readonly section: "networks" | "volumes" | "configs" | "secrets" | "models";
}

const words = { networks: "a network", volumes: "a volume", configs: "a config", secrets: "a secret", models: "a model" };

function resources(service: Node, path: Path): readonly Resource[] {
  const keys = (key: "networks" | "models") => entriesOf(childOf(service, key)).map(([name, { at }]) => ({ section: key, name, path: [...path, key, name], at }));
  const sources = (holder: Node | undefined, section: "configs" | "secrets", above: Path) =>
    itemsOf(childOf(holder, section)).flatMap((item, index) => {
      const source = childOf(item, "source");
      return isText(source) ? [{ section, name: source.value, path: [...above, section, index], at: source.at }] : [];
    });
  const volumes = itemsOf(childOf(service, "volumes")).flatMap((item, index) => {
    const source = childOf(item, "source");
    return textAt(item, "type") === "volume" && isText(source) && source.value !== "" ? [{ section: "volumes" as const, name: source.value, path: [...path, "volumes", index], at: source.at }] : [];
  });
  const build = childOf(service, "build");
  return [...keys("networks"), ...keys("models"), ...volumes, ...sources(service, "configs", path), ...sources(service, "secrets", path), ...sources(build, "secrets", [...path, "build"])];
}

function tellMissingResource({ section, name, path, at }: Resource, root: Mapping, findings: Findings): void {
  const known = entriesOf(childOf(root, section)).map(([key]) => key);
  // Compose makes this one itself.
  if (known.includes(name) || (section === "networks" && name === "default")) return;
  findings.problem({ rule: "compose-reference", path, at, given: name, allowed: known.length === 0 ? `${words[section]} of \`${section}\`` : listed(known), remedy: missing(name, known, section) });
}

function missing(name: string, known: readonly string[], section: string): string {
  // Of one or two letters, every name is near.
  const near = name.length > 2 ? nearest(name, known) : undefined;
  return near === undefined ? `declare it: add "${name}" to \`${section}\` at the top level of a file` : `did you mean "${near}"? Else add "${name}" to \`${section}\` at the top level of a file`;
}

/** Each circle by the links that make it; the first is the one that stands in the service found first. */
function circles(links: ReadonlyMap<string, readonly Link[]>): readonly (readonly Link[])[] {
  const done = new Set<string>();
  const found: (readonly Link[])[] = [];
  const visit = (name: string, way: readonly Link[], open: readonly string[]): void => {
    for (const next of links.get(name) ?? []) {
      const start = open.indexOf(next.name);
      if (start !== -1) found.push([...way.slice(start), next]);
      else if (!done.has(next.name)) visit(next.name, [...way, next], [...open, next.name]);
    }
    done.add(name);
  };
  for (const name of links.keys()) if (!done.has(name)) visit(name, [], [name]);
  return found;
}
