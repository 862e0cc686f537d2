import type { Path } from "../problem";
import { isFields, type Fields } from "../fields";
import { isExpression } from "./workflow-fields";

/** Something asl-validator says of a definition. */
export interface ValidatorProblem {
  /** Where in the definition; empty when it does not tell. */
  readonly path: Path;
  readonly message: string;
}

type Validator = (definition: unknown) => { errors: readonly { "Error code": string; Message: string; schemaError?: { instancePath: string } }[] };

/** By what of a definition is looked at: environments often have the same workflows. */
const verdicts = new Map<string, readonly ValidatorProblem[]>();

/**
 * What asl-validator finds in the form of a definition. What else it looks for is told by rules of Gantry, which don't take a payload's
 * field for a state's.
 */
export function problemsByValidator(definition: object): readonly ValidatorProblem[] {
  const rest = simplified(definition, "JSONPath", "");
  const text = JSON.stringify(rest);
  const problems = verdicts.get(text) ?? problemsOf(definition, rest);
  verdicts.set(text, problems);
  return problems;
}

/** It tells of the deepest problems alone: what it told of is taken away until nothing is left to tell. */
function problemsOf(definition: object, rest: unknown): ValidatorProblem[] {
  // Loaded where it is needed: it takes a quarter of a second, and most platforms have no workflow.
  // oxlint-disable-next-line typescript/no-require-imports
  const validate = require("asl-validator") as Validator;
  // It writes into what it is given.
  const errors = validate(structuredClone(rest)).errors.filter((error) => error["Error code"] === "SCHEMA_VALIDATION_FAILED");
  const found = errors.map(({ Message, schemaError }) => ({ pointer: segments(schemaError?.instancePath ?? ""), message: Message.replace(/^[^]* is invalid\. /, "") }));
  const exact = found.filter(({ pointer }) => pointer.at(-1) !== "Type" && pointer.at(-1) !== "QueryLanguage");
  const told = exact.length === 0 ? found : exact;
  const without = told.reduce((left, { pointer }) => withoutState(left, pointer), rest);
  const problems = told.map(({ pointer, message }) => ({ path: pathOf(pointer, definition), message }));
  return told.length === 0 || JSON.stringify(without) === JSON.stringify(rest) ? problems : [...problems, ...problemsOf(definition, without)];
}

/** `/States/A~1B/Retry/0` in its parts. */
function segments(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** With a state that nothing can be said of in place of the innermost one that parts lead to. */
function withoutState(value: unknown, pointer: readonly string[]): unknown {
  const at = pointer.lastIndexOf("States");
  const replace = (inner: unknown, depth: number): unknown => {
    if (depth === at + 2) return { Type: "Succeed" };
    if (Array.isArray(inner)) return inner.map((item, index) => (String(index) === pointer[depth] ? replace(item, depth + 1) : (item as unknown)));
    return isFields(inner) ? mapped(inner, (item, key) => (key === pointer[depth] ? replace(item, depth + 1) : item)) : inner;
  };
  return at === -1 ? value : replace(value, 0);
}

/** Where parts lead to in the definition itself, in which the fields of payloads have no brackets. */
function pathOf(pointer: readonly string[], definition: unknown): Path {
  let value = definition;
  return pointer.map((part) => {
    const key = isFields(value) && Object.hasOwn(value, part) ? part : part.replace(/^\[([^]*)\](\.\$)?$/, "$1$2");
    const isList = Array.isArray(value);
    value = typeof value === "object" && value !== null ? (value as Fields)[key] : undefined;
    return isList ? Number(key) : key;
  });
}

const mapped = (fields: Fields, change: (value: unknown, key: string) => unknown) =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value, key)]));

const payloads = new Set(["Arguments", "Parameters", "Result", "ResultSelector", "ItemSelector", "Assign", "Output"]);

/**
 * A definition without what asl-validator takes amiss and Step Functions does not: several lines in a text, empty texts, `null` and lists
 * in lists, payloads with fields called `States`. Of payloads there is left what is read by paths and expressions, the names of its fields
 * in brackets, for it overlooks those of one or two letters.
 */
function simplified(value: unknown, language: unknown, key: string): unknown {
  if (key === "Comment") return "";
  if (payloads.has(key)) return typeof value === "string" && isExpression(value) && language === "JSONata" ? oneLine(value) : (read(value, "", language) ?? {});
  if (key === "Items" && language === "JSONata" && typeof value !== "string") return Array.isArray(value) ? [] : value;
  if (key === "Condition" && typeof value === "boolean") return `{% ${value} %}`;
  if ((key === "Error" || key === "Cause") && typeof value === "string" && !isExpression(value)) return "text";
  if (typeof value === "string") return language === "JSONata" && isExpression(value) ? oneLine(value) : value;
  if (Array.isArray(value)) return value.map((item) => simplified(item, language, ""));
  if (!isFields(value)) return value;
  const own = value["QueryLanguage"] ?? language;
  return mapped(value, (item, name) => (name === "States" && isFields(item) ? mapped(item, (state) => simplified(state, own, "")) : simplified(item, own, name)));
}

/** What of a payload is read by paths and expressions; `undefined` for nothing. */
function read(value: unknown, key: string, language: unknown): unknown {
  if (language === "JSONata" ? typeof value === "string" && isExpression(value) : key.endsWith(".$")) return typeof value === "string" ? oneLine(value) : value;
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
    const inner = read(item, name, language);
    return inner === undefined ? [] : [[name.endsWith(".$") ? `[${name.slice(0, -2)}].$` : `[${name}]`, inner] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function oneLine(text: string): string {
  return isExpression(text) ? `{% ${text.slice(2, -2).replaceAll(/\s+/g, " ").trim()} %}` : text;
}
