import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "../../engine/child";

/** The process of an emulator, ours or one that an earlier rehearsal kept. */
export interface EmulatorProcess {
  readonly pid: number;
  /** Settled when it has ended; known of our own children alone. */
  readonly ended?: Promise<unknown>;
}

interface Program {
  readonly path: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}

/** Starts an emulator, which ends when we end; one that is kept goes on. */
export function startProcess({ path, args, keep, ...options }: Program & { readonly keep: boolean }): EmulatorProcess {
  return keep ? startKept({ path, args, ...options }) : startChild(path, args, options);
}

function startKept({ path, args, cwd, env, log }: Program): EmulatorProcess {
  const output = openSync(log, "a");
  const child = spawn(path, args, { cwd, env, detached: true, stdio: ["ignore", output, output] });
  closeSync(output);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  child.unref();
  if (child.pid === undefined) throw new Error(`${path} could not be started`);
  return { pid: child.pid, ended };
}

/** Whether there is a process of this id. */
export function isAlive(pid: number): boolean {
  return send(pid, 0);
}

/** Asks it to end, and ends it with all its group if it has not within the time. */
export async function endProcess({ pid, ended }: EmulatorProcess, graceMilliseconds = 10_000): Promise<void> {
  send(pid, "SIGTERM");
  if (!(await isGone(pid, ended, graceMilliseconds))) {
    send(-pid, "SIGKILL");
    await isGone(pid, ended, graceMilliseconds);
  }
  // What it left running in its group.
  send(-pid, "SIGKILL");
}

async function isGone(pid: number, ended: Promise<unknown> | undefined, milliseconds: number): Promise<boolean> {
  if (ended !== undefined) {
    const timer = new AbortController();
    const gone = await Promise.race([ended.then(() => true), sleep(milliseconds, false, { signal: timer.signal }).catch(() => false)]);
    timer.abort();
    return gone;
  }
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await sleep(50)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
