import { nearest } from "../nearest";
import type { Schedule } from "../schedule";
import { isScheduleTrigger } from "../workflow";
import { cronForm, isCron } from "./cron-expression";
import { all, entries, everyJob, everyWorkflow, field, only, type Places } from "./places";
import { range, valueRule, type Rule } from "./rule";

const createSchedule = "API CreateSchedule";

const everySchedule: Places<Schedule> = all<Schedule>(
  entries(field(everyJob, "schedules")),
  only(entries(field(everyWorkflow, "triggers")), isScheduleTrigger),
);

const rate = /^rate\((?:1 (?:minute|hour|day)|(?!1 )[1-9]\d* (?:minutes|hours|days))\)$/;

/** `at(2027-01-31T08:00:00)`, of a day that there is. */
function isAt(expression: string): boolean {
  const time = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/.exec(expression)?.[1];
  const date = time === undefined ? undefined : new Date(`${time}Z`);
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${time}.`);
}

function expressionForm(expression: string): { allowed: string; remedy: string } {
  if (expression.startsWith("rate(")) return { allowed: "rate(<number> <unit>): 1 minute, hour or day, or more minutes, hours or days", remedy: "write it like rate(1 hour) or rate(6 hours)" };
  if (expression.startsWith("at(")) return { allowed: "at(<year>-<month>-<day>T<hours>:<minutes>:<seconds>), of a day that there is", remedy: "write it like at(2027-01-31T08:00:00)" };
  if (expression.startsWith("cron(")) return { allowed: cronForm, remedy: "write such an expression: cron(0 3 * * ? *) is every day at 03:00" };
  return { allowed: "cron(...), rate(...) or at(...)", remedy: "write it like cron(0 3 * * ? *), every day at 03:00, or rate(6 hours)" };
}

/** How the time zone database that Node.js brings writes a zone; `undefined` when it has none of this name. */
function zoneName(name: string): string | undefined {
  try {
    // A zone is read whatever its case; where only the case differs, the right one comes back. An old name comes back as the new one.
    const found = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    return found.toLowerCase() === name.toLowerCase() ? found : name;
  } catch {
    return undefined;
  }
}

function timeZoneRemedy(name: string): string {
  const near = zoneName(name) ?? nearest(name, ["UTC", ...Intl.supportedValuesOf("timeZone")]);
  return near === undefined || near === name ? "write it like Europe/Berlin, or remove it for UTC" : `did you mean "${near}"?`;
}

/** When EventBridge Scheduler starts jobs and workflows. */
export const scheduleRules: readonly Rule[] = [
  valueRule("schedule-expression", "EventBridge Scheduler User Guide, Schedule types on EventBridge Scheduler", field(everySchedule, "expression"), (given) =>
    isCron(given) || rate.test(given) || isAt(given) ? undefined : expressionForm(given),
  ),
  valueRule("schedule-time-zone", createSchedule, field(everySchedule, "timeZone"), (given) =>
    /^[A-Za-z]/.test(given) && given.length <= 50 && zoneName(given) === given
      ? undefined
      : { allowed: "the name of a zone of the IANA time zone database", remedy: timeZoneRemedy(given) },
  ),
  range("schedule-flexible-window", createSchedule, 0, 1440, "minutes", field(everySchedule, "flexibleWindowMinutes")),
  range("schedule-retries", createSchedule, 0, 185, "further tries", field(everySchedule, "maximumRetries")),
  range("schedule-event-age", createSchedule, 60, 86400, "seconds", field(everySchedule, "maximumEventAgeSeconds")),
];
