import type { Path } from "../config/problem";

/** One step of a pattern: a key or an index, `*` for any one step, `**` for any number of them. */
type Step = string | number | typeof one | typeof any;

const one = Symbol("*");
const any = Symbol("**");

/** Which places of an environment file are meant: `services.*.scaling.**`. */
export type PathPattern = readonly Step[];

const step = /^(?:\.?(\*\*|\*|[A-Za-z_][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])/;

/** Reads a pattern, written as problems of environment files write places; `undefined` when it is none. */
export function parsePathPattern(text: string): PathPattern | undefined {
  const steps: Step[] = [];
  let rest = `.${text}`;
  while (rest !== "") {
    const match = step.exec(steps.length > 0 || rest.startsWith(".") ? rest : "");
    const found = match === null ? undefined : stepOf(match);
    if (match === null || found === undefined) return undefined;
    steps.push(found);
    rest = rest.slice(match[0].length);
    if (rest !== "" && !/^[.[]/.test(rest)) return undefined;
  }
  return steps;
}

function stepOf([, word, index, quoted]: RegExpExecArray): Step | undefined {
  if (index !== undefined) return Number(index);
  if (quoted !== undefined) return unquoted(quoted);
  return word === "**" ? any : word === "*" ? one : word;
}

function unquoted(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

/** Whether a pattern means this place. It does not mean what stands in it, unless it ends with `**`. */
export function matchesPath(pattern: PathPattern, path: Path): boolean {
  const [first, ...others] = pattern;
  if (first === undefined) return path.length === 0;
  if (first === any) return matchesPath(others, path) || (path.length > 0 && matchesPath(pattern, path.slice(1)));
  return path.length > 0 && (first === one || first === path[0]) && matchesPath(others, path.slice(1));
}
