import type { Rule } from "../rule";
import type { Text } from "../text";
import { joined, say } from "../text";

/** What concerns a plan as a whole. */
export const stackRules: readonly Rule[] = [
  {
    id: "stack-leaves",
    severity: "approval",
    reason: "The stack is no longer in the files: everything in its state is deleted.",
    find: ({ stack, set, changes }) => {
      if (set?.isLeaving !== true) return [];
      const deleted = changes.filter(({ action }) => action === "delete");
      return [{ text: say`${stack} is no longer in the files: ${[deleted.length === 1 ? "1 resource is" : `${deleted.length} resources are`]} deleted`, details: [], remedy: ["If it is to stay, put it back into the environment file."] }];
    },
  },
  {
    id: "plan-errored",
    severity: "blocked",
    reason: "The engine stopped half-way: what the plan shows is not all.",
    find: ({ stack, plan }) => (plan.errored === true ? [{ text: say`the plan of ${stack} stopped with an error: what it shows is not all`, details: [], remedy: ["Mend what the engine tells, and plan anew."] }] : []),
  },
  {
    id: "plan-incomplete",
    severity: "approval",
    reason: "The engine left something for a later plan, because it was asked to or because it had to: nobody has seen that yet.",
    find: ({ stack, plan }) =>
      plan.complete === false && plan.errored !== true ? [{ text: say`the plan of ${stack} is not all: the engine left something for a later one (-target, or what it cannot know yet)`, details: [], remedy: ["Plan again after it is applied."] }] : [],
  },
  {
    id: "actions-invoked",
    severity: "approval",
    reason: "An action of a provider runs with the apply; a plan does not show what it does.",
    find: ({ stack, plan }) => (plan.action_invocations ?? []).map(({ address }) => ({ address, text: say`${stack} invokes ${address}; the plan does not show what that does`, details: [] })),
  },
  {
    id: "check-failed",
    severity: "notice",
    reason: "The configuration itself says that something is not as it should be.",
    find: ({ plan }) =>
      (plan.checks ?? []).filter(({ status }) => status === "fail" || status === "error").map(({ address, instances = [] }) => ({
        address: address.to_display,
        text: say`${address.to_display} fails`,
        details: instances.flatMap(({ problems = [] }) => problems.map(({ message }) => say`${message}`)),
      })),
  },
  {
    id: "stack-unplanned",
    severity: "approval",
    reason: "It cannot be planned before what it reads is applied: nobody has seen what will happen.",
    find: ({ stack, set }) => {
      if (set?.status !== "unplanned") return [];
      const problem: Text[] = set.problem === undefined ? [] : set.problem.split("\n").filter((line) => line.trim() !== "").map((line) => say`${line}`);
      return [{ text: say`${stack} could not be planned before the stacks it reads are applied`, details: problem, remedy: ["Apply the stacks it reads first, then plan and review it."] }];
    },
  },
  {
    id: "stack-provisional",
    severity: "notice",
    reason: "It was planned with outputs that other plans here will change; it is planned again, and compared, when these are applied.",
    find: ({ stack, set }) => {
      if (set?.status !== "provisional") return [];
      const producers = [...new Set(set.assumptions.map(({ producer }) => producer))].sort();
      return [{ text: say`${stack} is planned provisionally: it is planned again, and compared, before it is applied`, details: producers.length === 0 ? [] : [say`It waits for ${joined(producers.map((producer) => say`${producer}`), ", ")}.`] }];
    },
  },
];
