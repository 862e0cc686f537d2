import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startChild } from "./child";
import { describeDiagnostic } from "./diagnostic-text";
import type { EngineBinary } from "./engine-binary";
import { describeErroredState } from "./errored-state";
import { saysNothingChanges } from "./empty-plan";
import { parseDiagnostics, parseEvent, type Diagnostic, type EngineEvent, type Step } from "./events";
import type { Interruption } from "./interruption";
import { readPlan, type Plan, type PlanJson, type ResourceChange } from "./plan";
import { isMissingProvider, missingProvider } from "./missing-provider";
import { missingPrerequisite, Refusal } from "./refusal";
import type { Stack } from "./stack";

/** What an engine needs to run. */
export interface EngineOptions {
  readonly binary: EngineBinary;
  readonly env: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
  /** How long to wait for a lock that somebody else holds. */
  readonly lockTimeoutSeconds: number;
}

/** Told what happens in a stack while the engine works on it. */
export type Listener = (event: EngineEvent) => void;

/** Why the engine did not do what it was to do with a stack. */
export class EngineFailure extends Error {
  constructor(
    readonly stackId: string,
    readonly command: string,
    readonly diagnostics: readonly Diagnostic[],
    readonly remarks: readonly string[],
  ) {
    super([...new Set(diagnostics.map(describeDiagnostic)), ...remarks].join("\n\n"));
    this.name = "EngineFailure";
  }
}

/** What a plan is about, if not all that the configuration says. */
export interface PlanOptions {
  /** Nothing but these and what they need. */
  readonly targets?: readonly string[];
  /** Every resource goes. */
  readonly destroy?: boolean;
  /** No resource changes. */
  readonly outputsOnly?: boolean;
}

/** A stack may have to go whose configuration reads an output that is gone already; a refresh would evaluate it. */
const destroyAll = ["-destroy", "-refresh=false"] as const;

/** Runs Terraform or OpenTofu in the folders of stacks. */
export class Engine {
  constructor(private readonly options: EngineOptions) {}

  /** Gets a stack's folder ready: backend, modules, providers. */
  async init(stack: Stack): Promise<void> {
    const lines: string[] = [];
    const code = await this.run(stack, ["init", "-input=false", "-no-color", "-reconfigure"], (line) => lines.push(line));
    if (code === 0) return;
    const output = lines.filter((line) => line.trim() !== "").join("\n");
    if (isMissingProvider(output)) throw new Refusal(missingProvider(this.options.binary, output), missingPrerequisite);
    throw new EngineFailure(stack.id, "init", [], [output]);
  }

  /** Checks a stack's configuration against its providers, without looking at what there is. */
  async validate(stack: Stack): Promise<void> {
    const lines: string[] = [];
    const code = await this.run(stack, ["validate", "-json"], (line, stream) => void (stream === "stdout" && lines.push(line)));
    if (code === 0) return;
    const errors = parseDiagnostics(lines.join("\n")).filter(({ severity }) => severity === "error");
    throw new EngineFailure(stack.id, "validate", errors, errors.length === 0 ? [lines.join("\n")] : []);
  }

  /** Plans a stack into a file beside its configuration. */
  async plan(stack: Stack, options: PlanOptions = {}, listen: Listener = () => {}): Promise<Plan> {
    mkdirSync(join(stack.folder, ".terraform"), { recursive: true });
    const file = join(".terraform", "plan");
    const lines = await this.planInto(stack, file, options, listen);
    // Showing a plan starts the provider once more, which takes seconds.
    if (saysNothingChanges(lines)) return { file, changes: [], outputs: [], applyable: false, resources: [] };
    return readPlan(file, (await this.show(stack, file)) as PlanJson);
  }

  /** Plans a stack into a file; gives what the engine said. */
  async planInto(stack: Stack, file: string, { targets = [], destroy = false, outputsOnly = false }: PlanOptions = {}, listen: Listener = () => {}): Promise<string[]> {
    this.refuseErroredState(stack);
    const args = [...this.locking(), `-out=${file}`, ...targets.map((address) => `-target=${address}`), ...(destroy ? destroyAll : []), ...(outputsOnly ? ["-refresh-only"] : [])];
    return this.must(stack, "plan", args, listen);
  }

