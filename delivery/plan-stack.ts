import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineFailure, type Engine, type Listener } from "../engine/engine";
import type { StackJson } from "../engine/stack-json";
import { describeEvent } from "../engine/step-text";
import { planDigest } from "../review/digest";
import type { PlanJson } from "../review/plan-json";
import type { PlannedStack } from "../review/plan-set";
import { configurationDigest } from "./configuration-digest";
import { isEmptyPlan } from "./effects";
import { emptyStateFile } from "./empty-state";
import { expectedOutputs, type ExpectedOutputs } from "./expected-outputs";
import { expectedReadsFile, writeExpectedReads } from "./expected-reads";
import type { PlanFolder } from "./plan-folder";
import { readsOf, remoteStatesOf } from "./reads";
import type { EnvironmentToPlan, StackToPlan } from "./stack-to-plan";
import { tellPlan } from "./tell-plan";

/** A stack as far as it was planned. */
export interface Planned {
  /** None of one that is leaving and holds nothing any more. */
  readonly stack: PlannedStack | undefined;
  /** What its outputs will be, as far as its plan tells. */
  readonly expected: ExpectedOutputs | undefined;
  /** In a few words. */
  readonly text: string;
}

export interface StackPlanning {
  readonly engine: Engine;
  readonly environment: EnvironmentToPlan;
  readonly folder: PlanFolder;
  /** Those it reads are in it. */
  readonly planned: ReadonlyMap<string, Planned>;
  /** Its backend is not there. */
  readonly assumesEmptyState: boolean;
  readonly says: (text: string) => void;
}

/** Plans a stack as if those it reads were applied already, and writes the plan. */
export async function planStack(stack: StackToPlan, { engine, environment, folder, planned, assumesEmptyState, says }: StackPlanning): Promise<Planned> {
  const { id, dependencies, isLeaving, protectedAddresses } = stack;
  if (isLeaving && !(await engine.hasResources(stack))) return { stack: undefined, expected: undefined, text: "left, and holds nothing any more" };
  const jsons = Object.fromEntries(environment.stacks.map((each) => [each.id, readJson(join(each.folder, "cdk.tf.json")) as StackJson]));
  const reads = readsOf(id, jsons);
  const common = {
    id,
    dependencies: [...dependencies],
    isLeaving,
    reads,
    protectedAddresses: [...protectedAddresses],
    ...(assumesEmptyState ? { assumesEmptyState } : {}),
  };
  const unplanned = (problem: string): Planned => ({ stack: { ...common, status: "unplanned", isEmpty: false, assumptions: [], problem }, expected: undefined, text: "cannot be planned before those it reads are applied" });

  const blind = isLeaving ? undefined : dependencies.find((producer) => planned.get(producer)?.stack?.status === "unplanned");
  if (blind !== undefined) return unplanned(`${blind}, which it reads, could not be planned.`);
  const awaited = remoteStatesOf(id, jsons).flatMap((state) => {
    const expected = planned.get(state.producer)?.expected;
    const isChanged = (reads[state.producer] ?? []).some((output) => expected?.changed.includes(output));
    return expected !== undefined && isChanged ? [{ ...state, expected }] : [];
  });
  if (awaited.length > 0) writeExpectedReads(folder, id, awaited);
  const isProvisional = awaited.length > 0 || assumesEmptyState;

  const file = folder.planFile(id);
  const plan = await madePlan();
  if (isProvisional) rmSync(file, { force: true });
  if (typeof plan === "string") return unplanned(plan);
  writeFileSync(folder.json(id), JSON.stringify(plan), { mode: 0o600 });
  const changes = JSON.stringify([plan.resource_changes, plan.output_changes, plan.action_invocations]);
  const known = environment.stacks.flatMap((each) => planned.get(each.id)?.expected?.placeholders ?? []);
  return {
    stack: {
      ...common,
      status: isProvisional ? "provisional" : "exact",
      isEmpty: isEmptyPlan(plan),
      digest: planDigest(plan),
      configurationDigest: configurationDigest(stack.folder),
      assumptions: known.filter(({ placeholder }) => changes.includes(placeholder)),
    },
    expected: expectedOutputs(plan, { producer: id, account: environment.account, region: environment.region, expressions: expressionsOf(jsons[id]) }),
    text: `${tellPlan(plan)}${isProvisional ? ", provisionally" : ""}`,
  };

  /** The plan; of one that only fails because of what it was to assume, why. */
  async function madePlan(): Promise<PlanJson | string> {
    try {
      await engine.planInto(stack, file, { destroy: isLeaving }, telling(says));
      return (await engine.show(stack, file)) as PlanJson;
    } catch (error) {
      if (awaited.length === 0 || !(error instanceof EngineFailure)) throw error;
      return error.message;
    } finally {
      // What was made for this plan alone: whoever plans here again reads what there is.
      if (isProvisional) for (const each of [join(stack.folder, expectedReadsFile), join(stack.folder, emptyStateFile)]) rmSync(each, { force: true });
    }
  }
}

/** Tells what the engine does, in a few words. */
export function telling(says: (text: string) => void): Listener {
  return (event) => {
    const text = describeEvent(event);
    if (text !== undefined) says(text);
  };
}

function expressionsOf(json: StackJson | undefined): Record<string, unknown> {
  const outputs = (json?.["output"] ?? {}) as Readonly<Record<string, { readonly value?: unknown }>>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
