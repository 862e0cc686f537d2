import { availableParallelism } from "node:os";
import { describeChanges } from "../engine/apply-stacks";
import { initStacks } from "../engine/init-stacks";
import type { ResourceChange } from "../engine/plan";
import { Refusal } from "../engine/refusal";
import { inTwoPasses } from "../engine/two-passes";
import { requireAccount } from "../operations/aws-clients";
import { setDigest } from "../review/digest";
import { ApplyRecord } from "./apply-record";
import { Applying, type ApplyStack } from "./applying";
import { approvalProblems } from "./check-approval";
import { commitOf } from "./commit";
import { engineOf, type Delivery } from "./delivery";
import { initToApply } from "./empty-state";
import { FilledPlaceholders } from "./filled-placeholders";
import type { PlanFolder } from "./plan-folder";
import { readPlanSet } from "./read-plan-set";

/**
 * Applies the plans in a folder, each after those it reads, and nothing else: a plan file only when it is the reviewed one; where a plan has to be
 * made again, only when it does what the reviewed one does. What an earlier run applied is left alone. Gives the changes by stack.
 */
export async function applyPlans(folder: PlanFolder, digest: string | undefined, delivery: Delivery): Promise<Map<string, readonly ResourceChange[]>> {
  const { set, plans } = readPlanSet(folder);
  const { binary, engine } = engineOf(delivery);
  const problems = approvalProblems(set, { digest, commit: await commitOf(delivery.project), binary });
  if (problems.length > 0) throw new Refusal([...problems, `Nothing was applied. Plan and review again: npm run plan -- ${set.environment}`].join("\n"));
  const record = ApplyRecord.read(folder.applied, setDigest(set));
  const { signal } = delivery.interruption;
  await requireAccount({ ...set, profile: set.profile, assumeRoleArn: set.assumeRoleArn }, signal);

  const ids = new Set(set.stacks.map(({ id }) => id));
  const stacks: ApplyStack[] = set.stacks.map((planned) => ({
    id: planned.id,
    folder: folder.stack(planned.id),
    dependencies: planned.dependencies.filter((id) => ids.has(id)),
    left: planned.isLeaving,
    planned,
  }));
  const graph = { stacks, signal, parallelism: Math.max(2, availableParallelism()) };
  await initStacks(graph, (stack) => initToApply(engine, stack));
  const applying = new Applying({ engine, folder, plans, record, placeholders: new FilledPlaceholders(engine, stacks) });
  return inTwoPasses<ResourceChange, ApplyStack>(graph, {
    apply: (stack, { says, isRead }) => applying.apply(stack, says, isRead),
    remove: (stack, says) => applying.remove(stack, says),
    describe: describeChanges,
  });
}
