import { liftedArguments } from "./lifted-arguments";
import { producerOf } from "../../engine/producer";
import { awsSource, providersOf } from "./providers";
import { eachBlock, listed, type Blocks, type Json, type StackJson } from "../../engine/stack-json";

/** Terraform merges files of this ending into the others of a folder. */
export const overrideFile = "rehearsal_override.tf.json";

export interface OverrideOptions {
  readonly ownId: string;
  /** Every stack of the environment by its id. */
  readonly stacks: Readonly<Record<string, StackJson>>;
  /** Where a stack's state is, seen from the folder of any stack. */
  readonly statePath: (id: string) => string;
}

/** What keeps a stack inside the rehearsal: its state, the states it reads, its provider, and what would stop its destroy. */
export function overrideOf(stack: StackJson, options: OverrideOptions): Json {
  const data = eachBlock(stack.data).filter(({ type }) => type === "terraform_remote_state");
  return {
    terraform: { backend: { local: { path: options.statePath(options.ownId) } } },
    provider: overriddenProviders(stack),
    ...filled("data", byAddress(data.map((each) => ({ ...each, block: localState(each.block, each.name, options) })))),
    ...filled("resource", byAddress(eachBlock(stack.resource).map((each) => ({ ...each, block: liftedFrom(each) })))),
  };
}

/** Arguments of the provider that stay; any other is cleared, also those of providers to come. */
const keptArguments = new Set(["//", "alias", "region", "allowed_account_ids", "forbidden_account_ids", "default_tags", "ignore_tags"]);

/** The provider's own 25 take minutes for one call that an emulator does not know; `AWS_MAX_ATTEMPTS` it does not heed. */
const maximumRetries = 6;

function overriddenProviders(stack: StackJson): Json {
  const names = [...providersOf(stack)].flatMap(([name, source]) => (source === awsSource && stack.provider?.[name] !== undefined ? [name] : []));
  return Object.fromEntries(names.map((name) => [name, listed<Json>(stack.provider?.[name]).map(overriddenProvider)]));
}

function overriddenProvider({ dynamic, ...written }: Json): Json {
  const block = { ...written, ...(dynamic as Json | undefined) };
  const cleared = Object.keys(block).filter((argument) => !keptArguments.has(argument));
  const nested = cleared.filter((argument) => isNestedBlock(block[argument]));
  return {
    ...(block["alias"] === undefined ? {} : { alias: block["alias"] }),
    ...Object.fromEntries(cleared.filter((argument) => !nested.includes(argument)).map((argument) => [argument, null])),
    // Only a block replaces a block: this one makes none.
    ...(nested.length === 0 ? {} : { dynamic: Object.fromEntries(nested.map((name) => [name, { for_each: [], content: {} }])) }),
    s3_use_path_style: true,
    skip_metadata_api_check: "true",
    max_retries: maximumRetries,
  };
}

function isNestedBlock(value: unknown): boolean {
  return listed<unknown>(value).some((each) => typeof each === "object" && each !== null);
}

function localState(reference: Json, name: string, { ownId, stacks, statePath }: OverrideOptions): Json {
  const producer = producerOf(reference, ownId, stacks);
  if (producer === undefined) throw new Error(`${ownId}: data.terraform_remote_state.${name} reads no stack of the environment`);
  return { backend: "local", config: { path: statePath(producer) }, workspace: null };
}

function liftedFrom({ type, name, block }: ReturnType<typeof eachBlock>[number]): Json {
  const lifted = liftedArguments.flatMap(({ resourceType, argument, value, where }) => {
    const applies = resourceType === type && (where === undefined || where.values.includes(block[where.argument]));
    const wanted = typeof value === "function" ? (value as (name: string) => unknown)(name) : value;
    return applies && block[argument] !== wanted ? [[argument, wanted] as const] : [];
  });
  const kept = listed<Json>(block["lifecycle"] as Json | undefined).some((each) => each["prevent_destroy"] === true);
  return {
    ...Object.fromEntries(lifted),
    ...(kept ? { lifecycle: { prevent_destroy: false } } : {}),
  };
}

/** Back to type and name; what has nothing in it is left out. */
function byAddress(blocks: ReturnType<typeof eachBlock>): Blocks {
  const result: Record<string, Record<string, Json>> = {};
  for (const { type, name, block } of blocks) {
    if (Object.keys(block).length > 0) (result[type] ??= {})[name] = block;
  }
  return result;
}

function filled(key: string, blocks: Blocks): Json {
  return Object.keys(blocks).length === 0 ? {} : { [key]: blocks };
}
