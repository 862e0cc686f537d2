import type { StateMachine } from "../config/states-language";

/** A state of a workflow, by how deep it stands in `Parallel` and `Map`, and where its errors may lead. */
export interface KnownState {
  readonly depth: number;
  readonly caughtBy: readonly string[];
}

/** Every state of a definition by its name, which no two of them share. */
export function statesByName({ States }: Pick<StateMachine, "States">, depth = 0): Map<string, KnownState> {
  return new Map(
    Object.entries(States).flatMap(([name, state]): [string, KnownState][] => {
      const caughtBy = "Catch" in state ? (state.Catch ?? []).map(({ Next }) => Next) : [];
      const inner = state.Type === "Parallel" ? state.Branches : state.Type === "Map" ? [state.ItemProcessor] : [];
      return [[name, { depth, caughtBy }], ...inner.flatMap((flow) => [...statesByName(flow as Pick<StateMachine, "States">, depth + 1)])];
    }),
  );
}
