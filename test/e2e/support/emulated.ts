import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../../engine/engine";
import { findEngine } from "../../../engine/engine-binary";
import { Interruption } from "../../../engine/interruption";
import type { Graph } from "../../../engine/phase";
import type { Stack } from "../../../engine/stack";
import type { TargetStack } from "../../../engine/two-passes";
import { engineEnvironment, noProfiles } from "../../../rehearsal/workspace/engine-environment";
import { chooseLineUp } from "../../../rehearsal/emulators/line-ups";
import { startEmulators } from "../../../rehearsal/emulators/start-emulators";
import { timeLeft } from "./limit";
import { runLimited } from "./run-limited";
import { Workspace, type Outcome } from "./workspace";

/** Where the tests' environments are. */
export const place = { account: "111122223333", region: "eu-west-1" } as const;

interface StartOptions {
  readonly behind?: (endpoints: Readonly<Record<string, string>>) => Promise<Record<string, string>>;
  readonly containers?: NodeJS.ProcessEnv;
}

/** A copy of the project, with emulators of its own and an engine that reaches nothing else. */
export class Emulated {
  readonly workspace = new Workspace();
  readonly binary = findEngine(process.env);
  private readonly interruption = new Interruption(() => {});
  private readonly stops: (() => unknown)[] = [];
  private variables: NodeJS.ProcessEnv = {};

  /** `behind` may put something before an endpoint: it gets them all, and gives those to use. `containers` names a program that runs them. */
  async start({ behind = (each) => Promise.resolve({ ...each }), containers = { FAKECLOUD_CONTAINER_CLI: "false" } }: StartOptions = {}): Promise<this> {
    const emulators = await startEmulators(chooseLineUp(process.env), { ...place, folder: join(this.workspace.folder, "emulator"), env: { ...process.env, ...containers } });
    this.stops.push(() => emulators.stop());
    // Three interrupts kill the engines that still run when the file's time is over.
    const timer = setTimeout(() => [1, 2, 3].forEach(() => this.interruption.interrupt()), timeLeft());
    this.stops.push(() => clearTimeout(timer));
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
    return this.runIn(stack.folder, command, args);
  }

  /** Runs a program in the project's folder. */
  async runInProject(command: string, ...args: readonly string[]): Promise<Outcome> {
    return this.runIn(this.workspace.folder, command, args);
  }

  private async runIn(cwd: string, command: string, args: readonly string[]): Promise<Outcome> {
    return runLimited(command, args, { cwd, env: this.variables });
  }

  /** Applies the synthesized stacks of an environment, one after the other. */
  async deploy(environment: string): Promise<void> {
    for (const id of this.workspace.stacks(environment)) {
      for (const args of [["init"], ["apply", "-auto-approve"]]) {
        const { exitCode, output } = await this.run(this.stack(id), this.binary.path, ...args, "-input=false", "-no-color");
        if (exitCode !== 0) throw new Error(`${args.join(" ")} of ${id}:\n${output}`);
      }
    }
  }

  /** The value of an output that is an object, by the output's name. */
  async output(id: string, name: string): Promise<Record<string, string>> {
    const { exitCode, output } = await this.run(this.stack(id), this.binary.path, "output", "-json", name);
    if (exitCode !== 0) throw new Error(output);
    return JSON.parse(output) as Record<string, string>;
  }

  /** Settings of an SDK client for one service. */
  clientSettings(service: string): { readonly endpoint: string; readonly region: string; readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } } {
    const { [`AWS_ENDPOINT_URL_${service}`]: own, AWS_ENDPOINT_URL: all = "", AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = this.variables;
    return { endpoint: own ?? all, region: place.region, credentials: { accessKeyId, secretAccessKey } };
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
