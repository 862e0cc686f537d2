import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { listed, nearest, suggest } from "../../config/nearest";
import { isWithin, type Path } from "../../config/problem";
import { composeSchema, type Schema } from "./compose-schema";
import type { ReadProblem } from "./findings";
import { childOf, nodeAt, plain, type Mapping, type Node } from "./node";
import { without } from "./tree";

/** What a schema says about a model. */
export interface Checked {
  /** Without what cannot be read. */
  readonly model: Mapping;
  readonly problems: readonly ReadProblem[];
}

let ajv: Ajv | undefined;
const validators = new WeakMap<Schema, ValidateFunction>();

/**
 * Checks a model. A single file may leave out what another has, and may have empty values that stand for
 * what another says (`isPart`).
 */
export function checkSchema(model: Mapping, isPart: boolean): Checked {
  const told = failures(plain(model), composeSchema(), [])
    .map((failure) => refine(failure, model))
    .filter(({ error, value }) => !isPart || (error.keyword !== "required" && value !== null))
    .map(({ error, path, value }) => ({ cut: cutFor(error, path), problem: describe(error, path, value, model) }));
  return { model: without(model, told.map(({ cut }) => cut)) as Mapping, problems: told.map(({ problem }) => problem) };
}

interface Failure {
  readonly error: ErrorObject;
  readonly path: Path;
  readonly value: unknown;
}

/** For a part of the schema of Compose; its references name definitions of the whole. */
function validator(schema: Schema): ValidateFunction {
  ajv ??= new Ajv({ allErrors: true, strict: false, verbose: true, validateFormats: false, validateSchema: false });
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const compiled = ajv.compile({ ...schema, $schema: undefined, $id: undefined, definitions: composeSchema().definitions });
  validators.set(schema, compiled);
  return compiled;
}

/** What fails at a place of the schema; of a union, what the member says that fits best. */
function failures(value: unknown, schema: Schema, base: Path): readonly Failure[] {
  const validate = validator(schema);
  if (validate(value)) return [];
  const errors = [...(validate.errors ?? [])];
  const located = errors.map((error) => ({ error, path: [...base, ...instancePath(error.instancePath, value)], value: error.data }));
  const unions = located.filter(({ error }) => error.keyword === "oneOf");
  const outermost = unions.filter((union) => !unions.some((other) => other !== union && isWithin(union.path, other.path) && union.path.length > other.path.length));
  const single = located.filter(({ path }) => !outermost.some((union) => isWithin(path, union.path)));
  return [...single, ...outermost.flatMap(fromUnion)];
}

function fromUnion(union: Failure): readonly Failure[] {
  const members = union.error.schema as readonly Schema[];
  const kind = kindOf(union.value);
  const fitting = members.filter((member) => kindsOf(member).includes(kind)).map((member) => failures(union.value, member, union.path));
  const best = fitting.reduce<readonly Failure[] | undefined>((a, b) => (a === undefined || badness(b) < badness(a) ? b : a), undefined);
  return best === undefined || best.length === 0 ? [union] : best;
}

function badness(found: readonly Failure[]): number {
  return found.reduce((sum, { error }) => sum + (error.keyword === "additionalProperties" ? 3 : 1), 0);
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolved(composeSchema().definitions?.[name] ?? {});
}

