import type { z } from "zod";
import { environmentFile, type ParsedEnvironment } from "./environment-file";
import { fargateUnsupported } from "./fargate-unsupported";
import { listed, nearest, suggest } from "./nearest";
import { isWithin, type Path, type Problem } from "./problem";

/** What could be read of a file, and what was wrong with the shape of the rest. */
export interface Shape {
  /** Without the parts named in `problems`; `undefined` when too little is left. */
  readonly parsed: ParsedEnvironment | undefined;
  readonly problems: readonly Problem[];
  /** Places of values that were left out because they could not be read; not those of unknown keys. */
  readonly leftOut: readonly Path[];
}

type Issue = z.core.$ZodIssue;

/** Reads a file as far as it can be read, so that one wrong type hides no other problem. */
export function readShape(raw: unknown): Shape {
  const problems: Problem[] = [];
  const leftOut: Path[] = [];
  const cut: Path[] = [];
  let rest = raw;
  for (;;) {
    const result = environmentFile.safeParse(rest, { reportInput: true, error: knownKeys });
    if (result.success) return { parsed: result.data, problems, leftOut };
    const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
    const unreadable = issues.filter((issue) => issue.code !== "unrecognized_keys");
    const found = issues.flatMap((issue) => toProblem(issue, rest));
    problems.push(...found.filter((problem) => !cut.some((gone) => isConsequence(problem, gone))));
    const cuts = issues.flatMap((issue) => cutsFor(issue, rest));
    if (cuts.some((path) => path.length === 0)) return { parsed: undefined, problems, leftOut };
    leftOut.push(...unreadable.flatMap((issue) => cutsFor(issue, rest)));
    rest = cuts.sort(backwards).reduce<unknown>(without, rest);
    cut.push(...cuts);
  }
}

/** Reads a value of any schema as a whole: gives it, or everything that is wrong with it. */
export function readWhole<T extends z.ZodType>(schema: T, raw: unknown): { readonly value: z.output<T> | undefined; readonly problems: readonly Problem[] } {
  const { data, error } = schema.safeParse(raw, { reportInput: true, error: knownKeys });
  const issues = (error?.issues ?? []).flatMap((issue) => flatten(issue, []));
  return { value: data, problems: issues.flatMap((issue) => toProblem(issue, raw)) };
}

/** What is missing there or beside it, or has moved within its list, since something was cut: without its key, another member of a union may fit best. */
function isConsequence({ path, given }: Problem, gone: Path): boolean {
  const around = gone.slice(0, -1);
  const isMissingBeside = given === undefined && path.length === gone.length && isWithin(path, around);
  return isWithin(gone, path) || isMissingBeside || (typeof gone.at(-1) === "number" && isWithin(path, around));
}

/** From the back to the front, so that no item of a list moves before its turn. */
function backwards(a: Path, b: Path): number {
  const index = a.findIndex((part, at) => part !== b[at]);
  const [x, y] = [a[index], b[index]];
  if (index === -1 || y === undefined) return index === -1 ? b.length - a.length : -1;
  return typeof x === "number" && typeof y === "number" ? y - x : String(x) < String(y) ? 1 : -1;
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
  const unknown = (key: string, known: readonly string[]) => (nearest(key, known) === undefined ? 10 : 5);
  const weight = (issue: Issue) => (issue.code === "unrecognized_keys" ? issue.keys.reduce((sum, key) => sum + unknown(key, issue.message.split(" ")), 0) : 1);
  return issues.reduce((sum, issue) => sum + weight(issue), 0);
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
    return [{ rule: "shape", path, given, allowed: listed(values), remedy: choose(given, values) }];
  }
  if (issue.code === "invalid_union") {
    const values = ((issue as unknown as { options?: unknown[] }).options ?? []).filter((value) => typeof value === "string");
    return [{ rule: "shape", path, given, allowed: listed(values), remedy: choose(given, values) }];
  }
  const expected = "expected" in issue ? withArticle(String(issue.expected)) : issue.message;
  const remedy = given === undefined ? `add it: it has no default` : `write ${expected}`;
  return [{ rule: "shape", path, given, allowed: expected, remedy }];
}

function choose(given: unknown, values: readonly string[]): string {
  if (values.length === 1) return `write ${listed(values)}`;
  return typeof given === "string" ? suggest(given, values) : "use one of them";
}

function unknownKey(path: Path, key: string, given: unknown, known: readonly string[]): Problem {
  const inContainer = path[0] === "services" || path[0] === "jobs";
  const instead = inContainer && Object.hasOwn(fargateUnsupported, key) ? fargateUnsupported[key] : undefined;
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

/** The places to cut so that an issue is gone: the keys, else the value, else, where the value is missing, what needs it. */
function cutsFor(issue: Issue, value: unknown): Path[] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [...path, key]);
  let target = path;
  while (target.length > 0 && valueAt(value, target) === undefined) target = target.slice(0, -1);
  return [target];
}

/** The value without what stands at a path. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value !== "object" || value === null) return value;
  const keep = <T>(name: string | number, item: T): T[] => (name !== key ? [item] : rest.length === 0 ? [] : [without(item, rest) as T]);
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => keep(index, item));
  return Object.fromEntries(Object.entries(value).flatMap(([name, item]) => keep(name, item).map((kept) => [name, kept])));
}
