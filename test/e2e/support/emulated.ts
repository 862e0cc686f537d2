import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TargetStack } from "../../../engine/apply-stacks";
import { startChild } from "../../../engine/child";
import { Engine } from "../../../engine/engine";
import { findEngine } from "../../../engine/engine-binary";
import { Interruption } from "../../../engine/interruption";
import type { Graph } from "../../../engine/phase";
import type { Stack } from "../../../engine/stack";
import { engineEnvironment, noProfiles } from "../../../rehearsal/workspace/engine-environment";
import { chooseLineUp } from "../../../rehearsal/emulators/line-ups";
import { startEmulators } from "../../../rehearsal/emulators/start-emulators";
import { Workspace, type Outcome } from "./workspace";

/** Where the tests' environments are. */
export const place = { account: "111122223333", region: "eu-west-1" } as const;

/** A copy of the project, with emulators of its own and an engine that reaches nothing else. */
export class Emulated {
  readonly workspace = new Workspace();
  readonly binary = findEngine(process.env);
  private readonly interruption = new Interruption(() => {});
  private readonly stops: (() => unknown)[] = [];
  private variables: NodeJS.ProcessEnv = {};

  /** `behind` may put something before an endpoint: it gets them all, and gives those to use. */
  async start(behind: (endpoints: Readonly<Record<string, string>>) => Promise<Record<string, string>> = (each) => Promise.resolve({ ...each })): Promise<this> {
    const emulators = await startEmulators(chooseLineUp(process.env), { ...place, folder: join(this.workspace.folder, "emulator"), env: { ...process.env, FAKECLOUD_CONTAINER_CLI: "false" } });
    this.stops.push(() => emulators.stop());
    writeFileSync(join(this.workspace.folder, noProfiles), "");
    const endpoints = await behind(emulators.environment);
    this.variables = { ...engineEnvironment(process.env, { ...place, endpoints, folder: this.workspace.folder }), NO_COLOR: "1" };
    return this;
  }

  /** Done first when all ends. */
  beforeStop(act: () => unknown): void {
    this.stops.push(act);
  }

  async stop(): Promise<void> {
    for (const act of this.stops.reverse()) await act();
    this.workspace.remove();
  }

  engine(lockTimeoutSeconds = 30): Engine {
    return new Engine({ binary: this.binary, env: this.variables, interruption: this.interruption, lockTimeoutSeconds });
  }

  graph(...stacks: readonly TargetStack[]): Graph<TargetStack> {
    return { stacks, parallelism: 2, signal: this.interruption.signal };
  }

  /** A synthesized stack, or a copy of its folder. */
  stack(id: string, folder = join(this.workspace.folder, this.workspace.stackFolder(id))): TargetStack {
    return { id, folder, dependencies: [], left: false };
  }

  /** Runs a program in the folder of a stack; the engine is on its PATH. */
  async run(stack: Stack, command: string, ...args: readonly string[]): Promise<Outcome> {
    const lines: string[] = [];
    const exitCode = await startChild(command, args, { cwd: stack.folder, env: this.variables, onLine: (line) => lines.push(line) }).ended;
    return { exitCode, output: lines.join("\n") };
  }

  /** Addresses of resources in the state of a stack, wherever that is kept. */
  async state(stack: Stack): Promise<string[]> {
    const { exitCode, output } = await this.run(stack, this.binary.path, "state", "list");
    if (exitCode !== 0) throw new Error(output);
    return output.split("\n").filter((line) => line !== "" && !line.startsWith("data."));
  }

  /** What `synth` wrote for a stack, changed. */
  rewrite(id: string, change: (json: Record<string, unknown>) => void): void {
    const file = join(this.stack(id).folder, "cdk.tf.json");
    const json = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    change(json);
    writeFileSync(file, JSON.stringify(json));
  }
}
