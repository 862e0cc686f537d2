import { grammarProblem, isGrammarProblem, type GrammarProblem } from "./grammar-problem";
import { interpolate } from "./interpolation";

export interface EnvFile {
  /** In the order of the file; a name may come more than once, the last one counts. */
  readonly variables: readonly EnvVariable[];
  readonly problems: readonly (GrammarProblem & { readonly line: number })[];
  /** Variables that values name, that are not set and became empty. */
  readonly unset: readonly { readonly name: string; readonly line: number }[];
}

export interface EnvVariable {
  readonly name: string;
  /** What stands behind `=`. A name without `=` has the value of the process's variable; `undefined`: that is not set. */
  readonly value: string | undefined;
  /** Line of the name, from 1. */
  readonly line: number;
}

type Lookup = (name: string) => string | undefined;

/**
 * Reads an env file as Compose does; `raw` is `docker run`'s way of it: no quotes, no expansion.
 *
 * Names in values mean what `lookup` has, else the file's own lines above, else what files read `earlier` have.
 * @see https://github.com/compose-spec/compose-spec/blob/main/05-services.md#env_file-format
 */
export function parseEnvFile(text: string, lookup: Lookup, format?: "raw", earlier: ReadonlyMap<string, string> = new Map()): EnvFile {
  const content = text.replace(/^\uFEFF/, "");
  return format === "raw" ? parseRaw(content, lookup) : parseDotenv(content, lookup, earlier);
}

const allowedName = "a name of letters, digits, _ . - [ and ], then = and a value";
/** White space, empty lines and comments. */
const between = /(?:\p{White_Space}+|#[^\n]*)*/uy;
const statement = /(?:export[\t\v\f\r ]+)?(?<name>[\p{L}\p{N}_.\-[\]\t\v\f\r\u0085\u00a0 ]*)(?<sign>[=:]?)[\t\v\f\r\u0085\u00a0 ]*/uy;
const quoted = { "'": /'([^'\\]*(?:\\.[^'\\]*)*)'/suy, '"': /"([^"\\]*(?:\\.[^"\\]*)*)"/suy };
const restOfLine = /[^\n]*/y;

function parseDotenv(text: string, lookup: Lookup, earlier: ReadonlyMap<string, string>): EnvFile {
  const variables: EnvVariable[] = [];
  const problems: (GrammarProblem & { line: number })[] = [];
  const unset: { name: string; line: number }[] = [];
  const known = new Map(earlier);
  let position = 0;
  const take = (expression: RegExp) => {
    expression.lastIndex = position;
    const match = expression.exec(text);
    if (match !== null) position = expression.lastIndex;
    return match;
  };

  for (take(between); position < text.length; take(between)) {
    const start = position;
    const line = text.slice(0, start).split("\n").length;
    const refuse = (problem: GrammarProblem) => {
      problems.push({ ...problem, line });
      take(restOfLine);
    };
    const { name: written = "", sign = "" } = take(statement)?.groups ?? {};
    const name = written.trimEnd();
    const next = text.at(position);

    if (sign === "" && next !== undefined && next !== "\n") {
      const given = text.slice(start, position) + String.fromCodePoint(text.codePointAt(position) ?? 0);
      refuse(grammarProblem(given, allowedName, 'correct the name, or put "#" in front of a comment'));
    } else if (name === "" || /\s/.test(name)) {
      refuse(grammarProblem(text.slice(start, position).trimEnd(), allowedName, name === "" ? "write a name" : "write the name without white space"));
    } else if (sign === "") {
      variables.push({ name, value: lookup(name), line });
    } else {
      const value = takeValue(take, next);
      if (value === undefined) {
        refuse(grammarProblem(`${name}${sign}${next}`, "a value that ends with the quote it begins with", "close the quote; a quote in the value is written with \\ in front"));
        continue;
      }
      const expanded = value.literal ? { text: value.text, unset: [] } : interpolate(value.text, (other) => lookup(other) ?? known.get(other));
      if (isGrammarProblem(expanded)) {
        problems.push({ ...expanded, line });
        continue;
      }
      variables.push({ name, value: expanded.text, line });
      known.set(name, expanded.text);
      unset.push(...expanded.unset.map((other) => ({ name: other, line })));
    }
  }
  return { variables, problems, unset };
}

/** The value that stands there; `undefined` when its quote is not closed. */
function takeValue(take: (expression: RegExp) => RegExpExecArray | null, first: string | undefined): { text: string; literal: boolean } | undefined {
  if (first !== "'" && first !== '"') {
    const line = take(restOfLine)?.[0] ?? "";
    return { text: (line.split(" #")[0] ?? "").trimEnd(), literal: false };
  }
  const content = take(quoted[first])?.[1];
  if (content === undefined) return undefined;
  const text = content.replace(/\\(.)/gsu, (pair, char: string) => (char === first ? char : pair));
  return { text: first === '"' ? unescapeAll(text) : text, literal: first === "'" };
}

const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", '"': '"', "\\": "\\", $: "$$" };

/** Escapes of the shell's `echo`. `\$` becomes `$$`, which is one dollar sign after expansion. */
function unescapeAll(text: string): string {
  return text.replace(/\\(?:([abfnrtv"\\$])|0(\d{0,3}))/g, (escape, char: string | undefined, digits: string) => {
    if (char !== undefined) return escapes[char] ?? escape;
    // What is no octal number of three digits loses its 0, as in Compose.
    const code = /^[0-3][0-7]{2}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
    return code === undefined ? `\\${digits}` : String.fromCharCode(code);
  });
}

function parseRaw(text: string, lookup: Lookup): EnvFile {
  const variables: EnvVariable[] = [];
  const problems: (GrammarProblem & { line: number })[] = [];
  text.split(/\r?\n/).forEach((given, index) => {
    const line = index + 1;
    const content = given.trimStart();
    if (content === "" || content.startsWith("#")) return;
    const end = content.indexOf("=");
    const name = end === -1 ? content : content.slice(0, end);
    if (name === "" || /[ \t]/.test(name)) {
      problems.push({ ...grammarProblem(end === -1 ? name : `${name}=`, "a name without white space, then = and a value", name === "" ? "write a name" : "take out the white space"), line });
    } else {
      variables.push({ name, value: end === -1 ? lookup(name) : content.slice(end + 1), line });
    }
  });
  return { variables, problems, unset: [] };
}
