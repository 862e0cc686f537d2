import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { WorkflowSpec } from "../config/workflow";
import { describeError, taskArnIn } from "./execution-text";
import { statesByName, type KnownState } from "./states-by-name";
import { atSeconds } from "./task-text";

/** A state that was entered, once. */
interface StateRun {
  readonly name: string;
  /** Number of the item of a `Map`, as ` [2]`. */
  readonly item: string;
  readonly enteredAt: number;
  tries: number;
  failed: boolean;
  readonly taskArns: Set<string>;
}

/** Where an event stands: in which state, of which item. */
interface Place {
  readonly run: StateRun | undefined;
  readonly item: string;
  /** Of an item: the place of its `Map`. */
  readonly outer: Place | undefined;
}

const beginning: Place = { run: undefined, item: "", outer: undefined };
const outerDepth: KnownState = { depth: 0, caughtBy: [] };

/**
 * Reads the history of an execution, event by event, as lines. How deep a state stands is read from the definition, for that is
 * not in the history; which state an event belongs to, from the event before it.
 */
export class ExecutionHistory {
  private readonly states: ReadonlyMap<string, KnownState>;
  private readonly places = new Map<number, Place>();
  private readonly open = new Set<StateRun>();
  private last = beginning;
  private begunAt: number | undefined;
  /** Whether the last event was read. */
  ended = false;

  constructor(workflow: Pick<WorkflowSpec, "name" | "definition">) {
    this.states = statesByName(workflow);
  }

  /** The lines of an event. */
  read(event: HistoryEvent): string[] {
    const at = event.timestamp?.getTime() ?? 0;
    this.begunAt ??= at;
    // Not every emulator tells which event came before.
    const before = event.previousEventId === undefined ? this.last : (this.places.get(event.previousEventId) ?? beginning);
    const { place, lines } = this.next(event, before, at);
    this.places.set(event.id ?? 0, place);
    this.last = place;
    return lines;
  }

  private next(event: HistoryEvent, before: Place, at: number): { place: Place; lines: string[] } {
    const type = event.type ?? "";
    const stay = (...lines: string[]) => ({ place: before, lines });
    if (type.endsWith("StateEntered")) return this.enter(event.stateEnteredEventDetails?.name ?? "", before, at);
    if (type.endsWith("StateExited")) return this.exit(event.stateExitedEventDetails?.name ?? "", before, at);
    if (type === "MapIterationStarted") {
      const item = ` [${event.mapIterationStartedEventDetails?.index ?? 0}]`;
      return { place: { run: before.run, item: `${before.item}${item}`, outer: before }, lines: [] };
    }
    if (/^MapIteration(Succeeded|Failed|Aborted)$/.test(type)) return { place: before.outer ?? before, lines: [] };
    if (/^Execution(Succeeded|Failed|Aborted|TimedOut)$/.test(type)) {
      this.ended = true;
      return stay();
    }
    const { run } = before;
    if (run === undefined) return stay();
    if (/^((Task|LambdaFunction|Activity)Scheduled|(Parallel|Map)StateStarted|MapRunStarted)$/.test(type)) return stay(...this.tryAgain(run, at));
    if (/(Failed|TimedOut)$/.test(type)) return stay(...this.fail(event, run, at));
    if (type === "TaskSubmitted" || type === "TaskSucceeded") return stay(...this.tellTask(event, run, at));
    return stay();
  }

  private enter(name: string, before: Place, at: number) {
    const run: StateRun = { name, item: before.item, enteredAt: at, tries: 0, failed: false, taskArns: new Set() };
    // Not every emulator tells that a state is left whose error is caught.
    const caught = [...this.open].filter((each) => each.failed && this.placeOf(each).caughtBy.includes(name));
    const lines = [...caught.flatMap((each) => this.leave(each, at)), this.line(run, at, `→ ${name}${run.item}`)];
    this.open.add(run);
    return { place: { ...before, run }, lines };
  }

  private exit(name: string, before: Place, at: number) {
    const candidates = [...this.open].filter((run) => run.name === name).reverse();
    const run = before.run?.name === name ? before.run : (candidates.find(({ item }) => item === before.item) ?? candidates[0]);
    if (run === undefined) return { place: before, lines: [] };
    return { place: { ...before, run }, lines: this.leave(run, at) };
  }

  private leave(run: StateRun, at: number): string[] {
    this.open.delete(run);
    const seconds = `${((at - run.enteredAt) / 1000).toFixed(1)} s`;
    return [this.line(run, at, run.failed ? `↷ ${run.name}${run.item}  caught after ${seconds}` : `✔ ${run.name}${run.item}  ${seconds}`)];
  }

  private tryAgain(run: StateRun, at: number): string[] {
    run.tries += 1;
    run.failed = false;
    return run.tries === 1 ? [] : [this.line(run, at, `↻ ${run.name}${run.item}  try ${run.tries}`)];
  }

  private fail(event: HistoryEvent, run: StateRun, at: number): string[] {
    const { error, cause } = failureIn(event);
    run.failed = true;
    const why = error === undefined && cause === undefined ? "" : `  ${describeError(error, cause)}`;
    return [...this.tellArn(taskArnIn(cause), run, at), this.line(run, at, `✖ ${run.name}${run.item}${why}`)];
  }

  private tellTask(event: HistoryEvent, run: StateRun, at: number): string[] {
    return this.tellArn(taskArnIn(event.taskSubmittedEventDetails?.output ?? event.taskSucceededEventDetails?.output), run, at);
  }

  private tellArn(taskArn: string | undefined, run: StateRun, at: number): string[] {
    if (taskArn === undefined || run.taskArns.has(taskArn)) return [];
    run.taskArns.add(taskArn);
    return [this.line(run, at, `  ${taskArn}`)];
  }

  private placeOf(run: StateRun): KnownState {
    return this.states.get(run.name) ?? outerDepth;
  }

  private line(run: StateRun, at: number, text: string): string {
    return atSeconds((at - (this.begunAt ?? at)) / 1000, `${"  ".repeat(this.placeOf(run).depth)}${text}`);
  }
}

/** The details of a failure, which each type of event keeps elsewhere. */
function failureIn(event: HistoryEvent): { error?: string; cause?: string } {
  const details = Object.entries(event).find(([key, value]) => key.endsWith("EventDetails") && value !== undefined)?.[1] as { error?: string; cause?: string } | undefined;
  return details ?? {};
}
