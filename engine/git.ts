import { outputOf } from "./output-of";

/** What git prints, or nothing when it fails. Its own variables are those of a hook, at most. */
export async function git(args: readonly string[], cwd: string, index?: string): Promise<string | undefined> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|OBJECT_DIRECTORY)$/.test(name)));
  const { exitCode, stdout } = await outputOf("git", args, cwd, { ...env, ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) });
  return exitCode === 0 ? stdout.trimEnd() : undefined;
}
