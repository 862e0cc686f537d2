import type { Composition } from "../config/composition";
import type { Path, TracedProblem } from "../config/problem";
import { mapCompose } from "./map/map-compose";
import type { ComposeOptions } from "./map/options";
import { unknownServices } from "./map/service-options";
import { childOf, entriesOf, plain, type Node } from "./read/node";
import { readCompose, type UnsetVariable } from "./read/read-compose";
import type { Row } from "./row";

export type { ComposeOptions, ServiceOptions } from "./map/options";

/** What Compose files become, and what became of each of their keys. */
export interface ComposeApplication {
  /** Name of the Compose project. */
  readonly project: string;
  readonly composition: Composition;
  readonly rows: readonly Row[];
  /** Variables that the files name and nobody has set: they became empty. */
  readonly unset: readonly UnsetVariable[];
}

/**
 * The services of Compose files, as an environment file takes them: `services: fromCompose("compose.yaml")`. Several files
 * are merged in their order. Paths start at the folder of the project. What is refused is told when the environment is synthesized,
 * at its place in the Compose file; `npm run compose -- check compose.yaml` shows what becomes of every key.
 */
export function fromCompose(files: string | readonly string[], options: ComposeOptions = {}): Composition {
  return readApplication(typeof files === "string" ? [files] : files, options, process.env).composition;
}

/** Reads and maps Compose files. Never throws for what is written in them. */
export function readApplication(files: readonly string[], options: ComposeOptions, variables: Readonly<Record<string, string | undefined>>): ComposeApplication {
  const model = readCompose({ files, profiles: options.profiles ?? [], variables });
  const { rows, sections } = mapCompose(model.root, options, model.variables);
  const names = entriesOf(childOf(model.root, "services")).map(([name]) => name);
  const inactive = model.used.flatMap(({ path }) => (isService(path) ? [String(path[1])] : []));
  const unknown = unknownServices([...names, ...inactive], options);
  const all: Row[] = [...model.used, ...rows];
  return {
    project: model.name,
    rows: all,
    unset: model.unset,
    composition: {
      kind: "composition",
      sections: { services: {}, ...sections.fields },
      problems: [...model.problems, ...unknown, ...all.flatMap((row) => (row.verdict === "refused" ? [refusal(row, model.root)] : []))],
      origins: sections.origins,
    },
  };
}

/** Whether a key is that of a service as a whole. */
const isService = (path: Path) => path[0] === "services" && path.length === 2;

function refusal({ path, at, what, remedy = "" }: Row, root: Node): TracedProblem {
  const given = path.reduce<Node | undefined>((node, key) => (node?.kind === "list" ? node.items[Number(key)] : childOf(node, String(key))), root);
  return { rule: "compose-refused", path, at, given: given === undefined ? undefined : plain(given), allowed: `not this: ${what}`, remedy };
}
