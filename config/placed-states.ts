import type { Path } from "./problem";
import type { State, States } from "./states-language";
import type { WorkflowSpec } from "./workflow";

/** A definition, a branch of a Parallel state or the processor of a Map state, with the place it stands at. */
export interface PlacedFlow {
  readonly path: Path;
  readonly startAt: string;
  readonly states: States;
  /** How many Parallel and Map states it stands within. */
  readonly depth: number;
}

export type QueryLanguage = "JSONPath" | "JSONata";

/** A state with the place it stands at. */
export interface PlacedState<S extends State = State> {
  readonly name: string;
  readonly path: Path;
  readonly state: S;
  /** Its own, else that of the workflow. */
  readonly queryLanguage: QueryLanguage;
  /** That in which it stands. */
  readonly flow: PlacedFlow;
}

/** Every flow of a workflow, the definition first, each before those within its states. */
export function placedFlows({ name, definition }: Pick<WorkflowSpec, "name" | "definition">): PlacedFlow[] {
  const within = (path: Path, { StartAt, States }: { StartAt: string; States: States }, around: readonly States[]): PlacedFlow[] => {
    if (around.includes(States)) return [];
    const inner = Object.entries(States).flatMap(([state, value]) =>
      flowsOf(value).flatMap(({ at, flow }) => within([...path, "States", state, ...at], flow, [...around, States])),
    );
    return [{ path, startAt: StartAt, states: States, depth: around.length }, ...inner];
  };
  return within(["workflows", name, "definition"], definition, []);
}

/** Every state of a workflow, those within others too. */
export function placedStates(workflow: Pick<WorkflowSpec, "name" | "definition">): PlacedState[] {
  return placedFlows(workflow).flatMap((flow) =>
    Object.entries(flow.states).map(([name, state]) => ({
      name,
      path: [...flow.path, "States", name],
      state,
      queryLanguage: queryLanguageOf(state, workflow),
      flow,
    })),
  );
}

/** In what a state looks into its input. */
export function queryLanguageOf(state: Pick<State, "QueryLanguage">, { definition }: Pick<WorkflowSpec, "definition">): QueryLanguage {
  return state.QueryLanguage ?? definition.QueryLanguage ?? "JSONPath";
}

/** What a state runs within itself. */
function flowsOf(state: State): { at: Path; flow: { StartAt: string; States: States } }[] {
  if (state.Type === "Parallel") return state.Branches.map((flow, index) => ({ at: ["Branches", index], flow }));
  return state.Type === "Map" ? [{ at: ["ItemProcessor"], flow: state.ItemProcessor }] : [];
}

/** Those of one type. */
export function ofType<T extends State["Type"]>(states: readonly PlacedState[], type: T): PlacedState<Extract<State, { Type: T }>>[] {
  return states.filter((placed): placed is PlacedState<Extract<State, { Type: T }>> => placed.state.Type === type);
}