function kindsOf(schema: Schema): readonly string[] {
  const { type, oneOf, enum: values } = resolved(schema);
  if (oneOf !== undefined) return [...new Set(oneOf.flatMap(kindsOf))];
  if (type === undefined) return values === undefined ? [] : [...new Set(values.map(kindOf))];
  const types = typeof type === "string" ? [type] : type;
  return types.map((each) => (each === "integer" ? "number" : each));
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** A path of JSON pointers, with the indices of lists as numbers. */
function instancePath(pointer: string, root: unknown): Path {
  const parts = pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  let at = root;
  return parts.map((part) => {
    const key = Array.isArray(at) ? Number(part) : part;
    at = (at as Record<string | number, unknown>)[key];
    return key;
  });
}

/** Points at the item itself where two of a list are alike. */
function refine(failure: Failure, model: Mapping): Failure {
  if (failure.error.keyword !== "uniqueItems") return failure;
  const { i, j } = failure.error.params as { i: number; j: number };
  const path = [...failure.path, Math.max(i, j)];
  const node = nodeAt(model, path);
  return { ...failure, path, value: node === undefined ? undefined : plain(node) };
}

function cutFor(error: ErrorObject, path: Path): Path {
  return error.keyword === "additionalProperties" ? [...path, (error.params as { additionalProperty: string }).additionalProperty] : path;
}

function describe(error: ErrorObject, path: Path, value: unknown, model: Mapping): ReadProblem {
  const at = (nodeAt(model, path) ?? model).at;
  const rule = "compose-schema";
  const schema = error.parentSchema as Schema;
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(path, (error.params as { additionalProperty: string }).additionalProperty, schema, model);
    case "required": {
      const key = (error.params as { missingProperty: string }).missingProperty;
      const wanted = words(schema.properties?.[key] ?? {});
      return { rule, path: [...path, key], at: placeOfKey(model, path) ?? at, given: undefined, allowed: wanted, remedy: `add \`${key}\`: there is no default` };
    }
    case "enum": {
      const values = (schema.enum ?? []).map(String);
      return { rule, path, at, given: value, allowed: listed(values), remedy: values.length === 1 ? `write ${listed(values)}` : suggest(typeof value === "string" ? value : JSON.stringify(value), values) };
    }
    case "pattern":
      return { rule, path, at, given: value, allowed: inWords(schema.pattern ?? ""), remedy: "write one of this form" };
    case "uniqueItems":
      return { rule, path, at, given: value, allowed: "each item once", remedy: "take it out: it stands in the list already" };
    case "minimum":
      return { rule, path, at, given: value, allowed: `at least ${schema.minimum}`, remedy: `write ${schema.minimum} or more` };
    case "maximum":
      return { rule, path, at, given: value, allowed: `at most ${schema.maximum}`, remedy: `write ${schema.maximum} or less` };
    default:
      return { rule, path, at, given: value, allowed: words(schema), remedy: toKind(value, kindsOf(schema)) ?? `write ${words(schema)}` };
  }
}

function placeOfKey(model: Mapping, path: Path): Node["at"] | undefined {
  const parent = nodeAt(model, path.slice(0, -1));
  const key = path.at(-1);
  return parent?.kind === "mapping" && typeof key === "string" ? parent.entries.get(key)?.at : undefined;
}

/** A service has about ninety keys; nobody reads them in a row. */
const mostListed = 12;

function unknownKey(path: Path, key: string, schema: Schema, model: Mapping): ReadProblem {
  const holder = nodeAt(model, path);
  const entry = holder?.kind === "mapping" ? holder.entries.get(key) : undefined;
  const node = childOf(holder, key);
  const common = { rule: "compose-schema", path: [...path, key], at: entry?.at ?? model.at, given: node === undefined ? undefined : plain(node) };
  const known = Object.keys(schema.properties ?? {});
  if (known.length > 0) {
    const near = nearest(key, known);
    const remedy = near === undefined ? "take it out, or let it begin with `x-` for a note of your own" : `did you mean "${near}"?`;
    return { ...common, allowed: known.length > mostListed ? `one of the ${known.length} keys that Compose has here` : listed(known), remedy };
  }
  const own = Object.keys(schema.patternProperties ?? {}).filter((form) => form !== "^x-");
  return { ...common, allowed: own.map(inWords).join(", or "), remedy: "give it a name of this form" };
}

const forms: Readonly<Record<string, string>> = {
  "^[a-zA-Z0-9._-]+$": "a name of letters, digits, `.`, `_` and `-`",
  "^[a-z]+$": "a name of small letters",
  "[a-zA-Z0-9][a-zA-Z0-9_.-]+": "a letter or digit, then at least one more letter, digit, `_`, `.` or `-`",
};

function inWords(form: string): string {
  return forms[form] ?? `a text of the form ${form}`;
}

const kinds: Readonly<Record<string, string>> = { string: "a text", number: "a number", boolean: "true or false", object: "a mapping", array: "a list", null: "nothing" };

/** What a schema allows, in words. */
function words(schema: Schema): string {
  const { enum: values } = resolved(schema);
  if (values !== undefined) return listed(values.map(String));
  const found = [...new Set(kindsOf(schema))].map((kind) => kinds[kind] ?? kind);
  if (found.length === 0) return "any value";
  return found.length === 1 ? `${found[0]}` : `${found.slice(0, -1).join(", ")} or ${found.at(-1)}`;
}

function toKind(value: unknown, allowed: readonly string[]): string | undefined {
  const kind = kindOf(value);
  if (kind === "null") return "give it a value, or take the key out";
  if (allowed.includes("string") && (kind === "number" || kind === "boolean")) return `put it in quotes: "${String(value)}"`;
  if (allowed.includes("array") && kind === "string") return `write it as a list: ["${String(value)}"]`;
  if (allowed.includes("object") && kind === "array") return "write keys with values, without dashes";
  if (allowed.includes("array") && kind === "object") return "write items, each behind a dash";
  return undefined;
}
