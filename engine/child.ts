import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A running program. */
export interface Child {
  readonly pid: number;
  /** Its exit code; 128 and the signal's number when a signal ended it. Settled when its last line was told. */
  readonly ended: Promise<number>;
  signal(signal: NodeJS.Signals): void;
}

export interface ChildOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Told each line it writes. */
  readonly onLine?: (line: string, stream: "stdout" | "stderr") => void;
  /** File its output is appended to, instead of `onLine`. */
  readonly log?: string;
}

/**
 * Becomes the program, and leaves a guard that waits on a pipe only we hold: when we are gone, however that came,
 * the program is asked to end.
 */
const guarded = '{ read -r _ <&3; kill -TERM "$$"; } >/dev/null 2>&1 & exec 3<&- && exec "$@"';

/**
 * Starts a program in a process group of its own, so that the terminal's Ctrl-C reaches us alone and we decide what it
 * means. It has no input. When it ends, so does what it left running in its group.
 */
export function startChild(command: string, args: readonly string[], { cwd, env, onLine, log }: ChildOptions): Child {
  const output = log === undefined ? "pipe" : openSync(log, "a");
  const child = spawn("sh", ["-c", guarded, "sh", command, ...args], { cwd, env, detached: true, stdio: ["ignore", output, output, "pipe"] });
  if (typeof output === "number") closeSync(output);
  const { pid } = child;
  if (pid === undefined) throw new Error(`sh could not be started to run ${command}`);

  const told = Promise.all([linesOf(child.stdout, (line) => onLine?.(line, "stdout")), linesOf(child.stderr, (line) => onLine?.(line, "stderr"))]);
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => {
      endGroup(pid);
      child.stdio[3]?.destroy();
      void told.then(() => resolve(code ?? 128 + constants.signals[signal ?? "SIGKILL"]));
    });
  });
  return { pid, ended, signal: (signal) => void child.kill(signal) };
}

async function linesOf(stream: Readable | null, tell: (line: string) => void): Promise<void> {
  if (stream === null) return;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) tell(line);
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}
