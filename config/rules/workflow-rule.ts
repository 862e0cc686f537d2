import { placedStates, type PlacedState } from "../placed-states";
import type { Platform } from "../platform";
import type { WorkflowSpec } from "../workflow";
import { usesOf, type WorkflowUse } from "../workflow-uses";
import type { Finding, Rule } from "./rule";

/** A rule that looks at each workflow by itself. */
export function workflowRule(id: string, source: string, find: (workflow: WorkflowSpec, platform: Platform) => Iterable<Finding>): Rule {
  return {
    id,
    source,
    *check(platform) {
      for (const workflow of Object.values(platform.workflows)) yield* find(workflow, platform);
    },
  };
}

/** A rule that looks at each state of a workflow by itself, those within others too. */
export function stateRule(
  id: string,
  source: string,
  find: (placed: PlacedState, workflow: WorkflowSpec, platform: Platform) => Iterable<Finding>,
): Rule {
  return workflowRule(id, source, function* (workflow, platform) {
    for (const placed of placedStates(workflow)) yield* find(placed, workflow, platform);
  });
}

/** A rule that looks at each thing that a task uses. */
export function useRule(id: string, source: string, find: (use: WorkflowUse, workflow: WorkflowSpec, platform: Platform) => Iterable<Finding>): Rule {
  return workflowRule(id, source, function* (workflow, platform) {
    for (const use of usesOf(workflow)) yield* find(use, workflow, platform);
  });
}
