import type { Json, StackJson } from "./synthesized";

export type Stacks = Readonly<Record<string, StackJson>>;

/** Something in the JSON that an expression means: an attribute of a resource or data source of one of the stacks. */
export interface Attribute {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  readonly attribute: string;
  readonly block: Json;
}

/** `$${` begins no expression. */
const expression = /(?<!\$)\$\{[^{}]*\}/g;
const remoteState = /^\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.(.+)\}$/;
const attribute = /^\$\{(data\.)?([a-z]\w*)\.([\w-]+)\.(\w+)\}$/;

/** Every expression in a text. */
export function expressionsIn(text: string): string[] {
  return text.match(expression) ?? [];
}

/**
 * What an expression of a stack means, across states: a remote state's output is followed into the stack that keeps its
 * state at that place. A text that is no expression means itself.
 */
export function resolve(stacks: Stacks, stack: string, text: string): Attribute | string {
  const remote = remoteState.exec(text);
  if (remote !== null) {
    const producer = producerOf(stacks, stack, remote[1] ?? "");
    const [output = "", ...keys] = keysOf(remote[2] ?? "");
    const value = keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], stacks[producer]?.output[output]?.value);
    if (typeof value !== "string") throw new Error(`${stack} reads ${text}, which ${producer} does not publish`);
    return resolve(stacks, producer, value);
  }
  const local = attribute.exec(text);
  if (local === null) return text;
  const [, data, type = "", name = "", field = ""] = local;
  const block = stacks[stack]?.[data === undefined ? "resource" : "data"][type]?.[name];
  if (block === undefined) throw new Error(`${stack} refers to ${text}, which is not there`);
  const given = block[field];
  return typeof given === "string" ? resolve(stacks, stack, given) : { stack, type: `${data ?? ""}${type}`, name, attribute: field, block };
}

/** A text with every expression replaced by the address of what it means, or by the text where it is known. */
export function readable(stacks: Stacks, stack: string, text: string): string {
  return text.replace(expression, (found) => {
    const meant = resolve(stacks, stack, found);
    return typeof meant === "string" ? meant : `${meant.type}.${meant.name}.${meant.attribute}`;
  });
}

/** The stack whose backend keeps the state that a remote state reads. */
export function producerOf(stacks: Stacks, stack: string, name: string): string {
  const state = stacks[stack]?.data["terraform_remote_state"]?.[name];
  if (state === undefined) throw new Error(`${stack} has no remote state ${name}`);
  const place = placeOf(state["config"] as Json);
  const producers = Object.keys(stacks).filter((id) => placeOf(backendOf(stacks[id])) === place);
  if (producers.length !== 1) throw new Error(`${producers.length} stacks keep their state at ${place}`);
  return producers[0] ?? "";
}

function backendOf(stack: StackJson | undefined): Json {
  const { backend, cloud } = stack?.terraform ?? {};
  return cloud ?? (Object.values(backend ?? {})[0] as Json);
}

function placeOf({ path, bucket, key, hostname, organization, workspaces }: Json): string {
  return JSON.stringify({ path, bucket, key, hostname, organization, workspaces });
}

/** `a.b["c"].d` is a, b, c, d. */
function keysOf(access: string): string[] {
  return [...access.matchAll(/\.?([\w-]+)|\["([^"]+)"\]/g)].map(([, word, quoted]) => word ?? quoted ?? "");
}
