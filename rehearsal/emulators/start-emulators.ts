import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findProgram } from "../../engine/engine-binary";
import { missingPrerequisite, Refusal } from "../../engine/refusal";
import { answers } from "./answers";
import { findContainerRuntime } from "./container-runtime";
import { type EmulatorProcess, endProcess, startProcess } from "./emulator-process";
import type { Emulator } from "./emulators";
import { freePort } from "./free-port";
import type { LineUp } from "./line-ups";
import { type LoopbackRuntime, writeLoopbackRuntime } from "./loopback-runtime";
import type { RunningEmulators, RunningProcess } from "./running-emulators";
import { stoppable } from "./stop-emulators";

export interface StartOptions {
  readonly account: string;
  readonly region: string;
  /** Where logs and data go. */
  readonly folder: string;
  /** What emulators hold is kept there for a next start. */
  readonly persistent?: boolean;
  /** They go on when we end. */
  readonly keep?: boolean;
  /** Stops waiting for them; they are ended. */
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutSeconds?: number;
}

/** How often a port may have been taken between finding it free and listening on it. */
const attempts = 3;
const portTaken = /\bin use\b|EADDRINUSE/i;

interface Started {
  readonly running: RunningProcess;
  readonly process: EmulatorProcess;
  readonly port: number;
}

/** Starts the emulators of a line-up on free ports and waits until all of them answer; when one does not, ends the others. */
export async function startEmulators({ main, elsewhere }: LineUp, options: StartOptions): Promise<RunningEmulators> {
  const env = options.env ?? process.env;
  mkdirSync(options.folder, { recursive: true });
  const runtime = main.runsContainers ? await findContainerRuntime(env) : undefined;
  const containers = runtime === undefined ? undefined : writeLoopbackRuntime(runtime, join(options.folder, "containers"));

  const wanted = [main, ...elsewhere.map(({ emulator }) => emulator)];
  const results = await Promise.allSettled(wanted.map((emulator) => startOne(emulator, options, env, containers)));
  const started = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const record = {
    processes: started.map(({ running }) => running),
    environment: endpointsOf(elsewhere, started.map(({ port }) => port)),
    ...(containers && { containers }),
  };
  const emulators = stoppable(record, env, started.map(({ process }) => process));
  const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  if (failures.length === 0) return emulators;
  await emulators.stop();
  throw failures.length === 1 ? failures[0] : new Refusal(failures.map((failure) => (failure instanceof Error ? failure.message : String(failure))).join("\n"));
}

/** Every service goes to the first port, those named elsewhere to theirs. */
function endpointsOf(elsewhere: LineUp["elsewhere"], [port, ...ports]: readonly number[]): Record<string, string> {
  const url = `http://127.0.0.1:${port}`;
  const others = elsewhere.flatMap(({ services }, index) => services.map((service) => [`AWS_ENDPOINT_URL_${service}`, addressOf(service, ports[index])] as const));
  return { AWS_ENDPOINT_URL: url, ...Object.fromEntries(others) };
}

/** Clients of S3 Control put the account before the host, which only a name can bear. */
function addressOf(service: string, port: number | undefined): string {
  return `http://${service === "S3_CONTROL" ? "localhost" : "127.0.0.1"}:${port}`;
}

async function startOne(emulator: Emulator, options: StartOptions, env: NodeJS.ProcessEnv, containers: LoopbackRuntime | undefined): Promise<Started> {
  const path = findProgram(emulator.program, env);
  if (path === undefined) throw new Refusal(`The emulator ${emulator.name} is not on PATH. Install it: ${emulator.install}`, missingPrerequisite);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const outcome = await tryPort(emulator, path, port, options, env, containers);
    if (typeof outcome !== "string") return outcome;
    if (attempt === attempts || !portTaken.test(outcome)) throw new Refusal(outcome);
  }
}

/** The emulator once it answers, or why it does not. */
async function tryPort(
  emulator: Emulator,
  path: string,
  port: number,
  { account, region, folder, persistent = false, keep = false, signal, timeoutSeconds = 60 }: StartOptions,
  env: NodeJS.ProcessEnv,
  containers: LoopbackRuntime | undefined,
): Promise<Started | string> {
  const { name, healthPath } = emulator;
  const dataFolder = join(folder, name);
  const log = join(folder, `${name}.log`);
  mkdirSync(dataFolder, { recursive: true });
  rmSync(log, { force: true });
  const settings = { port, account, region, dataFolder, persistent, ...(containers && { containerProgram: containers.program }) };
  const process = startProcess({
    path,
    args: emulator.args(settings),
    cwd: dataFolder,
    env: { ...withoutOwn(env, emulator), ...emulator.environment(settings) },
    log,
    keep,
  });
  const healthUrl = `http://127.0.0.1:${port}${healthPath}`;
  const ended = process.ended?.then(() => "ended" as const);
  const deadline = Date.now() + timeoutSeconds * 1000;
  while (Date.now() < deadline && signal?.aborted !== true) {
    const state = await Promise.race([answers(healthUrl).then((is) => (is ? ("up" as const) : ("waiting" as const))), ...(ended ? [ended] : [])]);
    if (state === "up") return { running: { name, pid: process.pid, healthUrl }, process, port };
    if (state === "ended" || (await Promise.race([sleep(100, "waiting" as const), ...(ended ? [ended] : [])])) === "ended") {
      return `The emulator ${name} ended before it answered. The last lines of ${log}:\n${lastLines(log)}`;
    }
  }
  await endProcess(process);
  if (signal?.aborted === true) return `The emulator ${name} was stopped before it answered.`;
  return `The emulator ${name} did not answer at ${healthUrl} within ${timeoutSeconds} seconds. The last lines of ${log}:\n${lastLines(log)}`;
}

/** Nothing of the user's own AWS settings reaches an emulator, nor what would change how it behaves. */
function withoutOwn(env: NodeJS.ProcessEnv, { variables }: Emulator): NodeJS.ProcessEnv {
  const prefixes = ["AWS_", ...variables];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !prefixes.some((prefix) => name.startsWith(prefix))));
}

// Colours of a terminal.
const colour = /\u001b\[[0-9;]*m/g;

function lastLines(log: string): string {
  const lines = readFileSync(log, "utf8").replace(colour, "").trimEnd().split("\n");
  return lines.slice(-10).map((line) => `  ${line.trimEnd()}`).join("\n");
}
