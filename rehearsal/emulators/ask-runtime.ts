import { execFile } from "node:child_process";

/** Asks the container runtime; what it prints, or nothing when it fails or takes longer than half a minute. */
export function askRuntime(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(program, args, { env, timeout: 30_000, killSignal: "SIGKILL" }, (error, stdout) => resolve(error === null ? stdout : ""));
  });
}
