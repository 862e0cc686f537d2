import { placedStates } from "../config/placed-states";
import type { WorkflowSpec } from "../config/workflow";

/** A state of a workflow, by how deep it stands in `Parallel` and `Map`, and where its errors may lead. */
export interface KnownState {
  readonly depth: number;
  readonly caughtBy: readonly string[];
}

/** Every state of a workflow by its name, which no two of them share. */
export function statesByName(workflow: Pick<WorkflowSpec, "name" | "definition">): Map<string, KnownState> {
  return new Map(
    placedStates(workflow).map(({ name, state, flow: { depth } }) => {
      const caughtBy = "Catch" in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
      return [name, { depth, caughtBy }];
    }),
  );
}
