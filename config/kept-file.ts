import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { kept, type Kept } from "./kept";
import { typeOfAddress } from "./moved";
import { ConfigError, type LocatedProblem, type Path } from "./problem";
import { readWhole } from "./shape";
import { sortedKeys } from "./sorted-keys";

const folder = "environments/kept";
const accountPrefix = "account-";

/** Where the list of an environment, or of `account-<account>`, is kept. */
export const keptFile = (name: string) => `${folder}/${name}.json`;

/** Name of the list of an account's own stacks. */
export const accountList = (account: string) => `${accountPrefix}${account}`;

/** The account whose own stacks a list has, if it is such a list. */
export const accountOf = (name: string) => (name.startsWith(accountPrefix) ? name.slice(accountPrefix.length) : undefined);

/** The names of all lists of a project. */
export function keptNames(project: string): string[] {
  const path = join(project, folder);
  return existsSync(path) ? readdirSync(path).flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : [])).sort() : [];
}

/** The environments that are kept although they are not among those that are there. */
export function goneEnvironments(project: string, there: readonly string[]): string[] {
  return keptNames(project).filter((name) => accountOf(name) === undefined && !there.includes(name));
}

/** The list of an environment or of `account-<account>`, or `undefined` where none was written yet. Throws a `ConfigError` where it can't be read. */
export function readKept(project: string, name: string): Kept | undefined {
  const path = join(project, keptFile(name));
  if (!existsSync(path)) return undefined;
  const { list, problems } = parseKept(name, readFileSync(path, "utf8"));
  if (list === undefined) throw new ConfigError(problems);
  return list;
}

/** From a list's text to the list, or to all that is wrong with it. */
export function parseKept(name: string, text: string): { readonly list: Kept | undefined; readonly problems: readonly LocatedProblem[] } {
  const file = keptFile(name);
  const remedy = `take back the last good one, \`git checkout <revision> -- ${file}\`, or delete it and run \`npm run synth -- --accept-addresses\``;
  const located = (path: Path, given: unknown, allowed: string): LocatedProblem => ({ file, rule: "kept-list", path, given, allowed, remedy });
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const at = placeIn(text, (error as SyntaxError).message);
    const problem = located([], (error as SyntaxError).message, "JSON as `npm run synth -- --accept-addresses` writes it");
    return { list: undefined, problems: [at === undefined ? problem : { ...problem, at: { file, ...at } }] };
  }
  const { value, problems: ofShape } = readWhole(kept, raw);
  const problems = (value === undefined ? ofShape : meaningProblems(name, value)).map(({ path, given, allowed }) => located(path, given, allowed));
  return { list: problems.length === 0 ? value : undefined, problems };
}

function meaningProblems(name: string, list: Kept): { path: Path; given: unknown; allowed: string }[] {
  const misnamed = list.environment === name ? [] : [{ path: ["environment"], given: list.environment, allowed: `"${name}", the name of its file` }];
  const stacks = (["stacks", "left"] as const).flatMap((section) =>
    Object.entries(list[section]).flatMap(([id, stack]) => [
      ...(/^\w[\w.-]*$/.test(id) ? [] : [{ path: [section, id], given: id, allowed: "the id of a stack" }]),
      ...(section === "left" && Object.hasOwn(list.stacks, id) ? [{ path: [section, id], given: id, allowed: "a stack that is not among those that are there" }] : []),
      ...stack.protected.flatMap((given, index) => (typeOfAddress(given) === undefined ? [{ path: [section, id, "protected", index], given, allowed: "the address of a resource" }] : [])),
    ]),
  );
  return [...misnamed, ...stacks];
}

/** Node tells the place in most of its messages. */
function placeIn(text: string, message: string): { line: number; column: number } | undefined {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return undefined;
  const before = text.slice(0, Number(position)).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** A list as it is written: the same bytes for the same list. */
export function keptText({ left, ...list }: Kept): string {
  return `${JSON.stringify(sortedKeys({ ...list, ...(Object.keys(left).length === 0 ? {} : { left }) }), null, 2)}\n`;
}

/** Writes lists, and removes those that are `undefined`. Each file is there whole, as before or as it shall be. */
export function writeKept(project: string, lists: ReadonlyMap<string, Kept | undefined>): void {
  const files = [...lists].map(([name, list]) => ({ path: join(project, keptFile(name)), list }));
  const written = files.flatMap(({ path, list }) => {
    if (list === undefined) return [];
    const draft = `${path}.${process.pid}`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, keptText(list));
    return [{ path, draft }];
  });
  for (const { path, draft } of written) renameSync(draft, path);
  for (const { path, list } of files) if (list === undefined) rmSync(path, { force: true });
}
