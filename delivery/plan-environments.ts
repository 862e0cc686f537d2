import { rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { initStacks } from "../engine/init-stacks";
import { runPhase } from "../engine/phase";
import { Refusal } from "../engine/refusal";
import { requireAccount } from "../operations/aws-clients";
import type { PlannedStack, PlanSet } from "../review/plan-set";
import { commitOf } from "./commit";
import { engineOf, type Delivery } from "./delivery";
import { initToPlan } from "./empty-state";
import { PlanFolder } from "./plan-folder";
import { planStack, type Planned } from "./plan-stack";
import type { EnvironmentToPlan, StackToPlan } from "./stack-to-plan";

/**
 * Plans every stack of the environments, each in the light of what those it reads will be, and writes `plans/<environment>/`: what was
 * synthesized is there already. Where a plan cannot be made, nothing stays there: some plans without the others would be taken for all.
 * Throws a `PhaseFailure`, an `Interrupted` or a `Refusal`.
 */
export async function planEnvironments(environments: readonly EnvironmentToPlan[], delivery: Delivery): Promise<PlanSet[]> {
  try {
    return await madePlans(environments, delivery);
  } catch (error) {
    for (const { environment } of environments) rmSync(PlanFolder.of(delivery.project, environment).path, { recursive: true, force: true });
    throw error;
  }
}

async function madePlans(environments: readonly EnvironmentToPlan[], delivery: Delivery): Promise<PlanSet[]> {
  refuseSharedIds(environments);
  const { project, interruption } = delivery;
  const { binary, engine } = engineOf(delivery);
  for (const environment of environments) await requireAccount(environment, interruption.signal);

  const stacks = environments.flatMap((environment) => environment.stacks.map((stack) => ({ ...stack, environment })));
  const graph = { stacks, parallelism: Math.max(2, availableParallelism()), signal: interruption.signal };
  const folderOf = ({ environment }: EnvironmentToPlan) => PlanFolder.of(project, environment);
  const stateless = new Set<string>();
  await initStacks(graph, async (stack) => {
    if (await initToPlan(engine, stack, folderOf(stack.environment))) stateless.add(stack.id);
  });

  const planned = new Map<string, Planned>();
  await runPhase<Planned, StackToPlan & { readonly environment: EnvironmentToPlan }>(graph, {
    title: "Plan",
    order: "deploy",
    visit: async (stack, says) => {
      const result = await planStack(stack, { engine, environment: stack.environment, folder: folderOf(stack.environment), planned, assumesEmptyState: stateless.has(stack.id), says });
      planned.set(stack.id, result);
      return result;
    },
    tell: ({ text }) => text,
  });

  const commit = await commitOf(project);
  return environments.map((environment) => {
    const of = (isLeaving: boolean): PlannedStack[] => environment.stacks.flatMap((stack) => (stack.isLeaving === isLeaving ? (planned.get(stack.id)?.stack ?? []) : []));
    const set: PlanSet = {
      formatVersion: 1,
      platform: environment.platform,
      environment: environment.environment,
      account: environment.account,
      region: environment.region,
      ...(environment.profile === undefined ? {} : { profile: environment.profile }),
      ...(environment.assumeRoleArn === undefined ? {} : { assumeRoleArn: environment.assumeRoleArn }),
      ...commit,
      engine: { name: binary.name, version: binary.version },
      stacks: [...of(true).reverse(), ...of(false)],
    };
    const folder = folderOf(environment);
    // They may hold secrets, and have done what they were for.
    rmSync(folder.expectedStates, { recursive: true, force: true });
    writeFileSync(folder.index, `${JSON.stringify(set, undefined, 2)}\n`);
    return set;
  });
}

/** `dev-jobs-network` may be the network of `dev-jobs`, and a stack `jobs-network` of `dev`. */
function refuseSharedIds(environments: readonly EnvironmentToPlan[]): void {
  const owners = new Map<string, string>();
  for (const { environment, stacks } of environments) {
    for (const { id } of stacks) {
      const other = owners.get(id);
      if (other !== undefined) throw new Refusal(`${id} is a stack of ${other} and of ${environment}. Plan them one after the other.`);
      owners.set(id, environment);
    }
  }
}
