import { revisions, type Revision } from "./containers/revisions";
import { setDigest } from "./digest";
import type { Finding } from "./finding";
import { hiddenText } from "./hidden-text";
import { byCodeUnit } from "./order";
import type { PlanSet } from "./plan-set";
import type { Reading } from "./read/read-plans";
import type { ReviewedPlan } from "./reviewed-plan";
import type { Rule } from "./rule";
import { ruleIds, rules } from "./rules";
import { ruleFailed } from "./rules/rule-failed";
import { reviewedStack, type ReviewedStack } from "./reviewed-stack";
import { say } from "./text";
import { exitCodes, severities, verdictOf, type Verdict } from "./verdict";
import type { Waiver } from "./waiver";
import { waived } from "./waived";

/** What the formats show. No secret is in it, and nothing in it depends on the order in which files were read. */
export interface Review {
  readonly verdict: Verdict;
  readonly exitCode: 0 | 2 | 3;
  readonly environments: readonly ReviewedEnvironment[];
  /** Those that leave first, then as they are applied; stacks of nobody's environment by name. */
  readonly stacks: readonly ReviewedStack[];
  /** The worst first. */
  readonly findings: readonly Finding[];
}

/** Where plans were made for, from what, and what an approval of them binds to. */
export interface ReviewedEnvironment extends Pick<PlanSet, "platform" | "environment" | "account" | "region" | "commit" | "hasUncommittedChanges"> {
  readonly digest: string;
}

/** Reviews plans in the light of each other. `today` is a day, as 2030-01-31. */
export function review({ plans, sets: given, hide }: Pick<Reading, "plans" | "sets" | "hide">, waivers: readonly Waiver[], today: string): Review {
  const sets = [...given].sort((a, b) => byCodeUnit(a.environment, b.environment) || byCodeUnit(a.platform, b.platform));
  const order = stackOrder(plans, sets);
  const sorted = [...plans].sort((a, b) => (order.get(a.stack) ?? 0) - (order.get(b.stack) ?? 0));
  const seen = new Map(sorted.map((plan) => [plan, revisionsOf(plan, sorted)]));
  const found = sorted.flatMap((plan) => [...rules.flatMap((rule) => findingsOf(rule, plan, sorted)), ...(seen.get(plan) === undefined ? [failed(plan, "revisions")] : [])]);
  const findings = waived(found, waivers, [...order.keys()], today)
    .map((finding) => withoutSecrets(finding, hide))
    .sort(byImportance(order));
  const verdict = verdictOf(findings);
  return {
    verdict,
    exitCode: exitCodes[verdict],
    environments: sets.map((set) => {
      const { platform, environment, account, region, commit, hasUncommittedChanges } = set;
      return { platform, environment, account, region, ...(commit === undefined ? {} : { commit }), hasUncommittedChanges, digest: setDigest(set) };
    }),
    stacks: sorted.map((plan) => reviewedStack(plan, seen.get(plan) ?? [], sorted, sets, hide)),
    findings,
  };
}

/** Places of stacks: leaving ones first, the rest in deploy order. */
function stackOrder(plans: readonly ReviewedPlan[], sets: readonly PlanSet[]): ReadonlyMap<string, number> {
  const planned = sets.flatMap(({ stacks }) => stacks);
  const foreign = plans.filter(({ set }) => set === undefined).map(({ stack }) => stack).sort(byCodeUnit);
  const ids = [...planned.filter(({ isLeaving }) => isLeaving).map(({ id }) => id), ...planned.filter(({ isLeaving }) => !isLeaving).map(({ id }) => id), ...foreign];
  return new Map(ids.map((id, index) => [id, index]));
}

function findingsOf(rule: Rule, plan: ReviewedPlan, all: readonly ReviewedPlan[]): Finding[] {
  try {
    return rule.find(plan, all).map((found) => ({ rule: rule.id, severity: rule.severity, stack: plan.stack, ...found }));
  } catch {
    return [failed(plan, rule.id)];
  }
}

function revisionsOf(plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly Revision[] | undefined {
  try {
    return revisions(plan, all);
  } catch {
    return undefined;
  }
}

function failed({ stack }: ReviewedPlan, what: string): Finding {
  const { id: rule, severity } = ruleFailed;
  return { rule, severity, stack, text: say`${what} stopped at something unexpected in the plan of ${stack}`, details: [], remedy: ["Look at that plan yourself, and report it."] };
}

function withoutSecrets(finding: Finding, hide: (text: string) => string): Finding {
  const { address, text, details, remedy } = finding;
  return {
    ...finding,
    ...(address === undefined ? {} : { address: hide(address) }),
    text: hiddenText(text, hide),
    details: details.map((line) => hiddenText(line, hide)),
    ...(remedy === undefined ? {} : { remedy: hiddenText(remedy, hide) }),
  };
}

function byImportance(order: ReadonlyMap<string, number>): (a: Finding, b: Finding) => number {
  const last = order.size;
  return (a, b) =>
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) ||
    (order.get(a.stack) ?? last) - (order.get(b.stack) ?? last) ||
    byCodeUnit(a.address ?? "", b.address ?? "");
}
