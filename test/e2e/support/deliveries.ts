import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { applyPlans } from "../../../delivery/apply-plans";
import type { Delivery } from "../../../delivery/delivery";
import { PlanFolder } from "../../../delivery/plan-folder";
import { planEnvironments } from "../../../delivery/plan-environments";
import { findProgram } from "../../../engine/engine-binary";
import { Interruption } from "../../../engine/interruption";
import type { PlannedStack, PlanSet } from "../../../review/plan-set";
import { place } from "./emulated";

/** A stack of `terraform_data`, which needs no provider. */
export interface Description {
  readonly reads?: readonly string[];
  readonly resources?: Readonly<Record<string, object>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** No longer in the files. */
  readonly isLeaving?: boolean;
}

/** The stacks of an environment, by id. */
export type Stacks = Readonly<Record<string, Description>>;

/** Where states are; `local` by stack. */
export type BackendOf = (id: string) => { readonly type: string; readonly config: object };

/** A project with environments of tiny stacks, planned and applied by the engine on PATH. */
export class Project {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "gantry-delivery-")));
  readonly interruption = new Interruption(() => {});
  private readonly path: string;
  private readonly binary: string;

  constructor(engine: "terraform" | "tofu", private readonly backendOf: BackendOf = (id) => ({ type: "local", config: { path: this.stateFile(id) } })) {
    // The engine that is wanted, and no other.
    this.binary = findProgram(engine, process.env) ?? "";
    const bin = join(this.folder, "bin");
    mkdirSync(bin);
    symlinkSync(this.binary, join(bin, engine));
    this.path = `${bin}:/usr/bin:/bin`;
    writeFileSync(join(this.folder, ".gitignore"), "*\n");
  }

  delivery(interruption = this.interruption): Delivery {
    return { project: this.folder, variables: { ...process.env, PATH: this.path }, interruption };
  }

  plans(environment = "dev"): PlanFolder {
    return PlanFolder.of(this.folder, environment);
  }

  /** Plans one environment. */
  async plan(stacks: Stacks): Promise<PlanSet> {
    const [set] = await this.planAll({ dev: stacks });
    if (set === undefined) throw new Error("nothing was planned");
    return set;
  }

  /** Plans environments as `npm run plan` does. */
  planAll(environments: Readonly<Record<string, Stacks>>): Promise<PlanSet[]> {
    const toPlan = Object.entries(environments).map(([environment, stacks]) => {
      const folder = this.plans(environment);
      rmSync(folder.path, { recursive: true, force: true });
      for (const [id, stack] of Object.entries(stacks)) this.write(join(folder.stack(id), "cdk.tf.json"), this.configuration(id, stack));
      return {
        ...{ platform: "shop", environment, ...place, profile: undefined, assumeRoleArn: undefined },
        stacks: Object.entries(stacks).map(([id, { reads = [], isLeaving = false }]) => ({ id, folder: folder.stack(id), dependencies: reads, isLeaving, protectedAddresses: [] })),
      };
    });
    return planEnvironments(toPlan, this.delivery());
  }

  /** Applies the plans in a folder; gives what changed: `create dev-network.vpc`. */
  async apply(folder = this.plans(), digest?: string, delivery = this.delivery()): Promise<string[]> {
    const changes = await applyPlans(folder, digest, delivery);
    return [...changes].flatMap(([id, each]) => each.map(({ action, address }) => `${action} ${id}.${address.replace("terraform_data.", "")}`));
  }

  /** Applies another configuration to a stack's state, as somebody else would. */
  meddle(id: string, stack: Description): void {
    const folder = join(this.folder, "elsewhere", id);
    this.write(join(folder, "cdk.tf.json"), this.configuration(id, stack));
    this.engine(folder, "init");
    this.engine(folder, "apply", "-auto-approve");
  }

  /** Plans something else into a plan file. */
  planElsewhere(file: string, id: string, stack: Description): void {
    const folder = join(this.folder, "elsewhere", id);
    this.write(join(folder, "cdk.tf.json"), this.configuration(id, stack));
    this.engine(folder, "init");
    this.engine(folder, "plan", `-out=${file}`);
  }

  git(...args: readonly string[]): void {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@localhost", ...args], { cwd: this.folder, stdio: "ignore" });
  }

  /** Names of the resources in each state that is there. */
  states(): Record<string, string[]> {
    const folder = join(this.folder, "states");
    const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".tfstate")).sort() : [];
    return Object.fromEntries(files.map((file) => [file.replace(".tfstate", ""), this.state(file.replace(".tfstate", "")).resources.map(({ name }) => name).sort()]));
  }

  state(id: string): { readonly serial: number; readonly resources: readonly { readonly name: string; readonly mode: string }[]; readonly outputs: Readonly<Record<string, { readonly value: unknown }>> } {
    const state = JSON.parse(readFileSync(this.stateFile(id), "utf8")) as ReturnType<Project["state"]>;
    return { ...state, resources: state.resources.filter(({ mode }) => mode === "managed") };
  }

  write(file: string, content: unknown): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }

  remove(): void {
    // What a test that took too long left running: three interrupts kill it.
    [1, 2, 3].forEach(() => this.interruption.interrupt());
    rmSync(this.folder, { recursive: true, force: true });
  }

  private stateFile(id: string): string {
    return join(this.folder, "states", `${id}.tfstate`);
  }

  private engine(folder: string, ...args: readonly string[]): void {
    execFileSync(this.binary, [args[0] ?? "", "-input=false", ...args.slice(1)], { cwd: folder, stdio: "ignore" });
  }

  private configuration(id: string, { reads = [], resources = {}, outputs = {}, isLeaving = false }: Description): object {
    const { type, config } = this.backendOf(id);
    const terraform = { backend: { [type]: config } };
    if (isLeaving) return { terraform };
    const states = reads.map((each) => [each, { backend: this.backendOf(each).type, config: this.backendOf(each).config }] as const);
    return {
      terraform,
      ...(states.length === 0 ? {} : { data: { terraform_remote_state: Object.fromEntries(states) } }),
      ...(Object.keys(resources).length === 0 ? {} : { resource: { terraform_data: resources } }),
      ...(Object.keys(outputs).length === 0 ? {} : { output: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }])) }),
    };
  }
}

/** An output of another stack, as a template reads it. */
export function from(stack: string, output: string): string {
  return `\${data.terraform_remote_state.${stack}.outputs.${output}}`;
}

/** What there is to say of the plans of an environment, in a line each. */
export function told({ stacks }: PlanSet): string[] {
  return stacks.map(({ id, status, isEmpty, isLeaving }: PlannedStack) => [id, isLeaving ? "leaving" : "", status, isEmpty ? "empty" : ""].filter((word) => word !== "").join(" "));
}
