import { z } from "zod";
import { environmentFile, type ParsedEnvironment } from "./environment-file";
import { fargateUnsupported } from "./fargate-unsupported";
import { listed, suggest } from "./nearest";
import type { Path, Problem } from "./problem";

/** What could be read of a file, and what was wrong with the shape of the rest. */
export interface Shape {
  /** Without the parts named in `problems`; `undefined` when too little is left. */
  readonly parsed: ParsedEnvironment | undefined;
  readonly problems: readonly Problem[];
  /** Names of entries that were left out, so that nobody calls them unknown. */
  readonly leftOut: ReadonlySet<string>;
}

type Issue = z.core.$ZodIssue;

/** Reads a file as far as it can be read, so that one wrong type hides no other problem. */
export function readShape(raw: unknown): Shape {
  const problems: Problem[] = [];
  const leftOut = new Set<string>();
  let rest = raw;
  for (;;) {
    const result = environmentFile.safeParse(rest, { reportInput: true, error: knownKeys });
    if (result.success) return { parsed: result.data, problems, leftOut };
    const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
    problems.push(...issues.map((issue) => toProblem(issue, rest)).flat());
    const pruned = issues.reduce((value, issue) => prune(value, issue, leftOut), structuredCloneable(rest));
    if (pruned === undefined) return { parsed: undefined, problems, leftOut };
    rest = pruned;
  }
}

/** Carries the keys an object may have to where the issue is reported. */
const knownKeys: z.core.$ZodErrorMap = (issue) => {
  if (issue.code !== "unrecognized_keys") return undefined;
  const definition = (issue.inst as z.ZodObject | undefined)?._zod.def;
  return Object.keys(definition?.shape ?? {}).join(" ");
};

/** An issue of a union becomes those of the member that fits best. */
function flatten(issue: Issue, parent: Path): Issue[] {
  const path = [...parent, ...(issue.path as (string | number)[])];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
  const wrongKind = (issues: readonly Issue[]) => issues.some((each) => each.code === "invalid_type" && each.path.length === 0);
  const members = issue.errors.filter((issues) => !wrongKind(issues));
  if (members.length === 0) {
    const expected = issue.errors.flatMap((issues) => issues.map((each) => ("expected" in each ? String(each.expected) : "")));
    return [{ code: "invalid_type", expected: [...new Set(expected)].join(" or ") as "string", path, message: "", input: issue.input }];
  }
  const best = members.reduce((a, b) => (badness(b) < badness(a) ? b : a));
  return best.flatMap((each) => flatten(each, path));
}

/** Unknown keys count most: they tell that another member was meant. */
function badness(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 10 * issue.keys.length : 1), 0);
}

function toProblem(issue: Issue, raw: unknown): Problem[] {
  const path = issue.path as Path;
  const given = valueAt(raw, path);
  if (issue.code === "unrecognized_keys") {
    const known = issue.message.split(" ");
    return issue.keys.map((key) => unknownKey([...path, key], key, valueAt(raw, [...path, key]), known));
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map((value) => value as string);
    return [{ rule: "shape", path, given, allowed: listed(values), remedy: typeof given === "string" ? suggest(given, values) : "use one of them" }];
  }
  if (issue.code === "invalid_union") {
    const values = (issue as unknown as { options?: string[] }).options ?? [];
    return [{ rule: "shape", path, given, allowed: listed(values), remedy: typeof given === "string" ? suggest(given, values) : "use one of them" }];
  }
  const expected = "expected" in issue ? withArticle(String(issue.expected)) : issue.message;
  const remedy = given === undefined ? `add it: it has no default` : `write ${expected}`;
  return [{ rule: "shape", path, given, allowed: expected, remedy }];
}

function unknownKey(path: Path, key: string, given: unknown, known: readonly string[]): Problem {
  const inContainer = path[0] === "services";
  const instead = inContainer ? fargateUnsupported[key] : undefined;
  if (instead !== undefined) {
    return { rule: "fargate-unsupported-parameter", path, given, allowed: "what Fargate offers", remedy: instead };
  }
  return { rule: "unknown-key", path, given, allowed: listed(known), remedy: suggest(key, known) };
}

function withArticle(type: string): string {
  const name = type === "record" ? "object" : type === "array" ? "list" : type;
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (at === null || typeof at !== "object" ? undefined : (at as Record<string | number, unknown>)[key]), value);
}

/** Removes what the issue is about: the keys, else the value, else, where the value is missing, what needs it. */
function prune(value: unknown, issue: Issue, leftOut: Set<string>): unknown {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) remove(value, [...path, key]);
    return value;
  }
  let target = path;
  while (target.length > 0 && valueAt(value, target) === undefined) target = target.slice(0, -1);
  if (target.length === 0) return path.length === 0 || valueAt(value, path) === undefined ? undefined : value;
  leftOut.add(String(target.at(-1)));
  remove(value, target);
  return value;
}

function remove(value: unknown, path: Path): void {
  const key = path.at(-1);
  const parent = valueAt(value, path.slice(0, -1)) as Record<string | number, unknown> | unknown[] | undefined;
  if (key === undefined || parent === undefined) return;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** A copy that may be cut; functions and the like, which no file may hold, become texts. */
function structuredCloneable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCloneable);
  if (typeof value === "function" || typeof value === "symbol") return String(value);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCloneable(item)]));
}
