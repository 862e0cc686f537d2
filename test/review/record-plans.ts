import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { Refusal } from "../../engine/refusal";
import { ByHand } from "../e2e/support/by-hand";
import { Emulated } from "../e2e/support/emulated";
import { keepPlans, keepTemplates, type PlanFolders } from "./keep-plans";
import { planForeign } from "./plan-foreign";
import { base, changedEnvironments, ownStack } from "./recorded-environment";

const recorded = "test/review/recorded";
const { environment } = base;
const names = ["first-deploy", ...Object.keys(changedEnvironments), "removed-output", "removed-output-of-others", "drift"];

/** `node cli/start.mjs test/review/record-plans.ts [scenario...]`: makes the plans in test/review/recorded anew, with the engine and emulators of its own. */
export async function run(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Refusal(`There is no scenario ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
  const emulated = new Emulated();
  try {
    await emulated.start();
    await record(wanted.length === 0 ? names : wanted, new Shop(emulated));
  } finally {
    await emulated.stop();
  }
}

async function record(wanted: readonly string[], shop: Shop): Promise<void> {
  const keep = (name: string, folders: PlanFolders) => {
    keepPlans(folders, join(recorded, name));
    process.stdout.write(`${join(recorded, name)} written\n`);
  };
  const first = await shop.deploy();
  if (wanted.includes("first-deploy")) keep("first-deploy", first);
  keepTemplates(shop.base, join(recorded, "base"));
  for (const [name, file] of Object.entries(changedEnvironments)) if (wanted.includes(name)) keep(name, await shop.plan(file));
  if (wanted.includes("removed-output")) keep("removed-output", await shop.withoutOutput());
  if (wanted.includes("drift")) keep("drift", await shop.afterScaling());
  if (wanted.includes("removed-output-of-others")) keep("removed-output-of-others", await planForeign(shop.emulated));
}

/** The environment whose plans are recorded, in a copy of the project. */
class Shop {
  readonly base: string;

  constructor(readonly emulated: Emulated) {
    this.base = join(emulated.workspace.folder, "base");
  }

  /** Gives the plans of the first deployment. */
  async deploy(): Promise<PlanFolders> {
    this.emulated.workspace.write("own/stacks.ts", ownStack("parameterArn", "parameterName"));
    const { plans } = await this.plan(base);
    const first = join(this.emulated.workspace.folder, "first");
    cpSync(plans, first, { recursive: true });
    cpSync(join(plans, "synth"), this.base, { recursive: true });
    await this.command("apply", `plans/${environment}`);
    await this.command("synth", environment, "--accept-addresses");
    for (const id of readdirSync(join(plans, "synth/stacks"))) await this.refresh(id, join(plans, "synth/stacks", id));
    return { plans: first };
  }

  /** Right after the first apply the engine reads much otherwise than it wrote it: that is told once, here. */
  private async refresh(id: string, folder: string): Promise<void> {
    const { exitCode, output } = await this.emulated.run(this.emulated.stack(id, folder), this.emulated.binary.path, "apply", "-refresh-only", "-auto-approve", "-input=false", "-no-color");
    if (exitCode !== 0) throw new Error(`${id}:\n${output}`);
  }

  async plan(file: EnvironmentFile): Promise<PlanFolders> {
    this.emulated.workspace.addEnvironment(environment, file);
    await this.command("plan", environment);
    return { plans: join(this.emulated.workspace.folder, "plans", environment), base: this.base };
  }

  /** A team's own stack no longer publishes what nobody reads. */
  async withoutOutput(): Promise<PlanFolders> {
    const { workspace } = this.emulated;
    workspace.write("own/stacks.ts", ownStack("parameterArn"));
    const folders = await this.plan(base);
    workspace.write("own/stacks.ts", ownStack("parameterArn", "parameterName"));
    return folders;
  }

  /** The number of tasks is another one than at the last apply, as scaling leaves it. */
  async afterScaling(): Promise<PlanFolders> {
    await this.runTasks(4);
    const folders = await this.plan(base);
    await this.runTasks(base.services.web.scaling.minimumTasks);
    return folders;
  }

  private async runTasks(desiredCount: number): Promise<void> {
    const byHand = new ByHand(this.emulated.clientSettings("ECS").endpoint);
    await byHand.json("ecs", "AmazonEC2ContainerServiceV20141113.UpdateService", { cluster: `${base.platform}-${environment}`, service: "web", desiredCount });
  }

  private async command(name: string, ...args: readonly string[]): Promise<void> {
    const { exitCode, output } = await this.emulated.runInProject("node", "cli/start.mjs", `cli/${name}.ts`, ...args);
    if (exitCode !== 0) throw new Error(`${name} ${args.join(" ")} ended with ${exitCode}:\n${output}`);
  }
}
