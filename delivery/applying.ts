import { join } from "node:path";
import { EngineFailure, type Engine, type PlanOptions } from "../engine/engine";
import { readPlan, type PlanJson as EnginePlan, type ResourceChange } from "../engine/plan";
import { Refusal } from "../engine/refusal";
import type { FirstPass, TargetStack } from "../engine/two-passes";
import { planDigest } from "../review/digest";
import type { PlanJson } from "../review/plan-json";
import type { PlannedStack } from "../review/plan-set";
import type { ApplyRecord } from "./apply-record";
import { effectsOf, isEmptyPlan } from "./effects";
import type { SameOptions } from "./fill";
import type { FilledPlaceholders } from "./filled-placeholders";
import { hideSecrets } from "./hide-secrets";
import type { PlanFolder } from "./plan-folder";
import { telling } from "./plan-stack";
import { differences } from "./same-changes";

/** A stack with what was planned of it. */
export interface ApplyStack extends TargetStack {
  readonly planned: PlannedStack;
}

type Says = (text: string) => void;
type Extent = SameOptions["extent"];

const nothing = { changes: [], withheld: false } as const;

/** What an apply of plans works with. */
export interface ApplyingParts {
  readonly engine: Engine;
  readonly folder: PlanFolder;
  /** The reviewed plans, by stack. */
  readonly plans: ReadonlyMap<string, PlanJson>;
  readonly record: ApplyRecord;
  readonly placeholders: FilledPlaceholders;
}

/** Applies reviewed plans: a plan file when it is the reviewed one; a plan that is made again, when it does what the reviewed one does. */
export class Applying {
  private readonly engine: Engine;
  private readonly record: ApplyRecord;

  constructor(private readonly parts: ApplyingParts) {
    this.engine = parts.engine;
    this.record = parts.record;
  }

  /** The first pass. */
  async apply(stack: ApplyStack, says: Says, isRead: boolean): Promise<FirstPass<ResourceChange>> {
    const { id, planned } = stack;
    const reviewed = this.reviewed(planned);
    const progress = this.record.of(id);
    if (progress === "applied") return nothing;
    if (progress === "withheld") return { changes: [], withheld: true };
    const isExact = planned.status === "exact";
    if (isExact && isEmptyPlan(reviewed)) return nothing;

    const extent = progress === undefined ? "all" : "part";
    const removesLater = isRead && removes(reviewed);
    const changes = removesLater
      ? await this.applyAllButRemovals(stack, says, extent)
      : isExact && progress === undefined
        ? await this.applyFile(stack, says)
        : await this.applyAgain(stack, says, extent);
    this.record.set(id, removesLater ? "withheld" : "applied");
    return { changes, withheld: removesLater };
  }

  /** The second pass. */
  async remove(stack: ApplyStack, says: Says): Promise<readonly ResourceChange[]> {
    const { id, left } = stack;
    const progress = this.record.of(id);
    if (progress === "applied") return [];
    const changes = left && progress === undefined ? await this.applyFile(stack, says) : await this.applyAgain(stack, says, "part", { destroy: left });
    this.record.set(id, "applied");
    return changes;
  }

  private async applyFile(stack: ApplyStack, says: Says): Promise<readonly ResourceChange[]> {
    const file = this.parts.folder.planFile(stack.id);
    const plan = (await this.engine.show(stack, file)) as PlanJson;
    if (planDigest(plan) !== stack.planned.digest) throw new Refusal(`${file} is not the reviewed plan: it was changed since. Nothing of ${stack.id} was applied. Plan and review again.`);
    try {
      await this.runEngine(stack, file, says);
    } catch (error) {
      if (!(error instanceof EngineFailure) || !error.message.includes("Saved plan is stale")) throw error;
      throw new Refusal(`Nothing of ${stack.id} was applied: its state was changed since it was planned. Plan and review again.`);
    }
    return changesOf(plan);
  }

  private async applyAgain(stack: ApplyStack, says: Says, extent: Extent, options: PlanOptions = {}): Promise<readonly ResourceChange[]> {
    const plan = await this.planAgain(stack, says, extent, options);
    if (!isEmptyPlan(plan)) await this.runEngine(stack, planFile, says);
    return changesOf(plan);
  }

  private async applyAllButRemovals(stack: ApplyStack, says: Says, extent: Extent): Promise<readonly ResourceChange[]> {
    const { changes, outputs, resources } = readPlan(planFile, (await this.planAgain(stack, says, extent)) as EnginePlan);
    const isKept = changes.some(({ action }) => action !== "delete" && action !== "forget");
    const made = isKept ? await this.applyAgain(stack, says, "part", { targets: resources.map(({ address }) => address) }) : [];
    // With targets, the engine leaves out each output that does not come of them: a list that is empty now, a constant.
    if (outputs.length > 0) await this.applyAgain(stack, says, "part", { outputsOnly: true });
    return made;
  }

  /** A plan as things are now. Refuses one that does something else than the reviewed one. */
  private async planAgain(stack: ApplyStack, says: Says, extent: Extent, options: PlanOptions = {}): Promise<PlanJson> {
    const { id, planned } = stack;
    const { placeholders, plans } = this.parts;
    const filled = await placeholders.of(planned);
    await this.engine.planInto(stack, planFile, options, telling(says));
    const plan = (await this.engine.show(stack, planFile)) as PlanJson;
    const hide = hideSecrets({ plans, actual: plan, assumptions: planned.assumptions, filled });
    const found = differences(this.reviewed(planned), plan, { filled, extent, hide });
    if (found.length === 0) return plan;
    throw new Refusal([`${id} is not applied any further: what a plan does now is not what was reviewed.`, ...found.map((line) => `  ${line}`), "What was applied so far stays. Plan and review again for the rest."].join("\n"));
  }

  private reviewed(planned: PlannedStack): PlanJson {
    const plan = this.parts.plans.get(planned.id);
    if (plan === undefined) throw new Refusal(notReviewed(planned));
    return plan;
  }

  /** From its first step on, the stack is begun: what comes later may find some of it done. */
  private async runEngine(stack: ApplyStack, file: string, says: Says): Promise<void> {
    const tell = telling(says);
    await this.engine.apply(stack, { file }, (event) => {
      if (event.type === "step" && this.record.of(stack.id) === undefined) this.record.set(stack.id, "begun");
      tell(event);
    });
  }
}

/** In the stack's folder. */
const planFile = join(".terraform", "plan");

function notReviewed({ id, problem }: PlannedStack): string {
  return [`${id} has no plan that was reviewed: it could not be planned before those it reads were applied.`, ...(problem === undefined ? [] : [problem]), "They are applied now: plan, review and apply again for the rest."].join("\n");
}

function removes(plan: PlanJson): boolean {
  return [...effectsOf(plan).values()].some(({ kind }) => kind === "destroyed" || kind === "forgotten");
}

function changesOf(plan: PlanJson): readonly ResourceChange[] {
  return readPlan(planFile, plan as EnginePlan).changes;
}
