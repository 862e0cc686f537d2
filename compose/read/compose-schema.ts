import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A JSON schema, as far as we look into it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const textOrSwitch: Schema = { type: ["string", "boolean"] };

const models = ["definitions", "service", "properties", "models", "oneOf", "1", "patternProperties", "^[a-zA-Z0-9._-]+$", "type"];

/** What the Compose Specification and Compose have, and the copy in the package does not have yet. */
export const amendments: readonly { readonly path: readonly string[]; readonly schema: Schema | readonly string[] }[] = [
  { path: ["definitions", "service", "properties", "build", "oneOf", "1", "properties", "provenance"], schema: textOrSwitch },
  { path: ["definitions", "service", "properties", "build", "oneOf", "1", "properties", "sbom"], schema: textOrSwitch },
  { path: ["definitions", "development", "properties", "watch", "items", "properties", "initial_sync"], schema: { type: "boolean" } },
  { path: models, schema: ["object", "null"] },
];

/** The schema of the Compose Specification as the package `dclint` carries it. */
export function packagedSchema(): Schema {
  const folder = dirname(require.resolve("dclint/package.json"));
  return JSON.parse(readFileSync(join(folder, "schemas", "compose.schema.json"), "utf8")) as Schema;
}

let amended: Schema | undefined;

/** The schema of the newest Compose Specification. */
export function composeSchema(): Schema {
  amended ??= amendments.reduce((schema, { path, schema: value }) => withValue(schema, path, value) as Schema, packagedSchema());
  return amended;
}

function withValue(at: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(at)) return at.map((item: unknown, index) => (String(index) === key ? withValue(item, rest, value) : item));
  const record = (at ?? {}) as Readonly<Record<string, unknown>>;
  return { ...record, [key]: withValue(record[key], rest, value) };
}
