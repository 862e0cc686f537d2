import { z } from "zod";

/** When EventBridge Scheduler starts something, and how often it tries. */
export const schedule = z.strictObject({
  /** `cron(0 3 * * ? *)`, `rate(6 hours)` or, once, `at(2027-01-31T08:00:00)`. */
  expression: z.string(),
  /** Zone of the IANA database that `cron` and `at` are read in: `Europe/Berlin`. @default "UTC" */
  timeZone: z.string().default("UTC"),
  /** Minutes by which a start may come later, to spread load: 1 to 1440, or 0 for on time. @default 0 */
  flexibleWindowMinutes: z.number().default(0),
  /** Further tries of a start that fails, 0 to 185. @default 10 */
  maximumRetries: z.number().default(10),
  /** Seconds after which a start is given up and told to the dead-letter queue, 60 to 86400. @default 3600 */
  maximumEventAgeSeconds: z.number().default(3600),
  /** Whether it starts anything. @default true */
  enabled: z.boolean().default(true),
});

export type Schedule = z.output<typeof schedule>;
