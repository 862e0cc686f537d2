import { suggest } from "../nearest";
import { placedFlows, placedStates, type PlacedFlow } from "../placed-states";
import type { Path } from "../problem";
import type { State } from "../states-language";
import type { Rule } from "./rule";
import { stateRule, workflowRule } from "./workflow-rule";

const transitions = "Amazon States Language, Transitions";
const names = "Amazon States Language, States Fields";

/** What a state leads to, each name at its place in the state. */
function targetsOf(state: State): { readonly at: Path; readonly name: string }[] {
  const given = (at: Path, name: string | undefined) => (name === undefined ? [] : [{ at, name }]);
  return [
    ...("Next" in state ? given(["Next"], state.Next) : []),
    ...("Catch" in state ? (state.Catch ?? []).map(({ Next: name }, index) => ({ at: ["Catch", index, "Next"], name })) : []),
    ...("Choices" in state ? state.Choices.map(({ Next: name }, index) => ({ at: ["Choices", index, "Next"], name })) : []),
    ...("Default" in state ? given(["Default"], state.Default) : []),
  ];
}

const has = ({ states }: PlacedFlow, name: string) => Object.hasOwn(states, name);

/** Names of the states that can be reached from one. */
function reachable(flow: PlacedFlow, from: string): Set<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = has(flow, name) ? flow.states[name] : undefined;
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...targetsOf(state).map((target) => target.name));
  }
  return reached;
}

/** Whether a flow ends with a state, or may for all that can be told: what leads nowhere is told of by other rules. */
function mayEnd(flow: PlacedFlow, name: string): boolean {
  const state = flow.states[name];
  if (state === undefined || state.Type === "Succeed" || state.Type === "Fail" || ("End" in state && state.End === true)) return true;
  const targets = targetsOf(state);
  return targets.length === 0 || targets.some((target) => !has(flow, target.name)) || (state.Type !== "Choice" && state.Next === undefined);
}

export const workflowFlowRules: readonly Rule[] = [
  workflowRule("unknown-state", transitions, function* (workflow) {
    const flows = placedFlows(workflow);
    for (const flow of flows) {
      const leadsTo = Object.entries(flow.states).flatMap(([name, state]) =>
        targetsOf(state).map((target) => ({ path: [...flow.path, "States", name, ...target.at], given: target.name })),
      );
      for (const { path, given } of [{ path: [...flow.path, "StartAt"], given: flow.startAt }, ...leadsTo]) {
        if (has(flow, given)) continue;
        const elsewhere = flows.some((other) => has(other, given));
        const remedy = elsewhere ? "name a state of the same level: nothing leads into a branch or out of it" : suggest(given, Object.keys(flow.states));
        yield { path, given, allowed: "the name of a state of the same level", remedy };
      }
    }
  }),
  stateRule("workflow-state-next", transitions, function* ({ path, state }) {
    if (state.Type === "Choice" || state.Type === "Succeed" || state.Type === "Fail") return;
    if ((state.Next === undefined) !== (state.End === undefined)) return;
    const remedy = state.Next === undefined ? 'add Next with the name of a state, or End: true' : "remove one of them";
    yield { path, given: state.Next === undefined ? undefined : { Next: state.Next, End: true }, allowed: "exactly one of Next and End", remedy };
  }),
  workflowRule("workflow-state-unreachable", transitions, function* (workflow) {
    for (const flow of placedFlows(workflow)) {
      if (!has(flow, flow.startAt)) continue;
      const reached = reachable(flow, flow.startAt);
      for (const given of Object.keys(flow.states).filter((name) => !reached.has(name))) {
        const allowed = "a state that StartAt or another state leads to";
        yield { path: [...flow.path, "States", given], given, allowed, remedy: "name it in StartAt, Next, Default or Catch, or remove it" };
      }
    }
  }),
  workflowRule("workflow-no-end", "Amazon States Language, Terminal States", function* (workflow) {
    for (const flow of placedFlows(workflow)) {
      const around = [...reachable(flow, flow.startAt)].filter((name) => ![...reachable(flow, name)].some((reached) => mayEnd(flow, reached)));
      if (around.length === 0) continue;
      const remedy = "let one of them end with End: true, or lead to a state that does";
      yield { path: [...flow.path, "States"], given: around, allowed: "a way to an end from every state", remedy };
    }
  }),
  workflowRule("workflow-state-name-unique", names, function* (workflow) {
    const told = new Set<string>();
    for (const { name, path } of placedStates(workflow)) {
      if (told.has(name)) yield { path, given: name, allowed: "names that stand once in the whole workflow, its branches included", remedy: "rename one of them" };
      told.add(name);
    }
  }),
  stateRule("workflow-state-name-length", names, function* ({ name, path }) {
    const length = [...name].length;
    if (length >= 1 && length <= 80) return;
    yield { path, given: name, allowed: `1 to 80 characters, not ${length}`, remedy: length === 0 ? "name it" : `shorten it by ${length - 80}` };
  }),
  stateRule("workflow-branches", "Amazon States Language, Parallel State", function* ({ path, state }) {
    if (state.Type !== "Parallel" || state.Branches.length > 0) return;
    yield { path: [...path, "Branches"], given: state.Branches, allowed: "at least one branch", remedy: "add one, or remove the state" };
  }),
];
