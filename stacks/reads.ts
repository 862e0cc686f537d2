import type { Path } from "../config/problem";
import { bucketOf, type StackSettings } from "../config/stack-settings";
import { PlatformStack } from "./platform-stack";

/** A place in a stack's JSON that reads an output of another stack. */
export interface Read {
  /** In the reader's JSON. */
  readonly path: Path;
  /** As it is written: `data.terraform_remote_state.network.outputs.vpc_id`. */
  readonly reference: string;
  readonly producer: PlatformStack;
  /** `undefined`: all of them at once. */
  readonly output: string | undefined;
  /** What it goes on to in the output's value. */
  readonly keys: readonly string[];
  /** Whether the reader has a value of its own for where there is no such output. */
  readonly hasDefault: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Every reference of a stack to the state of another one of the same app, also those written by hand; its JSON is given where it is there already. */
export function readsIn(stack: PlatformStack, written = stack.toTerraform() as object): Read[] {
  const { "//": _, terraform, ...json } = written as Json;
  const states = ((json["data"] as Json | undefined)?.["terraform_remote_state"] ?? {}) as Readonly<Record<string, Json>>;
  const others = stack.node.root.node.children.filter((each): each is PlatformStack => each instanceof PlatformStack);
  return [...textsIn(json, [])].flatMap(({ path, text }) =>
    referencesIn(text).flatMap(({ reference, label, keys: [output, ...keys] }): Read[] => {
      const state = Object.hasOwn(states, label) ? states[label] : undefined;
      const producer = others.find(({ settings }) => state !== undefined && isStateOf(settings, state["config"] as Json));
      if (producer === undefined) return [];
      const hasDefault = output !== undefined && Object.hasOwn((state?.["defaults"] ?? {}), output);
      return [{ path, reference, producer, output, keys, hasDefault }];
    }),
  );
}

/** Whether a place is where a stack keeps its state. */
function isStateOf(settings: StackSettings, { bucket, key, path, workspaces }: Json): boolean {
  switch (settings.backend.type) {
    case "local":
      return typeof path === "string" && `/${path}`.endsWith(`/state/${settings.stateKey}`);
    case "s3":
      return bucket === bucketOf(settings) && key === settings.stateKey;
    case "cloud":
      return (workspaces as Json | undefined)?.["name"] === settings.workspace;
  }
}

function* textsIn(value: unknown, path: Path): Iterable<{ path: Path; text: string }> {
  if (typeof value === "string") yield { path, text: value };
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** `$${` begins no expression. */
const expression = /(?<!\$)(?:\$\$)*\$\{/;
const remoteState = /\bdata\.terraform_remote_state\.([\w-]+)\.outputs((?:\.[A-Za-z_][\w-]*|\[\\?"[^"\\]*\\?"\]|\[\d+\])*)/g;
const accessor = /\.([\w-]+)|\[\\?"([^"\\]*)\\?"\]|\[(\d+)\]/g;

function referencesIn(text: string): { reference: string; label: string; keys: string[] }[] {
  const start = text.search(expression);
  if (start === -1) return [];
  return [...text.slice(start).matchAll(remoteState)].map(([reference, label = "", access = ""]) => ({
    reference,
    label,
    keys: [...access.matchAll(accessor)].map(([, word, quoted, index]) => word ?? quoted ?? index ?? ""),
  }));
}
