/** Where in the environment file a value stands. */
export type Path = readonly (string | number)[];

/** Whether a place is another one or stands in it. */
export function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((part, index) => part === inner[index]);
}

/** One thing that is wrong with an environment file, told as an instruction. */
export interface Problem {
  /** Id of the rule that found it; `shape` for a wrong type or an unknown key. */
  readonly rule: string;
  readonly path: Path;
  /** The value found there. `undefined`: nothing was given. */
  readonly given: unknown;
  readonly allowed: string;
  readonly remedy: string;
}

/** A place in a file that an environment was made from: lines and columns count from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A problem together with where its value comes from, when that is not the environment file. */
export interface TracedProblem extends Problem {
  readonly at?: Origin | undefined;
}

/** A problem together with the environment file it was found in. */
export interface LocatedProblem extends TracedProblem {
  readonly file: string;
}

/** The operator's mistakes: printed as a list, without a stack trace. Every other error is a bug of ours. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly LocatedProblem[]) {
    super(describeProblems(problems));
    this.name = "ConfigError";
  }
}

/** `services.vote.mounts[0].fileSystem`, quoting keys that are no plain words. */
export function formatPath(path: Path): string {
  const text = path
    .map((part) => {
      if (typeof part === "number") return `[${part}]`;
      return /^[A-Za-z_][\w-]*$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
    })
    .join("");
  return text.replace(/^\./, "") || "(the file itself)";
}

/** The whole report, grouped by file, in the order in which the problems stand in the file. What two environments share is told of once. */
export function describeProblems(problems: readonly LocatedProblem[]): string {
  const files = [...new Set(problems.map(fileOf))];
  const blocks = files.map((file) => {
    const own = [...new Set(problems.filter((problem) => fileOf(problem) === file).map(describeProblem))];
    return [`${file}: ${own.length === 1 ? "1 problem" : `${own.length} problems`}`, ...own].join("\n\n");
  });
  return blocks.join("\n\n");
}

function fileOf({ at, file }: LocatedProblem): string {
  return at?.file ?? file;
}

function describeProblem({ at, ...problem }: TracedProblem): string {
  const place = at === undefined ? "" : `${at.line}:${at.column}  `;
  return [
    `  ${place}${formatPath(problem.path)}`,
    `    given    ${describeValue(problem.given)}`,
    `    allowed  ${problem.allowed}`,
    `    do       ${problem.remedy}`,
    `    rule     ${problem.rule}`,
  ].join("\n");
}

const longestValue = 120;

/** A value as problems show it, in one line. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "function") return "a function";
  if (typeof value === "bigint" || typeof value === "symbol") return value.toString();
  if (typeof value === "number" && !Number.isFinite(value)) return `${value}`;
  const text = asJson(value);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? `${item}n` : item)) ?? String(value);
  } catch {
    return "an object that contains itself";
  }
}
