import { startChild } from "./child";

/** What a program wrote, and how it ended. */
export async function outputOf(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  const lines: Record<"stdout" | "stderr", string[]> = { stdout: [], stderr: [] };
  const exitCode = await startChild(command, args, { cwd, env, onLine: (line, stream) => lines[stream].push(line) }).ended;
  return { exitCode, stdout: lines.stdout.join("\n"), stderr: lines.stderr.join("\n") };
}
