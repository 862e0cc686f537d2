import { eachBlock, type Json, type StackJson } from "../../engine/stack-json";

/** `hashicorp/aws`, whatever registry serves it. */
export const awsSource = "hashicorp/aws";

/** Providers beside AWS that reach nothing outside a state. */
export const harmlessProviders: Readonly<Record<string, string>> = {
  "builtin/terraform": "part of the engine",
  "hashicorp/archive": "makes a zip file, as every plan does",
  "hashicorp/cloudinit": "makes texts",
  "hashicorp/null": "holds a place",
  "hashicorp/random": "makes values",
  "hashicorp/time": "waits, and makes times",
  "hashicorp/tls": "makes keys; its data source that asks a server is refused",
};

/** Why a provider one might take for harmless is none. */
const harmful: Readonly<Record<string, string>> = {
  "hashicorp/external": "it runs programs",
  "hashicorp/http": "it sends requests",
  "hashicorp/local": "it writes and deletes files of this machine",
};

/** What is wrong with a provider in a rehearsal, if anything. */
export function providerProblem(source: string): string | undefined {
  if (source === awsSource || source in harmlessProviders) return undefined;
  const why = harmful[source] ?? "what it reaches is not known";
  return `the provider ${source}: ${why}. A rehearsal takes ${awsSource} and ${Object.keys(harmlessProviders).slice(1).join(", ")}`;
}

/** `<namespace>/<name>` of a provider's source, without the registry. */
export function shortSource(source: string): string {
  const [, short = source] = /^(?:registry\.terraform\.io|registry\.opentofu\.org|terraform\.io)\/(.+)$/.exec(source) ?? [];
  return short.includes("/") ? short : `hashicorp/${short}`;
}

/** Every provider a stack names or needs, by its local name: a type without one is of `hashicorp/<first word of the type>`. */
export function providersOf(stack: StackJson): ReadonlyMap<string, string> {
  const required = stack.terraform?.required_providers ?? {};
  const blocks = [stack.resource, stack.data, stack.ephemeral].flatMap(eachBlock);
  const names = new Set([...Object.keys(required), ...Object.keys(stack.provider ?? {}), ...blocks.map(({ type, block }) => localName(type, block))]);
  return new Map([...names].map((name) => [name, sourceOf(name, required[name])]));
}

/** The local name of the provider a block is of. */
export function localName(type: string, block: Json): string {
  const { provider } = block;
  if (typeof provider === "string") return provider.replace(/^\$\{(.*)\}$/, "$1").split(".")[0] ?? provider;
  return type.split("_")[0] ?? type;
}

function sourceOf(name: string, required: unknown): string {
  const { source } = (typeof required === "object" && required !== null ? required : {}) as { readonly source?: string };
  if (source !== undefined) return shortSource(source);
  return name === "terraform" ? "builtin/terraform" : `hashicorp/${name}`;
}
