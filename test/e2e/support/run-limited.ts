import { startChild } from "../../../engine/child";
import { hung, timeLeft } from "./limit";
import type { Outcome } from "./workspace";

/** Runs a program as long as the test file has time, while this process goes on. */
export async function runLimited(command: string, args: readonly string[], options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }): Promise<Outcome> {
  const milliseconds = timeLeft();
  const lines: string[] = [];
  const child = startChild(command, args, { ...options, onLine: (line) => lines.push(line) });
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    child.signal("SIGKILL");
  }, milliseconds);
  const exitCode = await child.ended;
  clearTimeout(timer);
  const output = lines.join("\n");
  if (isOver) throw hung(command, args, milliseconds, output);
  return { exitCode, output };
}
