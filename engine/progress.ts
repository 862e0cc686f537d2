import { Listr, type ListrTaskWrapper, type DefaultRenderer, type SimpleRenderer } from "listr2";

/** How a part of a phase ended. */
export type End = "done" | "failed" | "skipped";

/** Where the progress of a phase is told. */
export interface Reporter {
  readonly begun: (id: string) => void;
  /** What it is doing now. */
  readonly says: (id: string, text: string) => void;
  readonly ended: (id: string, end: End, text: string) => void;
}

/** Shows a phase while it runs, a line for each of its parts: live on a terminal; elsewhere, such as in a log, as each ends. */
export async function showPhase<T>(title: string, ids: readonly string[], run: (reporter: Reporter) => Promise<T>): Promise<T> {
  console.log(`\n${title}`);
  const width = Math.max(...ids.map((id) => id.length));
  if (!process.stdout.isTTY) return run(logReporter(width));
  const parts = ids.map((id) => new TerminalPart(id, width));
  const byId = new Map(parts.map((part) => [part.id, part]));
  const shown = new Listr(
    parts.map((part) => ({ title: part.id, task: (_context, task) => part.show(task) })),
    { concurrent: true, exitOnError: false, registerSignalListeners: false, rendererOptions: { collapseErrors: false, collapseSkips: false } },
  ).run();
  try {
    return await run({
      begun: (id) => byId.get(id)?.begun(),
      says: (id, text) => byId.get(id)?.says(text),
      ended: (id, end, text) => byId.get(id)?.ended(end, text),
    });
  } finally {
    for (const part of parts) part.ended("skipped", "not begun");
    await shown;
  }
}

const signs: Readonly<Record<End, string>> = { done: "✔", failed: "✖", skipped: "○" };

function logReporter(width: number): Reporter {
  return {
    begun: () => {},
    says: () => {},
    ended: (id, end, text) => console.log(`  ${signs[end]} ${id.padEnd(width)}  ${text}`),
  };
}

type Shown = ListrTaskWrapper<unknown, typeof DefaultRenderer, typeof SimpleRenderer>;

/** A line on the terminal. It may end before the terminal shows it. */
class TerminalPart {
  private task: Shown | undefined;
  private text = "waits for its turn";
  private end: End | undefined;
  private settle: () => void = () => {};

  constructor(
    readonly id: string,
    private readonly width: number,
  ) {}

  async show(task: Shown): Promise<void> {
    this.task = task;
    this.says(this.text);
    if (this.end === undefined) await new Promise<void>((settle) => (this.settle = settle));
    if (this.end === "failed") throw new Error(this.text);
    if (this.end === "skipped") task.skip(this.line(this.text));
  }

  begun(): void {
    this.says("");
  }

  says(text: string): void {
    this.text = text;
    if (this.task !== undefined) this.task.title = this.line(text);
  }

  ended(end: End, text: string): void {
    if (this.end !== undefined) return;
    this.says(text);
    this.end = end;
    this.settle();
  }

  private line(text: string): string {
    return `${this.id.padEnd(this.width)}  ${text}`;
  }
}