  /** Whether the stack's state has resources; taken for granted of one that cannot be read. */
  async hasResources(stack: Stack): Promise<boolean> {
    const lines: string[] = [];
    const code = await this.run(stack, ["state", "list"], (line) => void (line.trim() !== "" && lines.push(line)));
    const isMissing = lines.some((line) => line.includes("No state file was found"));
    return code === 0 ? lines.length > 0 : !isMissing;
  }

  /** The outputs in the stack's state, by name; none of a state that is not there. */
  async outputs(stack: Stack): Promise<Record<string, unknown>> {
    const lines: string[] = [];
    const errors: string[] = [];
    const code = await this.run(stack, ["output", "-json", "-no-color"], (line, stream) => void (stream === "stdout" ? lines : errors).push(line));
    if (code !== 0) throw new EngineFailure(stack.id, "output", [], [[...errors, ...lines].filter((line) => line.trim() !== "").join("\n")]);
    const outputs = JSON.parse(lines.join("\n")) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** Plans and applies a stack in one, where nothing can be lost since nothing is there. */
  applyNew(stack: Stack, listen: Listener = () => {}): Promise<ResourceChange[]> {
    return this.applyDirectly(stack, [], listen);
  }

  /** Destroys every resource of a stack. */
  destroy(stack: Stack, listen: Listener = () => {}): Promise<ResourceChange[]> {
    return this.applyDirectly(stack, destroyAll, listen);
  }

  private async applyDirectly(stack: Stack, args: readonly string[], listen: Listener): Promise<ResourceChange[]> {
    this.refuseErroredState(stack);
    const changes: ResourceChange[] = [];
    await this.must(stack, "apply", [...this.locking(), "-auto-approve", ...args], (event) => {
      listen(event);
      if (event.type === "step" && event.step.phase === "complete") changes.push(...changeOf(event.step));
    });
    return changes;
  }

  /** Applies a plan, and nothing else. */
  async apply(stack: Stack, plan: Pick<Plan, "file">, listen: Listener = () => {}): Promise<void> {
    await this.must(stack, "apply", [...this.locking(), plan.file], listen);
  }

  private locking(): string[] {
    return [`-lock-timeout=${this.options.lockTimeoutSeconds}s`];
  }

  /** The JSON of a plan. */
  async show(stack: Stack, file: string): Promise<unknown> {
    const lines: string[] = [];
    const code = await this.run(stack, ["show", "-json", "-no-color", file], (line) => lines.push(line));
    const json = lines.find((line) => line.startsWith("{"));
    if (code !== 0 || json === undefined) throw new EngineFailure(stack.id, "show", [], [lines.join("\n")]);
    return JSON.parse(json);
  }

  private async must(stack: Stack, command: string, args: readonly string[], listen: Listener): Promise<string[]> {
    const diagnostics: Diagnostic[] = [];
    const lines: string[] = [];
    const code = await this.run(stack, [command, "-json", "-input=false", ...args], (line) => {
      const event = parseEvent(line);
      if (event !== undefined) listen(event);
      if (event?.type === "diagnostic" && event.diagnostic.severity === "error") diagnostics.push(event.diagnostic);
      if (line.trim() !== "") lines.push(line);
    });
    if (code === 0) return lines;
    const errored = describeErroredState(stack, this.options.binary);
    const unexplained = diagnostics.length === 0 ? [`The engine ended with ${code}.\n${lines.filter((line) => !line.startsWith("{")).join("\n")}`] : [];
    throw new EngineFailure(stack.id, command, diagnostics, [...unexplained, ...(errored === undefined ? [] : [errored])]);
  }

  private run(stack: Stack, args: readonly string[], onLine: (line: string, stream: "stdout" | "stderr") => void): Promise<number> {
    const { binary, env, interruption } = this.options;
    if (interruption.signal.aborted) return Promise.reject(new Refusal(`Interrupted before ${args[0]}.`));
    const child = startChild(binary.path, args, { cwd: stack.folder, env: { ...env, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" }, onLine });
    return interruption.during(child);
  }

  private refuseErroredState(stack: Stack): void {
    const errored = describeErroredState(stack, this.options.binary);
    if (errored !== undefined) throw new Refusal(errored);
  }
}

/** What a step of an apply without a plan did, as far as its events tell. */
function changeOf({ address, action }: Step): ResourceChange[] {
  if (action !== "create" && action !== "delete") return [];
  const type = address.replaceAll(/\[[^\]]*\]/g, "").split(".").at(-2) ?? "";
  return [{ address, type, action, createdFirst: false, arguments: [], replacedBecauseOf: [], before: null, after: null }];
}
