import { hiddenText } from "../../review/hidden-text";
import { byCodeUnit } from "../../review/order";
import type { PlanJson } from "../../review/plan-json";
import { hiding, secretsOf } from "../../review/secrets";
import { say, type Text } from "../../review/text";
import { childOf, isTree, itemsOf } from "../../review/tree";
import type { DriftFinding } from "./drift-finding";
import { groupRules, rolePolicies, routes, type Part, type Whole } from "./parts";

/** The plan of a stack. */
export interface StackPlan {
  readonly stack: string;
  readonly plan: PlanJson;
}

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly values: unknown;
}

const wholes: readonly Whole[] = [groupRules, rolePolicies, routes];

/**
 * What somebody added to a security group, role or route table whose parts are resources of their own, in any stack: no plan takes it away.
 * `others` are plans of stacks in which nothing is looked for, but whose parts count.
 */
export function foundBeside(plans: readonly StackPlan[], others: readonly StackPlan[] = []): DriftFinding[] {
  const resources = new Map([...plans, ...others].map(({ plan }) => [plan, resourcesIn(plan)]));
  const all = [...resources.values()].flat();
  return plans.flatMap(({ stack, plan }) => {
    const hide = hiding(secretsOf({ ...plan }));
    return wholes.flatMap((whole) => {
      const known = new Set(all.flatMap(({ type, values }) => whole.made(type, values)));
      return (resources.get(plan) ?? []).flatMap(({ address, type, values }) => {
        const found = type === whole.type ? whole.parts(values).filter((part) => !known.has(part.key) && !isInline(plan, address, part)) : [];
        return found.length === 0 ? [] : [besideFinding(stack, address, whole, found.map((part) => hiddenText(part.text, hide)))];
      });
    });
  });
}

function besideFinding(stack: string, address: string, { text }: Whole, details: readonly Text[]): DriftFinding {
  return { kind: "beside", stack, address, text: [text], details, remedy: say`An apply leaves it there. Take it away by hand; to keep it, make it with a stack of your own.` };
}

/** Whether the configuration sets the argument itself: then a plan takes away what is beside. Of what is not found it is taken for granted. */
function isInline({ configuration }: PlanJson, address: string, { argument }: Part): boolean {
  const own = itemsOf(childOf(childOf(configuration, "root_module"), "resources")).find((each) => childOf(each, "address") === address.replace(/\[[^[\]]*\]$/, ""));
  return own === undefined || childOf(childOf(own, "expressions"), argument) !== undefined;
}

/** What is there: a plan's prior state is what the engine has just read. */
function resourcesIn(plan: PlanJson): Resource[] {
  const visit = (module: unknown): Resource[] => [
    ...itemsOf(childOf(module, "resources")).flatMap((each) => {
      const [address, type, mode, values] = ["address", "type", "mode", "values"].map((key) => childOf(each, key));
      return mode === "managed" && isTree(values) ? [{ address: `${address as string}`, type: `${type as string}`, values }] : [];
    }),
    ...itemsOf(childOf(module, "child_modules")).flatMap(visit),
  ];
  return visit(childOf(childOf(plan.prior_state, "values"), "root_module")).sort((a, b) => byCodeUnit(a.address, b.address));
}
