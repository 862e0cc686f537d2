import { cached } from "../cached";
import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { argumentAfter } from "../template/after";
import { childOf } from "../tree";

/** A load balancer that faces the internet and did not. */
export interface PublicEntry {
  readonly change: Change;
  readonly isNew: boolean;
  /** Groups as they are referred to, and the listeners of the plan, `HTTPS 443`. */
  readonly groups: readonly string[];
  readonly listeners: readonly { readonly port: number; readonly text: string }[];
}

const loadBalancers = ["aws_alb", "aws_lb"];
const listeners = ["aws_alb_listener", "aws_lb_listener"];

/** Load balancers that face the internet from now on. */
export const publicEntries = cached((plan, all): readonly PublicEntry[] => {
  const isPublic = (values: unknown) => values !== null && childOf(values, "internal") !== true;
  const isOpened = ({ action, before, after }: Change) => ["create", "update", "replace"].includes(action) && isPublic(after) && !isPublic(before);
  const opened = plan.changes.filter((change) => loadBalancers.includes(change.type) && change.deposed === undefined && isOpened(change));
  return opened.map((change) => ({ change, isNew: change.before === null, groups: groupsOf(change, plan, all), listeners: listenersOf(change, plan, all) }));
});

function groupsOf(change: Change, plan: ReviewedPlan, all: readonly ReviewedPlan[]): readonly string[] {
  return [argumentAfter(change, "security_groups", plan, all).value].flat().filter((group) => typeof group === "string");
}

/** Those that name it; without a template nobody knows which do. */
function listenersOf({ address, before }: Change, plan: ReviewedPlan, all: readonly ReviewedPlan[]): PublicEntry["listeners"] {
  const found = plan.changes.filter(({ type, after }) => listeners.includes(type) && after !== null).filter((listener) => {
    const arn = argumentAfter(listener, "load_balancer_arn", plan, all).value;
    return arn === `(${address}.arn, known after apply)` || arn === "(known after apply)" || (arn !== undefined && arn === childOf(before, "arn"));
  });
  const read = found.map(({ after }) => ({ port: Number(childOf(after, "port")), protocol: childOf(after, "protocol") }));
  const told = read.filter(({ port }) => Number.isInteger(port)).map(({ port, protocol }) => ({ port, text: typeof protocol === "string" ? `${protocol} ${port}` : `${port}` }));
  return told.sort((a, b) => a.port - b.port);
}
