import type { QueryLanguage } from "./placed-states";
import type { TaskState } from "./states-language";

/** The field in which a task holds what it passes on. */
export function argumentsKey(queryLanguage: QueryLanguage): "Arguments" | "Parameters" {
  return queryLanguage === "JSONata" ? "Arguments" : "Parameters";
}

/** What a task passes on. */
export function argumentsOf({ state, queryLanguage }: { readonly state: TaskState; readonly queryLanguage: QueryLanguage }): unknown {
  return state[argumentsKey(queryLanguage)];
}
