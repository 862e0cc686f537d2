import { isWithin, knownAfterApply, type ArgumentChange } from "../engine/changed-arguments";
import { pastOf, type Plan, type ResourceChange, type Values } from "../engine/plan";
import type { KnownGap } from "./known-gaps";

/** What a plan right after an apply tells. */
export interface SecondPlanJudgement {
  /** Changes there should not be. The rehearsal fails. */
  readonly unexpected: readonly string[];
  /** Gaps of the emulator that explain a change. */
  readonly gaps: readonly string[];
  /** Listed gaps that could have occurred and did not. The rehearsal fails. */
  readonly closed: readonly string[];
}

/** Judges the plans of every stack right after they were applied. */
export function judgeSecondPlan(plans: ReadonlyMap<string, Plan>, gaps: readonly KnownGap[]): SecondPlanJudgement {
  const changes = [...plans].flatMap(([stack, plan]) => plan.changes.map((change) => ({ stack, change })));
  const unexpected = [...plans].flatMap(([stack, plan]) => {
    const madeAnew = plan.changes.filter((change) => isReplacedByGaps(change, gaps));
    return plan.changes.flatMap((change) => {
      const isMadeAnew = madeAnew.includes(change);
      // What is made anew has values that only an apply tells, and others read them.
      const follows = (argument: ArgumentChange) => (madeAnew.length > 0 && argument.after === knownAfterApply) || (isMadeAnew && isEmptyAsBefore(argument));
      const rest = change.arguments.filter((argument) => !isExplained(argument.path, change, gaps) && !follows(argument));
      if ((change.action === "update" || isMadeAnew) && rest.length === 0) return [];
      return [`${stack}: ${change.address} would be ${pastOf[change.action]} again${rest.map(describeArgument).join("")}`];
    });
  });
  // Outputs follow from resources: they tell something only where no resource changes.
  const outputs = [...plans].flatMap(([stack, plan]) => (plan.changes.length > 0 ? [] : plan.outputs.map((name) => `${stack}: the output ${name} would change again`)));
  const occurred = gaps.filter((gap) => changes.some(({ change }) => change.arguments.some(({ path }) => isGap(gap, change, path))));
  const closed = gaps.filter((gap) => !occurred.includes(gap) && [...plans.values()].some((plan) => couldOccur(gap, plan)));
  return {
    unexpected: [...unexpected, ...outputs],
    gaps: occurred.map(({ emulator, resourceType, argument, why }) => `${emulator}: ${resourceType}, ${argument}: ${why}`),
    closed: closed.map(({ emulator, resourceType, argument }) => `${emulator} is listed to change ${argument} of ${resourceType}, and did not: remove that from rehearsal/known-gaps.ts.`),
  };
}

/** Whether gaps alone are why it would be made again. */
function isReplacedByGaps(change: ResourceChange, gaps: readonly KnownGap[]): boolean {
  const { action, replacedBecauseOf: reasons } = change;
  return action === "replace" && reasons.length > 0 && reasons.every((reason) => isExplained(reason, change, gaps));
}

function isExplained(path: string, change: ResourceChange, gaps: readonly KnownGap[]): boolean {
  return gaps.some((gap) => isGap(gap, change, path));
}

/** The provider reads nothing as an empty value; of what is to be made, it plans none. */
function isEmptyAsBefore({ before, after }: ArgumentChange): boolean {
  return after === "null" && ['""', "0", "false", "[]", "{}"].includes(before);
}

function isGap(gap: KnownGap, { type, after }: ResourceChange, path: string): boolean {
  return concerns(gap, type, after ?? {}) && isWithin(gap.argument, path);
}

function couldOccur(gap: KnownGap, { resources }: Plan): boolean {
  return resources.some(({ type, values }) => concerns(gap, type, values) && isSet(values[gap.argument]));
}

function concerns({ resourceType, exceptWith }: KnownGap, type: string, values: Values): boolean {
  return resourceType === type && (exceptWith === undefined || !isSet(values[exceptWith]));
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false || value === 0) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

function describeArgument({ path, before, after }: ArgumentChange): string {
  return `\n    ${path}: ${before} to ${after}`;
}
