import type { EnvironmentFile } from "../../../config/environment-file";

type Workflow = NonNullable<EnvironmentFile["workflows"]>[string];

/** A workflow that does nothing, with these other settings. */
export function waiting(settings: Omit<Workflow, "definition"> = {}): Workflow {
  return { definition: { StartAt: "done", States: { done: { Type: "Succeed" } } }, ...settings };
}
