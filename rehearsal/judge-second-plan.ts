import type { ArgumentChange } from "../engine/changed-arguments";
import type { Plan, ResourceChange } from "../engine/plan";
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
  const explained = (change: ResourceChange, argument: ArgumentChange) => gaps.find((gap) => isGap(gap, change.type, argument.path));
  const unexpected = changes.flatMap(({ stack, change }) => {
    const rest = change.arguments.filter((argument) => explained(change, argument) === undefined);
    if (change.action === "update" && rest.length === 0) return [];
    return [`${stack}: ${change.address} would be ${words[change.action]} again${rest.map(describeArgument).join("")}`];
  });
  // Outputs follow from resources: they tell something only where no resource changes.
  const outputs = [...plans].flatMap(([stack, plan]) => (plan.changes.length > 0 ? [] : plan.outputs.map((name) => `${stack}: the output ${name} would change again`)));
  const occurred = gaps.filter((gap) => changes.some(({ change }) => change.arguments.some(({ path }) => isGap(gap, change.type, path))));
  const closed = gaps.filter((gap) => !occurred.includes(gap) && [...plans.values()].some((plan) => couldOccur(gap, plan)));
  return {
    unexpected: [...unexpected, ...outputs],
    gaps: occurred.map(({ emulator, resourceType, argument, why }) => `${emulator}: ${resourceType}, ${argument}: ${why}`),
    closed: closed.map(({ emulator, resourceType, argument }) => `${emulator} is listed to change ${argument} of ${resourceType}, and did not: remove that from rehearsal/known-gaps.ts.`),
  };
}

const words = { create: "created", update: "updated", replace: "replaced", delete: "destroyed", forget: "forgotten" } as const;

function isGap(gap: KnownGap, type: string, path: string): boolean {
  return gap.resourceType === type && (path === gap.argument || path.startsWith(`${gap.argument}[`) || path.startsWith(`${gap.argument}.`));
}

function couldOccur(gap: KnownGap, { resources }: Plan): boolean {
  return resources.some(({ type, values }) => type === gap.resourceType && isSet(values[gap.argument]));
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}

function describeArgument({ path, before, after }: ArgumentChange): string {
  return `\n    ${path}: ${before} to ${after}`;
}
