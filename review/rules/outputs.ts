import type { ReviewedPlan } from "../reviewed-plan";
import type { Rule } from "../rule";
import { joined, say } from "../text";
import { isNamed, remoteOutputsOf } from "./remote-outputs";

const retire = "Let the readers stop reading it and apply that; remove it afterwards.";

/** Outputs that other states read. */
export const outputRules: readonly Rule[] = [
  {
    id: "output-removed-while-read",
    severity: "blocked",
    reason: "The plan applies in silence, and each reader fails at its next plan.",
    find: (plan, all) =>
      removed(plan).flatMap((name) => {
        const readers = readersOf(plan.stack, name, all);
        if (readers.length === 0) return [];
        return [{ address: `output.${name}`, text: say`the output ${name} is removed, and ${joined(readers.map((id) => say`${id}`), ", ")} still ${[readers.length === 1 ? "reads" : "read"]} it`, details: [], remedy: [retire] }];
      }),
  },
  {
    id: "output-removed",
    severity: "notice",
    reason: "Whoever reads it without being in this review fails at the next plan.",
    find: (plan, all) =>
      plan.set?.isLeaving === true
        ? []
        : removed(plan).filter((name) => readersOf(plan.stack, name, all).length === 0).map((name) => ({ address: `output.${name}`, text: say`the output ${name} is removed; none of the plans here reads it`, details: [] })),
  },
];

function removed({ plan }: ReviewedPlan): string[] {
  return Object.entries(plan.output_changes ?? {}).flatMap(([name, { actions }]) => (actions.includes("delete") && !actions.includes("create") ? [name] : [])).sort();
}

/** Stacks that read an output and stay: one that leaves reads nothing afterwards. */
function readersOf(producer: string, output: string, all: readonly ReviewedPlan[]): string[] {
  return all.filter((plan) => plan.stack !== producer && plan.set?.isLeaving !== true && reads(plan, producer, output)).map(({ stack }) => stack);
}

function reads({ set, plan }: ReviewedPlan, producer: string, output: string): boolean {
  if (set !== undefined) return set.reads[producer]?.includes(output) === true;
  return remoteOutputsOf(plan).some(({ label, name }) => name === output && isNamed(producer, label));
}
