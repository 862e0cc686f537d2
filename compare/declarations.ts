import { isMap, isScalar, LineCounter, parseDocument, type Document, type Node } from "yaml";
import { z } from "zod";
import { listed, suggest } from "../config/nearest";
import type { LocatedProblem, Path } from "../config/problem";
import { parsePathPattern, type PathPattern } from "./path-pattern";

/** Where differences that are meant are declared. */
export const declarationsFile = "environments/differences.yaml";

const text = z.string().trim().min(1);

const declarations = z.array(
  z.strictObject({
    /** The place as problems of environment files write it: `services.*.scaling.**`. `*` is any one step, `**` any number of them. */
    path: text,
    /** Names of the two environments. @default - any two */
    between: z.tuple([text, text]).optional(),
    /** Why it is meant. */
    reason: text,
  }),
);

/** A difference that is meant. */
export interface Declaration {
  readonly path: string;
  readonly pattern: PathPattern;
  readonly between?: readonly [string, string] | undefined;
  readonly reason: string;
  /** In the file. */
  readonly line: number;
}

/** What a file declares, or everything that is wrong with it. */
export interface ReadDeclarations {
  readonly declarations: readonly Declaration[];
  readonly problems: readonly LocatedProblem[];
}

type Tell = (path: Path, given: unknown, allowed: string, remedy: string) => LocatedProblem;

/** Reads `environments/differences.yaml`. */
export function readDeclarations(content: string, environments: readonly string[]): ReadDeclarations {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => ({ file: declarationsFile, line: lines.linePos(offset).line, column: lines.linePos(offset).col });
  const tell: Tell = (path, given, allowed, remedy) => ({ file: declarationsFile, at: at(offsetOf(document, path)), rule: "differences", path, given, allowed, remedy });
  const unreadable = (offset: number, message: string): ReadDeclarations => {
    const place = at(Math.min(offset, content.trimEnd().length));
    const given = (content.split(/\r?\n/)[place.line - 1] ?? "").trim();
    return { declarations: [], problems: [{ ...tell([], given, "YAML that can be read", `correct it: ${message}`), at: place }] };
  };
  const [broken] = document.errors;
  if (broken !== undefined) return unreadable(broken.pos[0], broken.message);
  let written: unknown;
  try {
    written = document.toJS() ?? [];
  } catch (error) {
    return unreadable(0, (error as Error).message);
  }
  const parsed = declarations.safeParse(written, { reportInput: true });
  if (!parsed.success) return { declarations: [], problems: parsed.error.issues.flatMap((issue) => shapeProblems(issue, tell)) };
  const found = parsed.data.map((each, index) => ({ ...each, pattern: parsePathPattern(each.path) ?? [], line: at(offsetOf(document, [index])).line }));
  const problems = found.flatMap((each, index) => saidWrong(each, index, { earlier: found.slice(0, index), environments, tell }));
  return { declarations: problems.length === 0 ? found : [], problems };
}

interface Reading {
  readonly earlier: readonly Declaration[];
  readonly environments: readonly string[];
  readonly tell: Tell;
}

/** What is wrong with a declaration of the right shape. */
function saidWrong(declaration: Declaration, index: number, { earlier, environments, tell }: Reading): LocatedProblem[] {
  const { path, pattern } = declaration;
  const between: readonly string[] = declaration.between ?? [];
  const [place, remedy] = ["a place as services.*.scaling.minimumTasks, * for any one step and ** for any number of them", "write it as problems of environment files show places"];
  const pair = (names: readonly string[]) => [...names].sort().join();
  const same = earlier.find((other) => other.path === path && pair(other.between ?? []) === pair(between));
  return [
    ...(pattern.length > 0 ? [] : [tell([index, "path"], path, place, remedy)]),
    ...between.flatMap((name, position) => (environments.includes(name) ? [] : [tell([index, "between", position], name, listed(environments), suggest(name, environments))])),
    ...(between.length > 0 && between[0] === between[1] ? [tell([index, "between"], between, "two environments", "name the other one, or leave it out for any two")] : []),
    ...(same === undefined ? [] : [tell([index], path, `each place once; line ${same.line} declares it already`, "take one of them out, or join their reasons")]),
  ];
}

/** What belongs there, and what to do. */
const fields: Readonly<Record<string, readonly [string, string]>> = {
  path: ["a place as services.*.scaling.minimumTasks", "write the place that differs"],
  between: ["the names of two environments: [dev, prod]", "write both, or leave it out for any two"],
  reason: ["a text", "say why it is meant"],
};
const example = `write "- path: services.vote.memoryMiB" and below it "reason: ..."`;

function shapeProblems(issue: z.core.$ZodIssue, tell: Tell): LocatedProblem[] {
  const path = issue.path as Path;
  if (issue.code === "unrecognized_keys") {
    const names = Object.keys(fields);
    return issue.keys.map((key) => tell([...path, key], (issue.input as Record<string, unknown>)[key], listed(names, "and"), suggest(key, names)));
  }
  const [allowed, remedy] = fields[`${path[1]}`] ?? [path.length === 0 ? "a list" : "a path with a reason", example];
  return [tell(path, issue.input, allowed, remedy)];
}

/** Where a value stands; of one that is not there, what is around it. */
function offsetOf(document: Document.Parsed, path: Path): number {
  const around = path.slice(0, -1);
  const parent: unknown = document.getIn(around, true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  const node = (pair?.key ?? document.getIn(path, true)) as Node | undefined;
  return node?.range?.[0] ?? (path.length === 0 ? 0 : offsetOf(document, around));
}
