import { availableParallelism } from "node:os";
import { join } from "node:path";
import { applyStacks, describeChanges, destroyStacks, planStacks } from "../engine/apply-stacks";
import { Engine } from "../engine/engine";
import type { EngineBinary } from "../engine/engine-binary";
import { initStacks } from "../engine/init-stacks";
import { Interrupted, PhaseFailure, type Graph } from "../engine/phase";
import type { Plan, ResourceChange } from "../engine/plan";
import { missingPrerequisite, Refusal } from "../engine/refusal";
import type { Stack } from "../engine/stack";
import { validateStacks } from "../engine/validate-stacks";
import { runningServices } from "./containers/running-services";
import { emulatorsFor, type Serving } from "./emulators/emulators-for";
import { judgeFailure } from "./judge-failure";
import { judgeSecondPlan } from "./judge-second-plan";
import { judgeUpdate } from "./judge-update";
import { incapabilities, knownGaps } from "./known-gaps";
import { notRehearsed } from "./not-rehearsed";
import { checkPrerequisites } from "./prerequisites";
import { reachingIt } from "./reaching-it";
import { commandOf, type Rehearsal } from "./rehearsal";
import { Report } from "./report";
import { claimFolder, releaseFolder } from "./session";
import { StepOrder } from "./step-order";
import { engineEnvironment } from "./workspace/engine-environment";
import { checkInstalled } from "./workspace/installed";
import { providerCache } from "../engine/provider-cache";
import { synthesizeRevision } from "./workspace/revision";
import { resourcesOf, statesOf } from "./workspace/states";
import { prepareWorkspace, type Workspace } from "./workspace/workspace";

/** How long a lock may be held: by nobody but an engine of ours that is ending. */
const lockTimeoutSeconds = 30;

/** Applies an environment to an emulator, step by step, and tells what came of it. Throws a `Refusal` or `Interrupted`. */
export async function rehearse(rehearsal: Rehearsal): Promise<Report> {
  const binary = checkPrerequisites(rehearsal);
  const folder = join(rehearsal.project, ".rehearsal", rehearsal.otherSource?.folder ?? rehearsal.environment);
  claimFolder(folder, rehearsal.environment);
  try {
    return await inFolder(rehearsal, folder, binary);
  } catch (error) {
    if (error instanceof Refusal && rehearsal.interruption.signal.aborted) throw new Interrupted("before it had begun");
    throw error;
  } finally {
    releaseFolder(folder);
  }
}

async function inFolder(rehearsal: Rehearsal, folder: string, binary: EngineBinary): Promise<Report> {
  const report = new Report(rehearsal.environment);
  const outputs = await report.step("synthesize", () => synthesizeBoth(rehearsal, folder), ({ from }) => (from === undefined ? "the working copy" : `${rehearsal.from}, and the working copy`));
  const prepare = (synthesized: string) => prepareWorkspace({ synthesized, environment: rehearsal.environment, workspace: folder, variables: rehearsal.variables });
  const serving = await report.step("emulator", () => emulatorsFor(rehearsal, folder, prepare(outputs.now)), ({ text }) => text);
  let goesOn = false;
  let isEmpty = false;
  try {
    isEmpty = await onEmulators({ rehearsal, folder, binary, report, serving, prepare }, outputs);
    goesOn = rehearsal.keep;
  } catch (error) {
    if (!(error instanceof PhaseFailure)) throw error;
    const refusal = error.errors.find((each): each is Refusal => each instanceof Refusal && each.exitCode === missingPrerequisite);
    if (refusal !== undefined) throw refusal;
    report.problem(`${error.phase} failed`, [error.message]);
    report.note("What the emulator cannot do", judgeFailure(error.errors, incapabilities.filter(({ emulator }) => emulator === serving.main)));
    report.note("Kept for the next run", [`What was applied is in ${folder}. Mend what is wrong and rehearse ${rehearsal.environment} again: it goes on from there, if the emulator keeps what it holds; with --from it begins anew.`]);
    goesOn = rehearsal.keep;
  } finally {
    if (!goesOn) await serving.stop(isEmpty);
  }
  if (goesOn) report.note("Still running", reachingIt(serving.place, serving.endpoints, commandOf(rehearsal)));
  return report;
}

async function synthesizeBoth({ from, project, environment, otherSource }: Rehearsal, folder: string): Promise<{ now: string; from?: string }> {
  const before = from === undefined ? {} : { from: await synthesizeRevision(from, { project, environment, folder: join(folder, "from") }) };
  return { ...before, now: await synthesizeRevision(undefined, { project, environment, folder: join(folder, "now"), ...(otherSource && { synthesis: otherSource.synthesis }) }) };
}

interface Stage {
  readonly rehearsal: Rehearsal;
  readonly folder: string;
  readonly binary: EngineBinary;
  readonly report: Report;
  readonly serving: Serving;
  readonly prepare: (synthesized: string) => Workspace;
}

