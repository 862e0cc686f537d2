import { isComposition, type Composition } from "./composition";
import { isFields, type Fields } from "./fields";
import { merged } from "./merged";
import { isWithin, type Origin, type Path, type TracedProblem } from "./problem";

/** An environment with what a composition brings in its place. */
export interface ComposedEnvironment {
  /** As if the environment file had said everything itself. */
  readonly raw: unknown;
  readonly problems: readonly TracedProblem[];
  /** Places in `raw` of what could not be made: what follows from that is no problem of its own. */
  readonly leftOut: readonly Path[];
  /** Where the value at a path of `raw` comes from; `undefined`: from the environment file. */
  readonly originOf: (path: Path) => Origin | undefined;
}

/** Puts the sections of a composition into the environment whose services it stands for; another environment stays as it is. */
export function composeEnvironment(written: unknown): ComposedEnvironment {
  if (!isFields(written) || !isComposition(written["services"])) return { raw: written, problems: [], leftOut: [], originOf: () => undefined };
  const { services: composition, ...own } = written;
  const { sections, problems } = composition;
  return {
    raw: Object.fromEntries(
      [...new Set([...Object.keys(written), ...Object.keys(sections)])].map((key) => [key, merged(sections[key as keyof typeof sections], own[key])]),
    ),
    problems,
    leftOut: missingServices(composition),
    originOf: (path) => (isOwn(path, own, sections) ? undefined : nearestOrigin(composition.origins, path)?.at),
  };
}

/** Whether the environment file has the value, or the nearest thing around it. */
function isOwn(path: Path, own: Fields, sections: Fields): boolean {
  const depth = depthOf(path, own);
  return depth === path.length || depth > depthOf(path, sections);
}

/** How many steps of a path there are. */
function depthOf(path: Path, value: unknown): number {
  let at = value;
  for (const [depth, key] of path.entries()) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return depth;
    at = (at as Record<string | number, unknown>)[key];
    if (at === undefined) return depth;
  }
  return path.length;
}

type KnownOrigin = Composition["origins"][number];

/** The origin of the nearest place that holds a path; of several of one place the last. */
function nearestOrigin(origins: readonly KnownOrigin[], path: Path): KnownOrigin | undefined {
  const around = origins.filter((origin) => isWithin(path, origin.path));
  return around.reduce<KnownOrigin | undefined>((best, each) => (best === undefined || each.path.length >= best.path.length ? each : best), undefined);
}

/** Services that a problem kept from being made; all of them where none could be. */
function missingServices({ problems, sections: { services } }: Composition): Path[] {
  if (problems.length > 0 && Object.keys(services).length === 0) return [["services"]];
  const named = problems.flatMap(({ path: [section, name] }) => (section === "services" && typeof name === "string" ? [name] : []));
  return [...new Set(named)].filter((name) => !Object.hasOwn(services, name)).map((name) => ["services", name]);
}
