import { z } from "zod";
import { schedule } from "./schedule";
import { taskFields, type TaskSpec } from "./task";

const { ports: _, ...fields } = taskFields;

/** A job: one task definition, run to its end by schedule, by a workflow or by hand (`npm run task`). */
export const job = z.strictObject({
  ...fields,
  /** When it runs by itself, by name. @default {} */
  schedules: z.record(z.string(), schedule).default({}),
});

export type WrittenJob = z.output<typeof job>;

/** A job with every default resolved. */
export type JobSpec = Omit<WrittenJob, "sidecars" | "capacity"> & TaskSpec;