/** All that is done on the emulator; gives whether nothing is left there. */
async function onEmulators(stage: Stage, outputs: { readonly now: string; readonly from?: string }): Promise<boolean> {
  const { report, rehearsal, serving, binary, folder, prepare } = stage;
  const env = { ...engineEnvironment(rehearsal.variables, { ...serving.place, endpoints: serving.endpoints, folder }), ...providerCache(rehearsal) };
  const engine = new Engine({ binary, env, interruption: rehearsal.interruption, lockTimeoutSeconds });

  if (outputs.from !== undefined) await apply(stage, engine, prepare(outputs.from), `apply ${rehearsal.from}`);
  const workspace = prepare(outputs.now);
  report.note("Stands in for what exists", workspace.standIns);
  await apply(stage, engine, workspace, outputs.from === undefined ? "apply" : "update");

  const plans = await report.step("second plan", () => secondPlan(stage, engine, workspace.stacks), describePlans);
  const judgement = judgeSecondPlan(plans, knownGaps.filter(({ emulator }) => emulator === serving.main));
  report.problem("A second plan, right after the apply, should change nothing, but", judgement.unexpected);
  report.problem("Known gaps that have closed", judgement.closed);
  report.note("Known gaps of the emulator", judgement.gaps);

  const services = await report.step("containers", () => runningServices(plans, serving, rehearsal), ({ text }) => text);
  if (rehearsal.interruption.signal.aborted) throw new Interrupted("while services started");
  report.note("Services", services.running);
  report.note("Not run here", services.excused);
  report.problem("Services that do not run", services.failing);
  report.note("What a rehearsal cannot tell", notRehearsed);
  if (rehearsal.keep) return false;

  await report.step("destroy", () => destroyStacks(engine, graphOf(stage, workspace.stacks)), () => "done");
  const rest = Object.entries(statesOf(folder));
  await report.step("states", () => rest.length, (count) => (count === 0 ? "empty" : "✖ see below"));
  report.problem("After the destroy, states should be empty, but", rest.map(([id, resources]) => `${id}: ${resources.join(", ")}`));
  return rest.length === 0;
}

/** Applies the stacks. Where resources were there before, that is an update, and is judged as one. */
async function apply(stage: Stage, engine: Engine, workspace: Workspace, step: string): Promise<void> {
  const { report, folder } = stage;
  const isUpdate = Object.keys(statesOf(folder)).length > 0;
  await report.step("init", () => initStacks(graphOf(stage, workspace.stacks), (stack) => engine.init(stack)), () => `${workspace.stacks.length} stacks`);
  checkInstalled(workspace.stacks);
  // An update plans each stack before it changes anything in it.
  if (!isUpdate) await report.step("validate", () => validateStacks(engine, graphOf(stage, workspace.stacks)), () => "valid");
  const order = new StepOrder();
  const applying = report.step(step, () => applyStacks(engine, graphOf(stage, targets(workspace)), order.listen), tellChanges);
  const changes = await applying.catch((error: unknown) => {
    if (isUpdate) report.note("The order of the update, until it failed", order.describe());
    throw error;
  });
  if (!isUpdate) return;
  const { losses, replaced, removed } = judgeUpdate(changes);
  report.note("The order of the update", order.describe());
  report.note("Replaced", replaced);
  report.note("Removed", removed);
  report.problem("The update does harm", losses);
}

/** A plan that changes nothing does not tell what is there; the state does. */
async function secondPlan(stage: Stage, engine: Engine, stacks: readonly Stack[]): Promise<Map<string, Plan>> {
  const plans = await planStacks(engine, graphOf(stage, stacks));
  const resources = resourcesOf(stage.folder);
  return new Map([...plans].map(([id, plan]) => [id, { ...plan, resources: resources[id] ?? [] }]));
}

function graphOf<S extends Stack>({ rehearsal }: Stage, stacks: readonly S[]): Graph<S> {
  const { signal } = rehearsal.interruption;
  if (signal.aborted) throw new Interrupted("between two steps");
  return { stacks, signal, parallelism: Math.max(2, availableParallelism()) };
}

/** The stacks as they are to be, and those that have to go. */
function targets({ stacks, left }: Workspace) {
  const ids = new Set([...stacks, ...left].map(({ id }) => id));
  return [
    ...stacks.map((stack) => ({ ...stack, left: false })),
    ...left.map((stack) => ({ ...stack, left: true, dependencies: stack.dependencies.filter((id) => ids.has(id)) })),
  ];
}

const tellChanges = (changes: ReadonlyMap<string, readonly ResourceChange[]>) => describeChanges([...changes.values()].flat());

const describePlans = (plans: ReadonlyMap<string, Plan>) => describeChanges([...plans.values()].flatMap(({ changes }) => changes));
