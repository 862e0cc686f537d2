import { cached } from "../cached";
import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { childOf } from "../tree";
import type { Text } from "../text";
import { containerChanges } from "./container-changes";

/** A new revision of a task definition: nothing is lost, and tasks are replaced as their service says. */
export interface Revision {
  /** Of the task definition. */
  readonly address: string;
  /** Addresses of the services in the same plan that run it. */
  readonly services: readonly string[];
  /** What changes, one line each; none when it is made anew as it was. */
  readonly lines: readonly Text[];
  /** Whether the containers of the new revision can be read. */
  readonly isSeen: boolean;
}

/** The new revisions a plan makes. Other tags make none. */
export const revisions = cached((plan, all): readonly Revision[] => {
  const changed = plan.changes.filter(({ type, action }) => type === "aws_ecs_task_definition" && action === "replace");
  return changed.map((change) => ({ address: change.address, services: servicesOf(change, plan), ...containerChanges(change, plan, all) }));
});

function servicesOf(change: Change, plan: ReviewedPlan): readonly string[] {
  const arn = childOf(change.before, "arn");
  const running = plan.changes.filter(({ type, before }) => type === "aws_ecs_service" && arn !== undefined && childOf(before, "task_definition") === arn);
  return running.map(({ address }) => address).sort();
}
