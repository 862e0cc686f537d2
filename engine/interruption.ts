import type { Child } from "./child";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * What Ctrl-C means while engines run. The first: nothing new starts, and each engine is asked to finish its step and keep its state.
 * The second: each is told to stop at once. From the third on they are killed.
 */
export class Interruption {
  private readonly controller = new AbortController();
  private readonly children = new Set<Child>();
  private readonly handler = () => this.hear();
  private count = 0;
  private heardAt = -Infinity;

  /** `onInterrupt` is told how many interrupts there were. */
  constructor(private readonly onInterrupt: (count: number) => void) {}

  /** Aborted by the first interrupt. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** From here on, the process's own interrupts come here. */
  listen(): this {
    for (const name of signals) process.on(name, this.handler);
    return this;
  }

  stopListening(): void {
    for (const name of signals) process.off(name, this.handler);
  }

  /** npm passes a Ctrl-C on that the terminal sent us already: what comes at once is the same one. */
  private hear(): void {
    const now = performance.now();
    if (now - this.heardAt > 500) this.interrupt();
    this.heardAt = now;
  }

  interrupt(): void {
    this.count += 1;
    this.controller.abort();
    for (const child of this.children) child.signal(this.count > 2 ? "SIGKILL" : "SIGINT");
    this.onInterrupt(this.count);
  }

  /** Waits for an engine, which hears of interrupts meanwhile. */
  async during(child: Child): Promise<number> {
    this.children.add(child);
    try {
      return await child.ended;
    } finally {
      this.children.delete(child);
    }
  }
}
