import { planDigest } from "../../review/digest";
import type { ChangeJson, PlanJson, ResourceChangeJson } from "../../review/plan-json";
import type { PlannedStack, PlanSet } from "../../review/plan-set";
import { toReviewedPlan } from "../../review/read/to-reviewed-plan";
import type { ReviewedPlan } from "../../review/reviewed-plan";
import type { Rule } from "../../review/rule";
import { plain } from "../../review/text";

type Given = Partial<Omit<ChangeJson, "actions">> & Partial<Omit<ResourceChangeJson, "change">>;

/** A resource of a plan as the engine writes it; type and name follow from the address. */
export function resource(address: string, actions: string | readonly string[], given: Given = {}): ResourceChangeJson {
  const { before = null, after = null, after_unknown, before_sensitive, after_sensitive, replace_paths, importing, ...more } = given;
  const [, type = "", name = ""] = /(?:^|\.)(?:data\.)?([a-z]\w*)\.([\w-]+)(?:\[[^\]]*\])?$/.exec(address) ?? [];
  const change = { actions: typeof actions === "string" ? [actions] : actions, before, after, after_unknown, before_sensitive, after_sensitive, replace_paths, importing };
  return JSON.parse(JSON.stringify({ address, mode: "managed", type, name, change, ...more })) as ResourceChangeJson;
}

/** A plan of somebody else. */
export function foreign(stack: string, resources: readonly ResourceChangeJson[], more: Partial<PlanJson> = {}): ReviewedPlan {
  const plan: PlanJson = { format_version: "1.2", resource_changes: resources, ...more };
  return toReviewedPlan({ stack, plan, digest: planDigest(plan) });
}

/** A plan of ours, with what its index says of it. */
export function ours(stack: string, resources: readonly ResourceChangeJson[], given: Partial<PlannedStack> = {}, more: Partial<PlanJson> = {}): ReviewedPlan {
  const plan: PlanJson = { format_version: "1.2", resource_changes: resources, ...more };
  return toReviewedPlan({ stack, plan, digest: planDigest(plan), set: planned(stack, { digest: planDigest(plan), ...given }) });
}

export function planned(id: string, given: Partial<PlannedStack> = {}): PlannedStack {
  return { id, dependencies: [], status: "exact", isLeaving: false, isEmpty: false, reads: {}, assumptions: [], protectedAddresses: [], ...given };
}

/** The environment that some plans belong to. */
export function setOf(plans: readonly ReviewedPlan[], given: Partial<PlanSet> = {}): PlanSet {
  return {
    formatVersion: 1,
    platform: "voting",
    environment: "dev",
    account: "111122223333",
    region: "eu-west-1",
    commit: "c0ffee",
    tree: "7ree",
    hasUncommittedChanges: false,
    engine: { name: "terraform", version: "1.11.4" },
    stacks: plans.flatMap(({ set }) => (set === undefined ? [] : [set])),
    ...given,
  };
}

/** What a rule finds in the first of some plans, as lines without any format. */
export function found(rule: Rule | undefined, ...plans: readonly [ReviewedPlan, ...ReviewedPlan[]]): string[] {
  if (rule === undefined) throw new Error("there is no such rule");
  return rule.find(plans[0], plans).map(({ address, text, details, remedy }) => [`[${address ?? ""}] ${plain(text)}`, ...details.map((line) => `  ${plain(line)}`), ...(remedy === undefined ? [] : [`  -> ${plain(remedy)}`])].join("\n"));
}
