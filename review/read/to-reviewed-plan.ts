import { changesOf } from "../changes";
import { mapTexts, replacer } from "../map-texts";
import { masked } from "../mask";
import { byCodeUnit } from "../order";
import type { PlanJson } from "../plan-json";
import type { Assumption, PlannedStack } from "../plan-set";
import type { ReviewedPlan } from "../reviewed-plan";
import { isTree } from "../tree";
import { writtenArguments } from "./written-arguments";

/** Makes a plan fit to be looked at: placeholders become words, what is marked as a secret is hidden, and what only repeats values is left out. */
export function toReviewedPlan(raw: Omit<ReviewedPlan, "changes">): ReviewedPlan {
  const { resource_changes: resources = [], resource_drift: drift = [], output_changes: outputs = {}, action_invocations: actions = [], checks = [], configuration, ...plan } = naming(raw.plan, raw.set);
  const safe: PlanJson = {
    format_version: plan.format_version,
    ...(plan.terraform_version === undefined ? {} : { terraform_version: plan.terraform_version }),
    ...(plan.errored === undefined ? {} : { errored: plan.errored }),
    ...(plan.complete === undefined ? {} : { complete: plan.complete }),
    resource_changes: resources.map((resource) => ({ ...resource, change: masked(resource.change) })),
    resource_drift: drift.map((resource) => ({ ...resource, change: masked(resource.change) })),
    output_changes: Object.fromEntries(Object.entries(outputs).map(([name, change]) => [name, masked(change)])),
    checks,
    action_invocations: actions.map(({ address }) => ({ address })),
    configuration: { references: [...new Set(referencesIn(configuration))].sort(byCodeUnit), written: writtenArguments(configuration) },
  };
  return { ...raw, plan: safe, changes: changesOf(raw.stack, safe) };
}

function naming(plan: PlanJson, set: PlannedStack | undefined): PlanJson {
  const name = replacer(new Map((set?.assumptions ?? []).map((assumption) => [assumption.placeholder, wordsFor(assumption)])));
  return name === undefined ? plan : mapTexts(plan, name);
}

/** What a plan shows in place of a value that only the apply of another stack tells. */
export function wordsFor({ producer, output, path }: Assumption): string {
  return `(${producer} ${[output, ...path].join(".")} after its apply)`;
}

/** A configuration holds values as they are written, with no mark at those that are secret: only what it refers to, and the names of arguments, are kept. */
function referencesIn(configuration: unknown): string[] {
  if (!isTree(configuration)) return [];
  return Object.entries(configuration).flatMap(([key, value]) => (key === "references" && Array.isArray(value) ? value.filter((each) => typeof each === "string") : referencesIn(value)));
}
