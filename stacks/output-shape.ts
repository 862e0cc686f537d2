import { TerraformOutput, Token } from "cdktf";
import type { PlatformStack } from "./platform-stack";

/** What can be known of an output's value before there is one. */
export type OutputShape = { readonly type: "string" | "list" | "unknown" } | MapShape;

interface MapShape {
  readonly type: "map";
  readonly items: ReadonlyMap<string, OutputShape>;
}

/** What a stack publishes, by the name it has in the state; its JSON is given where it is there already. */
export function outputsOf(stack: PlatformStack, json = stack.toTerraform() as object): ReadonlyMap<string, OutputShape> {
  const { output: written = {} } = json as { readonly output?: Readonly<Record<string, { readonly value?: unknown }>> };
  const elements = new Map(stack.node.findAll().flatMap((each) => (each instanceof TerraformOutput ? [[each.friendlyUniqueId, each.value as unknown]] : [])));
  return new Map(Object.entries(written).map(([name, { value }]) => [name, outputShape(elements.get(name), value)]));
}

/** An attribute of a resource or data source: a construct has it as a text only where it is one. */
const attribute = /^\$\{(?!module\.|local\.|var\.|each\.)(?:data\.)?[a-z]\w*\.[\w-]+\.\w+\}$/;

/** By the value as the construct has it, and as the JSON has it: what an expression as a whole gives may be anything; with text around it, it is a text. */
function outputShape(value: unknown, json: unknown): OutputShape {
  if (Array.isArray(value) || Array.isArray(json)) return { type: "list" };
  if (typeof json === "object" && json !== null) {
    const values = (Token.isUnresolved(value) ? {} : (value ?? {})) as Readonly<Record<string, unknown>>;
    return { type: "map", items: new Map(Object.entries(json).map(([key, item]) => [key, outputShape(values[key], item)])) };
  }
  const isExpression = typeof json === "string" && /^\$\{[^]*\}$/.test(json);
  return { type: isExpression && !(typeof value === "string" && attribute.test(json)) ? "unknown" : "string" };
}

/** Where keys lead nowhere: how many of them lead somewhere, and what is there. `undefined` where all may do. */
export function deadEnd(shape: OutputShape, keys: readonly string[], depth = 0): { readonly depth: number; readonly shape: OutputShape } | undefined {
  const key = keys[depth];
  if (key === undefined || shape.type === "unknown" || (shape.type === "list" && /^\d+$/.test(key))) return undefined;
  const item = shape.type === "map" ? shape.items.get(key) : undefined;
  return item === undefined ? { depth, shape } : deadEnd(item, keys, depth + 1);
}
