import Table from "cli-table3";

/** A step of a rehearsal and what came of it. */
interface Row {
  readonly step: string;
  readonly result: string;
  readonly seconds: number;
}

/** What a rehearsal found, in the order it happened. */
export class Report {
  private readonly rows: Row[] = [];
  private readonly notes: { readonly title: string; readonly lines: readonly string[] }[] = [];
  private readonly problems: { readonly title: string; readonly lines: readonly string[] }[] = [];
  private readonly start = Date.now();

  constructor(private readonly environment: string) {}

  /** Does a step; its result is a row of the table, and so is its failure. */
  async step<T>(step: string, act: () => T | Promise<T>, tell: (value: T) => string): Promise<T> {
    const start = Date.now();
    const add = (result: string) => this.rows.push({ step, result, seconds: (Date.now() - start) / 1000 });
    try {
      const value = await act();
      add(tell(value));
      return value;
    } catch (error) {
      add("✖ see below");
      throw error;
    }
  }

  /** Something to know; nothing is said of an empty list. */
  note(title: string, lines: readonly string[]): void {
    if (lines.length > 0) this.notes.push({ title, lines });
  }

  /** Something that makes the rehearsal fail. */
  problem(title: string, lines: readonly string[]): void {
    if (lines.length > 0) this.problems.push({ title, lines });
  }

  get passed(): boolean {
    return this.problems.length === 0;
  }

  /** The table, what is to be known, and what is wrong. */
  toString(): string {
    const table = new Table({ head: ["step", "result", "time"], colAligns: ["left", "left", "right"], style: { head: [], border: [], compact: true } });
    for (const { step, result, seconds } of this.rows) table.push([step, result, `${Math.round(seconds)} s`]);
    const seconds = Math.round((Date.now() - this.start) / 1000);
    const verdict = this.passed ? `✔ ${this.environment} passed its rehearsal in ${seconds} s.` : `✖ ${this.environment} did not pass its rehearsal.`;
    return [table.toString(), ...this.notes.map(section), ...this.problems.map(section), verdict].join("\n\n");
  }
}

function section({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): string {
  return [`${title}:`, ...lines.map((line) => line.replace(/^(?=.)/gm, "  "))].join("\n");
}
