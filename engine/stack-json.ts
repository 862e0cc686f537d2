/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Blocks of Terraform JSON by type and name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** The parts of a `cdk.tf.json` that somebody looks at. */
export interface StackJson {
  readonly terraform?: { readonly backend?: Readonly<Record<string, Json>>; readonly cloud?: Json; readonly required_providers?: Json; readonly [other: string]: unknown };
  readonly provider?: Readonly<Record<string, Json | readonly Json[]>>;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
  readonly [other: string]: unknown;
}

/** A block as Terraform's JSON has it: one, or a list of them. */
export function listed<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** Each block with its type and name. */
export function eachBlock(blocks: Blocks | undefined): { readonly type: string; readonly name: string; readonly block: Json }[] {
  return Object.entries(blocks ?? {}).flatMap(([type, named]) => Object.entries(named).map(([name, block]) => ({ type, name, block })));
}
