import { existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { git } from "../../engine/git";
import { outputOf } from "../../engine/output-of";
import { Refusal } from "../../engine/refusal";

export interface RevisionOptions {
  /** The folder of `main.ts`. */
  readonly project: string;
  readonly environment: string;
  /** The rehearsal's own folder for this environment. */
  readonly folder: string;
  /** What Node runs to synthesize it. @default - `npm run synth` of that environment */
  readonly synthesis?: readonly string[];
}

/** Synthesizes an environment of the working copy, or of a git revision, beside what the user synthesized; gives the output folder. */
export async function synthesizeRevision(revision: string | undefined, { project, environment, folder, synthesis = ["cli/start.mjs", "cli/synth.ts", environment] }: RevisionOptions): Promise<string> {
  const root = resolve(folder);
  mkdirSync(root, { recursive: true });
  const source = revision === undefined ? resolve(project) : await checkOut(revision, resolve(project), root);
  const file = join("environments", `${environment}.ts`);
  if (revision !== undefined && !existsSync(join(source, file))) {
    throw new Refusal(`${file} is not in the revision ${revision}: ${environment} came later, or under another name. Name a revision that has it; \`git log -- ${file}\` shows them.`);
  }

  const outdir = join(root, "cdktf.out");
  rmSync(outdir, { recursive: true, force: true });
  const { exitCode, stderr } = await outputOf(process.execPath, synthesis, source, { ...process.env, ...withoutSynthesisVariables, CDKTF_OUTDIR: outdir });
  if (exitCode !== 0) throw new Refusal(`${environment}${revision === undefined ? "" : ` of the revision ${revision}`} can't be synthesized:\n\n${withoutTrace(stderr)}`);
  return outdir;
}

/** What would make the synthesis another one than `npm run synth` makes. */
const withoutSynthesisVariables = Object.fromEntries(
  ["CDKTF_CONTEXT_JSON", "CDKTF_TARGET_STACK_ID", "SYNTH_HCL_OUTPUT", "GANTRY_BOOTSTRAP"].map((name) => [name, undefined]),
);

/** What a program says of its failure, without where in the code that was. */
export function withoutTrace(stderr: string): string {
  const [, message = stderr] = /^\s*\^+\s*$([\s\S]*)/m.exec(stderr) ?? [];
  const lines = message.split("\n").filter((line) => !/^\s+at .+[:)\]>]|^Node\.js v\d/.test(line));
  return lines.join("\n").trim();
}

/** Writes a revision's files into a folder of their own. The user's repository keeps no trace: no worktree, no index, no branch. */
async function checkOut(revision: string, project: string, folder: string): Promise<string> {
  const top = (await git(["rev-parse", "--show-toplevel"], project)) ?? notGit(revision, project);
  const below = (await git(["rev-parse", "--show-prefix"], project)) ?? "";
  const commit = revision.startsWith("-") ? undefined : await git(["rev-parse", "--verify", "--quiet", `${revision}^{commit}`], project);
  if (commit === undefined) throw new Refusal(`${revision} is no revision of this repository. \`git log --oneline\` shows those there are; a shallow clone has only the newest, and \`git fetch --unshallow\` brings the rest.`);

  const target = join(folder, "project");
  const index = join(folder, "revision.index");
  for (const path of [target, index, `${index}.lock`]) rmSync(path, { recursive: true, force: true });
  const read = await git(["read-tree", `${commit}:${below}`], top, index);
  if (read === undefined) throw new Refusal(`The revision ${revision} has no folder ${below}. Name a revision that has it.`);
  if ((await git(["checkout-index", "--all", `--prefix=${target}/`], top, index)) === undefined) throw new Refusal(`The files of the revision ${revision} could not be written to ${target}.`);
  rmSync(index, { force: true });

  for (const name of ["node_modules", ".gen"]) {
    if (existsSync(join(project, name)) && !existsSync(join(target, name))) symlinkSync(join(project, name), join(target, name), "dir");
  }
  return target;
}

function notGit(revision: string, project: string): never {
  throw new Refusal(`--from ${revision} needs git and its history, and ${project} is in no git repository. Leave --from out, or rehearse in a clone.`);
}
