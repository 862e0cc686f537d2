import { existsSync } from "node:fs";
import { Refusal } from "../engine/refusal";
import { planDigest } from "../review/digest";
import type { PlanJson } from "../review/plan-json";
import type { PlannedStack, PlanSet } from "../review/plan-set";
import type { Problem } from "../review/read/problem";
import { readPlan } from "../review/read/read-plan";
import { isPlanSet, readPlanSet as readIndex } from "../review/read/read-plan-set";
import { configurationDigest } from "./configuration-digest";
import type { PlanFolder } from "./plan-folder";

/** The plans of an environment as they were reviewed. */
export interface ReviewedPlans {
  readonly set: PlanSet;
  /** By stack; none of one that is unplanned. */
  readonly plans: ReadonlyMap<string, PlanJson>;
}

/** Reads the plans in a folder. Refuses when one is missing or is not the one its index names. */
export function readPlanSet(folder: PlanFolder): ReviewedPlans {
  if (!isPlanSet(folder.path)) throw new Refusal(`${folder.index} is not there: ${folder.path} holds no finished plans. Make them with npm run plan -- <environment>, which writes plans/<environment>/.`);
  const index = readIndex(folder.path);
  if ("problems" in index) throw new Refusal(refused(index.problems.map(told), "<environment>"));
  const problems: string[] = [];
  const plans = index.set.stacks.flatMap((stack) => {
    if (stack.status === "unplanned") return [];
    problems.push(...missingFiles(stack, folder));
    const read = readPlan(folder.json(stack.id));
    if ("problems" in read) problems.push(...read.problems.map(told));
    else if (planDigest(read.plan) !== stack.digest) problems.push(`${folder.json(stack.id)} is not the plan that ${folder.index} names: it was changed since it was made.`);
    else return [[stack.id, read.plan] as const];
    return [];
  });
  if (problems.length > 0) throw new Refusal(refused(problems, index.set.environment));
  return { set: index.set, plans: new Map(plans) };
}

function missingFiles({ id, status, configurationDigest: digest }: PlannedStack, folder: PlanFolder): string[] {
  const configuration = folder.stack(id);
  return [
    ...(status === "exact" && !existsSync(folder.planFile(id)) ? [`${folder.planFile(id)} is missing.`] : []),
    ...(!existsSync(configuration)
      ? [`${configuration} is missing.`]
      : configurationDigest(configuration) === digest
        ? []
        : [`${configuration} does not hold what was planned: it was changed since.`]),
  ];
}

function told({ file, found }: Problem): string {
  return `${file}: found ${found}.`;
}

function refused(problems: readonly string[], environment: string): string {
  return [...problems, `Nothing was applied. Plan again: npm run plan -- ${environment}`].join("\n");
}
