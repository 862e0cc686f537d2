import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlannedResource, Values } from "../../engine/plan";
import { Refusal } from "../../engine/refusal";

const ending = ".tfstate";

interface StateFile {
  readonly resources?: readonly {
    readonly mode: string;
    readonly module?: string;
    readonly type: string;
    readonly name: string;
    readonly instances?: readonly { readonly index_key?: string | number; readonly deposed?: string; readonly attributes?: Values }[];
  }[];
}

/** Where a workspace keeps a stack's state. */
export function stateFileOf(workspace: string, id: string): string {
  return join(workspace, "state", `${id}${ending}`);
}

/** The resources that are still in a workspace's states, by stack; a stack without any is left out. */
export function statesOf(workspace: string): Record<string, string[]> {
  const all = Object.entries(resourcesOf(workspace)).map(([id, resources]) => [id, resources.map(({ address }) => address)] as const);
  return Object.fromEntries(all.filter(([, addresses]) => addresses.length > 0));
}

/** The same with their values. */
export function resourcesOf(workspace: string): Record<string, PlannedResource[]> {
  const folder = join(workspace, "state");
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(ending)).sort() : [];
  return Object.fromEntries(files.map((file) => [file.slice(0, -ending.length), resourcesIn(join(folder, file))]));
}

function resourcesIn(file: string): PlannedResource[] {
  const { resources = [] } = parsed(file);
  return resources.flatMap(({ mode, module, type, name, instances = [] }) => {
    if (mode !== "managed") return [];
    const address = `${module === undefined ? "" : `${module}.`}${type}.${name}`;
    return instances.map(({ index_key: key, deposed, attributes: values = {} }) => ({
      address: `${address}${key === undefined ? "" : `[${JSON.stringify(key)}]`}${deposed === undefined ? "" : ` (deposed ${deposed})`}`,
      type,
      values,
    }));
  });
}

function parsed(file: string): StateFile {
  const text = readFileSync(file, "utf8");
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text) as StateFile;
  } catch {
    throw new Refusal(`${file} is no state that can be read. Put the backup beside it in its place, or remove the folder of the rehearsal and its emulator.`);
  }
}
