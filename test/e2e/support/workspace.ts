import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import type { EnvironmentFile } from "../../../config/environment-file";
import { findEngine } from "../../../engine/engine-binary";
import { isLoopback } from "../../../rehearsal/workspace/endpoints";
import { hung, timeLeft } from "./limit";

/** Whoever runs tests, or records plans, stands in the project. */
const root = process.cwd();
const copied = ["cli", "compare", "compose", "config", "delivery", "engine", "environments", "modules", "operations", "own", "rehearsal", "review", "stacks", "cdktf.json", "main.ts", "package.json", "tsconfig.json"];

/** What came of a command. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** A copy of the project in a folder of its own, as a user has it. */
export class Workspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "gantry-")));

  constructor() {
    for (const name of copied) cpSync(join(root, name), join(this.folder, name), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(this.folder, "node_modules"));
  }

  /** Adds an environment; its values are plain data. */
  addEnvironment(name: string, file: EnvironmentFile): void {
    this.write(`environments/${name}.ts`, `export default ${JSON.stringify(file, null, 2)};\n`);
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  synth(...names: string[]): void {
    this.must("node", ["cli/start.mjs", "cli/synth.ts", ...names]);
  }

  /** Ids of the synthesized stacks of an environment, each behind those it reads. */
  stacks(environment: string): string[] {
    const { stacks } = JSON.parse(readFileSync(join(this.folder, "cdktf.out/manifest.json"), "utf8")) as { stacks: Record<string, { dependencies: string[] }> };
    const ids = new Set<string>();
    const add = (id: string): void => {
      stacks[id]?.dependencies.forEach(add);
      ids.add(id);
    };
    Object.keys(stacks).filter((id) => id.startsWith(`${environment}-`)).forEach(add);
    return [...ids];
  }

  stackFolder(id: string): string {
    return join("cdktf.out", "stacks", id);
  }

  /** Runs the engine in the folder of a stack. */
  engine(id: string, args: readonly string[]): Outcome {
    return this.run(findEngine(process.env).path, args[0] === "state" ? args : [...args, "-no-color"], this.stackFolder(id));
  }

  /** The same, and it must succeed. */
  mustEngine(id: string, args: readonly string[]): string {
    return succeeded(this.engine(id, args), `${args.join(" ")} of ${id}`);
  }

  run(command: string, args: readonly string[], folder = ".", environment: NodeJS.ProcessEnv = {}): Outcome {
    const timeout = timeLeft();
    const result = spawnSync(command, [...args], {
      timeout,
      killSignal: "SIGKILL",
      cwd: join(this.folder, folder),
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, CHECKPOINT_DISABLE: "1", CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1", FORCE_COLOR: "0", ...environment },
    });
    const output = `${result.stdout}${result.stderr}${result.error ? String(result.error) : ""}`;
    if (result.error?.message.endsWith("ETIMEDOUT")) {
      this.killProcesses();
      throw hung(command, args, timeout, output);
    }
    return { exitCode: result.status ?? -1, output };
  }

  must(command: string, args: readonly string[], folder = ".", environment: NodeJS.ProcessEnv = {}): string {
    return succeeded(this.run(command, args, folder, environment), `${command} ${args.join(" ")}`);
  }

  /** Runs `npm run rehearse` with an emulator of its own. Containers run where a program is named for them, and nowhere else. */
  rehearse(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Outcome {
    return this.run("node", ["cli/start.mjs", "cli/rehearse.ts", ...args], ".", this.rehearsalVariables(variables));
  }

  /** What a rehearsal is run with. */
  rehearsalVariables(variables: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const endpoints = Object.keys(process.env).filter((name) => name.startsWith("AWS_ENDPOINT_URL"));
    return { ...process.env, ...Object.fromEntries(endpoints.map((name) => [name, undefined])), FAKECLOUD_CONTAINER_CLI: "false", ...variables };
  }

  /** Processes that are named for this folder or, where the system tells it, work in it. */
  processes(): string[] {
    const { stdout } = spawnSync("ps", ["-eo", "pid,args"], { encoding: "utf8" });
    return stdout.split("\n").filter((line) => line.includes(this.folder) || folderOfProcess(pidOf(line)).startsWith(this.folder));
  }

  /** What a killed command had started. */
  private killProcesses(): void {
    for (const line of this.processes()) {
      try {
        process.kill(Number(pidOf(line)), "SIGKILL");
      } catch {
        // It has ended by itself.
      }
    }
  }

  /** Resources in the local states, by file: empty when nothing is left. */
  remaining(): Record<string, number> {
    const folder = join(this.folder, "state");
    if (!existsSync(folder)) return {};
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tfstate"));
    const counts = files.map((file) => {
      const state = JSON.parse(readFileSync(join(folder, file), "utf8")) as { resources: { mode: string }[] };
      return [file, state.resources.filter((resource) => resource.mode === "managed").length] as const;
    });
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function succeeded({ exitCode, output }: Outcome, what: string): string {
  if (exitCode !== 0) throw new Error(`${what} ended with ${exitCode}:\n${output}`);
  return output;
}

/** The emulator stands in for AWS; without its address a test would reach a real account. */
export function requireEmulator(): void {
  const endpoint = process.env["AWS_ENDPOINT_URL"] ?? "";
  if (!isLoopback(endpoint)) throw new Error(`No emulator: set AWS_ENDPOINT_URL to one on this machine; it is "${endpoint}".`);
}

/** Of a line of `ps`. */
const pidOf = (line: string) => line.trim().split(" ")[0] ?? "";

function folderOfProcess(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}
