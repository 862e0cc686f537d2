import { isFields, type Fields } from "../../config/fields";
import { merged } from "../../config/merged";
import { nearest } from "../../config/nearest";
import type { Origin, Path, TracedProblem } from "../../config/problem";
import { entriesOf, entryAt, itemsOf, plain, type Entry, type Mapping, type Node } from "../read/node";
import { below, type Ledger, type Place } from "./ledger";
import { publishOptions, type ComposeOptions, type ServiceOptions } from "./options";

/** What is said of a service beyond Compose. */
export interface SaidOptions {
  readonly values: ServiceOptions;
  /** Where a value stands; `undefined`: in the environment file. */
  readonly originOf: (path: Path) => Origin | undefined;
}

/** What a Compose file and the environment file say of a service beyond Compose: the latter wins, key by key. */
export function serviceOptions(name: string, node: Mapping, place: Place, { services = {} }: ComposeOptions, ledger: Ledger): SaidOptions {
  const extension = entryAt(node, "x-gantry");
  const inFile = extension === undefined ? {} : readExtension(extension, below(place, "x-gantry", extension.at), ledger);
  const said: unknown = Object.hasOwn(services, name) ? services[name] : undefined;
  const inEnvironment = isFields(said) ? readOptions(said, place, ledger) : {};
  return {
    values: merged(inFile, inEnvironment),
    originOf: (path) => (has(inEnvironment, path) ? undefined : placeIn(extension, path)),
  };
}

const publishForm = "publish says by container port how it is published";
const publishRemedy = 'write it like { "5432": false } or { "80": { hosts: ["www.example.com"], listenerPort: 443 } }';

/** What the environment file says, without what cannot be read. */
function readOptions({ publish, ...service }: Fields, place: Place, ledger: Ledger): Fields {
  if (publish === undefined) return service;
  if (publishOptions.safeParse(publish).success) return { ...service, publish };
  ledger.refused(place, `${publishForm}, also in the options of fromCompose`, publishRemedy);
  return service;
}

/** What `x-gantry` says, without what cannot be read. Of `publish` it is told where the service's ports are known. */
function readExtension({ value }: Entry, place: Place, ledger: Ledger): Fields {
  const written = plain(value);
  if (!isFields(written)) {
    ledger.refused(place, "x-gantry holds keys of a service of an environment file, and publish", "write it like x-gantry: { exec: true }");
    return {};
  }
  const { publish, ...service } = written;
  for (const [key, entry] of entriesOf(value)) if (key !== "publish") ledger.mapped(below(place, key, entry.at), `${key} of the service`);
  if (Object.keys(written).length === 0) ledger.ignored(place, "asks for nothing");
  if (publish === undefined) return service;
  if (publishOptions.safeParse(publish).success) return written;
  ledger.refused(below(place, "publish", entryAt(value, "publish")?.at), publishForm, publishRemedy);
  return service;
}

/** Whether a value says something at a path. */
function has(value: unknown, path: Path): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return value !== undefined;
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) && has((value as Record<string | number, unknown>)[key], rest);
}

/** Where the key of a path stands, or the nearest one around it. */
function placeIn(entry: Entry | undefined, path: Path): Origin | undefined {
  const [key, ...rest] = path;
  if (entry === undefined || key === undefined) return entry?.at;
  const inner = typeof key === "number" ? itemOf(entry.value, key) : entryAt(entry.value, key);
  return inner === undefined ? entry.at : placeIn(inner, rest);
}

function itemOf(list: Node, index: number): Entry | undefined {
  const value = itemsOf(list)[index];
  return value && { at: value.at, value };
}

/** What the environment file says of services that are not in the Compose files. Some of `known` wait for their profiles. */
export function unknownServices(known: readonly string[], { services = {} }: ComposeOptions): TracedProblem[] {
  return Object.keys(services)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      const remedy = meant === undefined ? "remove it from the options of fromCompose" : `write "${meant}" in the options of fromCompose`;
      return { rule: "compose-options", path: ["services", name], given: name, allowed: `a service of the file: ${known.join(", ")}`, remedy };
    });
}
