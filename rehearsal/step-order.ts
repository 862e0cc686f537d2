import type { Step } from "../engine/events";
import { pastOf } from "../engine/plan";

interface TimedStep {
  readonly stack: string;
  readonly address: string;
  readonly action: Exclude<Step["action"], "read">;
  /** Since the first step. */
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Keeps when each resource of an update was done, over all stacks. */
export class StepOrder {
  private readonly begun = new Map<string, number>();
  private readonly ended: TimedStep[] = [];
  private start: number | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  readonly listen = (stack: string, { phase, address, action }: Step): void => {
    if (action === "read") return;
    const key = `${stack} ${address} ${action}`;
    const seconds = (this.now() - (this.start ??= this.now())) / 1000;
    if (phase === "start") this.begun.set(key, seconds);
    if (phase === "complete") this.ended.push({ stack, address, action, startSeconds: this.begun.get(key) ?? seconds, endSeconds: seconds });
  };

  /** In the order they ended, with the seconds of begin and end. */
  describe(): string[] {
    return this.ended.map(({ stack, address, action, startSeconds, endSeconds }) => `${startSeconds.toFixed(1)} s to ${endSeconds.toFixed(1)} s  ${stack}: ${address} ${pastOf[action]}`);
  }
}
