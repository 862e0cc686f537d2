import { availableParallelism } from "node:os";
import { join } from "node:path";
import { initStacks } from "../../engine/init-stacks";
import { runPhase } from "../../engine/phase";
import { requireAccount } from "../../operations/aws-clients";
import type { PlanJson } from "../../review/plan-json";
import { engineOf, type Delivery } from "../delivery";
import { telling } from "../plan-stack";
import type { EnvironmentToPlan } from "../stack-to-plan";
import { tellPlan } from "../tell-plan";
import { foundBeside, type StackPlan } from "./beside";
import { isLoud, type DriftFinding } from "./drift-finding";
import { driftOf } from "./drift-of";

/** What was found in an environment. */
export interface EnvironmentDrift {
  readonly environment: string;
  readonly account: string;
  readonly region: string;
  /** Ids of the stacks that were looked at: those whose state holds something. */
  readonly stacks: readonly string[];
  readonly findings: readonly DriftFinding[];
}

/** Exit code when somebody changed something by hand. */
export const driftExitCode = 2;

/**
 * Plans the stacks of environments as they are deployed, and says what differs from the last apply. Changes nothing.
 * Throws a `PhaseFailure`, an `Interrupted` or a `Refusal`.
 */
export async function findDrift(environments: readonly EnvironmentToPlan[], delivery: Delivery): Promise<EnvironmentDrift[]> {
  const { engine } = engineOf(delivery);
  for (const environment of environments) await requireAccount(environment, delivery.interruption.signal);
  // Nothing is planned in the light of another plan: no stack waits for another.
  const stacks = environments.flatMap((environment) => environment.stacks.map((stack) => ({ ...stack, dependencies: [] })));
  const graph = { stacks, parallelism: Math.max(2, availableParallelism()), signal: delivery.interruption.signal };
  await initStacks(graph, (stack) => engine.init(stack));
  const plans = await runPhase(graph, {
    title: "Plan",
    order: "deploy",
    visit: async (stack, says): Promise<PlanJson | undefined> => {
      if (!(await engine.hasResources(stack))) return undefined;
      const file = join(".terraform", "drift.tfplan");
      await engine.planInto(stack, file, { destroy: stack.isLeaving }, telling(says));
      return (await engine.show(stack, file)) as PlanJson;
    },
    tell: (plan) => (plan === undefined ? "holds nothing" : tellPlan(plan)),
  });
  return environments.map((environment) => driftIn(environment, plans));
}

/** A stack that is leaving has no files to drift from; what it made is known all the same. */
function driftIn({ environment, account, region, stacks }: EnvironmentToPlan, plans: ReadonlyMap<string, PlanJson | undefined>): EnvironmentDrift {
  const planned = (isLeaving: boolean) =>
    stacks.flatMap(({ id, isLeaving: leaves }): StackPlan[] => {
      const plan = plans.get(id);
      return leaves !== isLeaving || plan === undefined ? [] : [{ stack: id, plan }];
    });
  const looked = planned(false);
  const findings = [...looked.flatMap(({ stack, plan }) => driftOf(stack, plan)), ...foundBeside(looked, planned(true))];
  return { environment, account, region, stacks: looked.map(({ stack }) => stack), findings };
}

/** The exit code for what was found. */
export function exitCodeOf(drifts: readonly EnvironmentDrift[]): number {
  return drifts.some(({ findings }) => findings.some(isLoud)) ? driftExitCode : 0;
}
