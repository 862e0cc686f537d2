import { ofType, placedStates, type PlacedState } from "./placed-states";
import type { TaskState } from "./states-language";
import type { WorkflowSpec } from "./workflow";

/** What a task of a workflow works with, by its name in the environment file; a `Resource` by its ARN. */
export interface WorkflowUse extends PlacedState<TaskState> {
  readonly kind: UseKind;
  /** Name or ARN of what is used. */
  readonly uses: string;
  readonly waitFor: WaitFor;
}

export const useKinds = ["job", "topic", "queue", "lambdaFunction", "Resource"] as const;
export type UseKind = (typeof useKinds)[number];
export type WaitFor = NonNullable<TaskState["waitFor"]>;

/** Every task of a workflow with what it uses, those within other states too. */
export function usesOf(workflow: WorkflowSpec): WorkflowUse[] {
  return ofType(placedStates(workflow), "Task").flatMap((placed) =>
    useKinds.flatMap((kind) => {
      const uses = placed.state[kind];
      return uses === undefined ? [] : [{ ...placed, kind, uses, waitFor: waitForOf(placed.state, kind, workflow.type) }];
    }),
  );
}

/** How long a task lasts: a `Resource` says it itself, a job of a standard workflow lasts to its end. */
export function waitForOf(task: TaskState, kind: UseKind, type: WorkflowSpec["type"]): WaitFor {
  if (kind === "Resource") return /\.waitForTaskToken$/.test(task.Resource ?? "") ? "taskToken" : /\.sync(:\d+)?$/.test(task.Resource ?? "") ? "end" : "start";
  return task.waitFor ?? (kind === "job" && type === "STANDARD" ? "end" : "start");
}
