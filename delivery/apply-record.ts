import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { Refusal } from "../engine/refusal";

/** How far a stack came. `begun`: the engine changed something. `withheld`: all but its removals is done. */
export type Progress = "begun" | "withheld" | "applied";

const schema = z.strictObject({ digest: z.string(), stacks: z.record(z.string(), z.enum(["begun", "withheld", "applied"])) });

/** What was applied of the plans in a folder, so that an interrupted run goes on where it stopped. */
export class ApplyRecord {
  private constructor(
    private readonly file: string,
    private readonly digest: string,
    private readonly stacks: Record<string, Progress>,
  ) {}

  /** The record of these plans; an empty one for plans that were made anew since. */
  static read(file: string, digest: string): ApplyRecord {
    const found = existsSync(file) ? parse(file) : undefined;
    return new ApplyRecord(file, digest, found?.digest === digest ? found.stacks : {});
  }

  of(stack: string): Progress | undefined {
    return this.stacks[stack];
  }

  set(stack: string, progress: Progress): void {
    this.stacks[stack] = progress;
    // Whatever ends us meanwhile, one of the two is there whole.
    const draft = `${this.file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify({ digest: this.digest, stacks: this.stacks }, undefined, 2)}\n`);
    renameSync(draft, this.file);
  }
}

function parse(file: string): z.output<typeof schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    throw new Refusal(`${file}, which says what was applied already, cannot be read. Nothing was applied. Plan and review again.`);
  }
}
