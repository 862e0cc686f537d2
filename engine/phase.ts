import { showPhase, type Reporter } from "./progress";
import type { Stack } from "./stack";
import { walkStacks, type Outcome } from "./walk-stacks";

/** The stacks a command works on, and how. */
export interface Graph<S extends Stack = Stack> {
  readonly stacks: readonly S[];
  /** How many engines run at most at the same time. */
  readonly parallelism: number;
  readonly signal: AbortSignal;
}

/** What is done with each stack. */
export interface Phase<T, S extends Stack = Stack> {
  readonly title: string;
  readonly order: "deploy" | "removal";
  readonly visit: (stack: S, says: (text: string) => void) => Promise<T>;
  /** What to tell of a stack that is done. */
  readonly tell: (value: T) => string;
}

/** Why a phase did not end well: every stack that failed, and those that were left out. */
export class PhaseFailure extends Error {
  constructor(
    readonly phase: string,
    readonly outcomes: ReadonlyMap<string, Outcome<unknown>>,
  ) {
    super(describeFailures(outcomes).join("\n\n"));
    this.name = "PhaseFailure";
  }

  /** The errors, as they were thrown. */
  get errors(): unknown[] {
    return [...this.outcomes.values()].flatMap((outcome) => (outcome.status === "failed" ? [outcome.error] : []));
  }
}

/** The user stopped it. What failed on the way is told all the same: a state may have been lost. */
export class Interrupted extends Error {
  constructor(
    readonly phase: string,
    readonly outcomes: ReadonlyMap<string, Outcome<unknown>> = new Map(),
  ) {
    super([`Interrupted: ${phase}`, ...describeFailures(outcomes)].join("\n\n"));
    this.name = "Interrupted";
  }
}

/** Visits the stacks in their order, showing how it goes. Gives what came of each, or throws when one is not done. */
export async function runPhase<T, S extends Stack = Stack>({ stacks, parallelism, signal }: Graph<S>, { title, order, visit, tell }: Phase<T, S>): Promise<Map<string, T>> {
  if (stacks.length === 0) return new Map();
  const outcomes = await showPhase(title, stacks.map(({ id }) => id), (reporter) =>
    walkStacks<T, S>(stacks, {
      order,
      parallelism,
      signal,
      visit: (stack) => timed(stack, reporter, visit, tell),
      onOutcome: ({ id }, outcome) => {
        if (outcome.status !== "done") reporter.ended(id, outcome.status === "failed" ? "failed" : "skipped", shortOutcome(outcome));
      },
    }),
  );
  if (signal.aborted) throw new Interrupted(title, outcomes);
  if ([...outcomes.values()].some(({ status }) => status !== "done")) throw new PhaseFailure(title, outcomes);
  return new Map([...outcomes].flatMap(([id, outcome]) => (outcome.status === "done" ? [[id, outcome.value] as const] : [])));
}

async function timed<T, S extends Stack>(stack: S, reporter: Reporter, visit: Phase<T, S>["visit"], tell: Phase<T, S>["tell"]): Promise<T> {
  const start = Date.now();
  reporter.begun(stack.id);
  const value = await visit(stack, (text) => reporter.says(stack.id, text));
  reporter.ended(stack.id, "done", `${tell(value)} (${Math.round((Date.now() - start) / 1000)} s)`);
  return value;
}

function shortOutcome(outcome: Outcome<unknown>): string {
  if (outcome.status === "skipped") return `left out, since ${outcome.because} comes first`;
  return outcome.status === "failed" ? "failed, see below" : "not begun";
}

function describeFailures(outcomes: ReadonlyMap<string, Outcome<unknown>>): string[] {
  return [...outcomes].flatMap(([id, outcome]) => describeOutcome(id, outcome));
}

function describeOutcome(id: string, outcome: Outcome<unknown>): string[] {
  if (outcome.status !== "failed") return [];
  const { error } = outcome;
  return [`${id}:\n${indented(error instanceof Error ? error.message : String(error))}`];
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
