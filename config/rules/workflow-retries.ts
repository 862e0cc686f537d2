import { suggest } from "../nearest";
import type { PlacedState } from "../placed-states";
import type { Path } from "../problem";
import type { State } from "../states-language";
import { nearestAllowed } from "./nearest-allowed";
import type { Finding, Rule } from "./rule";
import { stateRule } from "./workflow-rule";

const errors = "Amazon States Language, Errors";
const retrying = "Amazon States Language, Retrying after error";

/** What the language itself calls errors; every other name is a task's own. */
const ownErrors = [
  "States.ALL",
  "States.BranchFailed",
  "States.DataLimitExceeded",
  "States.ExceedToleratedFailureThreshold",
  "States.HeartbeatTimeout",
  "States.Http.Socket",
  "States.IntrinsicFailure",
  "States.ItemReaderFailed",
  "States.NoChoiceMatched",
  "States.ParameterPathFailure",
  "States.Permissions",
  "States.QueryEvaluationError",
  "States.ResultPathMatchFailure",
  "States.ResultWriterFailed",
  "States.Runtime",
  "States.TaskFailed",
  "States.Timeout",
];

type Retrier = NonNullable<Extract<State, { Type: "Task" }>["Retry"]>[number];

function retriersOf({ path, state }: PlacedState): { path: Path; value: Retrier }[] {
  return "Retry" in state ? (state.Retry ?? []).map((value, index) => ({ path: [...path, "Retry", index], value })) : [];
}

/** Retriers, then catchers: each list of errors, and whether it is the last of its kind. */
function errorListsOf({ path, state }: PlacedState): { path: Path; errors: readonly string[]; isLast: boolean }[] {
  return (["Retry", "Catch"] as const).flatMap((kind) => {
    const list: readonly { ErrorEquals: readonly string[] }[] = (kind in state && (state as Pick<Extract<State, { Type: "Task" }>, "Retry" | "Catch">)[kind]) || [];
    return list.map(({ ErrorEquals }, index) => ({ path: [...path, kind, index, "ErrorEquals"], errors: ErrorEquals, isLast: index === list.length - 1 }));
  });
}

function retrierRule(id: string, find: (retrier: Retrier, path: Path) => Iterable<Finding>): Rule {
  return stateRule(id, retrying, function* (placed) {
    for (const { path, value } of retriersOf(placed)) yield* find(value, path);
  });
}

function* between(path: Path, given: number | undefined, minimum: number, maximum: number): Iterable<Finding> {
  if (given === undefined || (Number.isInteger(given) && given >= minimum && given <= maximum)) return;
  yield { path, given, allowed: `a whole number from ${minimum} to ${maximum}`, remedy: nearestAllowed(given, minimum, maximum) };
}

export const workflowRetryRules: readonly Rule[] = [
  stateRule("workflow-error-equals", errors, function* (placed) {
    for (const { path, errors: given, isLast } of errorListsOf(placed)) {
      const hasAll = given.includes("States.ALL");
      if (given.length === 0) {
        yield { path, given, allowed: "at least one error", remedy: 'name one; ["States.ALL"] for every error' };
      } else if (hasAll && given.length > 1) {
        yield { path, given, allowed: "States.ALL alone in its list", remedy: "remove the others: it stands for every error" };
      } else if (hasAll && !isLast) {
        yield { path, given, allowed: "States.ALL in the last entry alone", remedy: "move it to the end: what stands behind it is never looked at" };
      }
    }
  }),
  stateRule("workflow-error-name", "Step Functions Developer Guide, Handling errors in Step Functions workflows", function* (placed) {
    for (const { path, errors: list } of errorListsOf(placed)) {
      for (const [index, given] of list.entries()) {
        if (!given.startsWith("States.") || ownErrors.includes(given)) continue;
        yield { path: [...path, index], given, allowed: "an error of the language, where a name begins with States.", remedy: suggest(given, ownErrors) };
      }
    }
  }),
  retrierRule("workflow-retry-interval", function* ({ IntervalSeconds }, path) {
    yield* between([...path, "IntervalSeconds"], IntervalSeconds, 1, 99999999);
  }),
  retrierRule("workflow-retry-attempts", function* ({ MaxAttempts }, path) {
    yield* between([...path, "MaxAttempts"], MaxAttempts, 0, 99999999);
  }),
  retrierRule("workflow-retry-backoff", function* ({ BackoffRate: given }, path) {
    if (given === undefined || given >= 1) return;
    yield { path: [...path, "BackoffRate"], given, allowed: "a number from 1", remedy: "set it to 1 for the same interval each time" };
  }),
  retrierRule("workflow-retry-max-delay", function* ({ MaxDelaySeconds: given, IntervalSeconds = 1 }, path) {
    if (given === undefined || (Number.isInteger(given) && given > IntervalSeconds && given < 31622400)) return;
    const allowed = `a whole number more than IntervalSeconds, ${IntervalSeconds}, and less than 31622400`;
    yield { path: [...path, "MaxDelaySeconds"], given, allowed, remedy: given <= IntervalSeconds ? "set it higher, or remove it" : "remove it for no bound" };
  }),
];
