import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";
import { waiting } from "./workflow-of";

type Schedule = NonNullable<NonNullable<EnvironmentFile["jobs"]>[string]["schedules"]>[string];

/** A job with these schedules, and a workflow with this one. */
const scheduled =
  (schedules: Readonly<Record<string, Schedule>>, trigger: Schedule = { expression: "rate(1 day)" }): RuleFixture["accepted"] =>
  (file) => {
    file.jobs = { tally: { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512, schedules } };
    file.workflows = { nightly: waiting({ triggers: { at: trigger } }) };
  };

const every = (expressions: readonly string[]) => scheduled(Object.fromEntries(expressions.map((expression, index) => [`s${index}`, { expression }])));
const zones = (timeZones: readonly string[]) => scheduled(Object.fromEntries(timeZones.map((timeZone, index) => [`s${index}`, { expression: "rate(1 day)", timeZone }])));
const daily = (settings: Omit<Schedule, "expression">): Schedule => ({ expression: "rate(1 day)", ...settings });

const at = ["jobs", "tally", "schedules"];
const trigger = ["workflows", "nightly", "triggers", "at"];

const wrongRate = { allowed: "rate(<number> <unit>): 1 minute, hour or day, or more minutes, hours or days", remedy: "write it like rate(1 hour) or rate(6 hours)" };
const wrongAt = { allowed: "at(<year>-<month>-<day>T<hours>:<minutes>:<seconds>), of a day that there is", remedy: "write it like at(2027-01-31T08:00:00)" };
const wrongCron = {
  allowed: "cron(<minutes> <hours> <day of month> <month> <day of week> <year>), one of the two days a ?",
  remedy: "write such an expression: cron(0 3 * * ? *) is every day at 03:00",
};
const wrongForm = { allowed: "cron(...), rate(...) or at(...)", remedy: "write it like cron(0 3 * * ? *), every day at 03:00, or rate(6 hours)" };
const refusedExpressions = [
  ["rate(1 hours)", wrongRate],
  ["rate(2 hour)", wrongRate],
  ["rate(0 minutes)", wrongRate],
  ["rate(30 seconds)", wrongRate],
  ["at(2027-02-30T08:00:00)", wrongAt],
  ["at(2027-01-31 08:00:00)", wrongAt],
  ["at(2027-01-31T24:00:00)", wrongAt],
  ["cron(0 3 * * *)", wrongCron],
  ["cron(0 3 * * MON *)", wrongCron],
  ["cron(0 3 ? * ? *)", wrongCron],
  ["cron(60 3 * * ? *)", wrongCron],
  ["0 3 * * *", wrongForm],
] as const;

const zoneWanted = "the name of a zone of the IANA time zone database";
const refusedZones = [
  ["Europe/Berln", 'did you mean "Europe/Berlin"?'],
  ["europe/berlin", 'did you mean "Europe/Berlin"?'],
  ["+01:00", "write it like Europe/Berlin, or remove it for UTC"],
] as const;

/** A rule for a number of a schedule: its bounds, the unit it tells, and the nearest allowed values. */
const number = (key: "flexibleWindowMinutes" | "maximumRetries" | "maximumEventAgeSeconds", [lowest, highest]: readonly [number, number], unit: string): RuleFixture => ({
  accepted: scheduled({ low: daily({ [key]: lowest }) }, daily({ [key]: highest })),
  refused: scheduled({ low: daily({ [key]: lowest - 1 }) }, daily({ [key]: highest + 1 })),
  problems: [
    { path: [...at, "low", key], given: lowest - 1, allowed: `${lowest} to ${highest} ${unit}`, remedy: `set it to ${lowest}, the nearest allowed value` },
    { path: [...trigger, key], given: highest + 1, allowed: `${lowest} to ${highest} ${unit}`, remedy: `set it to ${highest}, the nearest allowed value` },
  ],
});

export const scheduleFixtures: Readonly<Record<string, RuleFixture>> = {
  "schedule-expression": {
    accepted: every(["rate(1 minute)", "rate(36 hours)", "at(2028-02-29T23:59:59)", "cron(0/15 8-18 ? JAN-MAR MON-FRI 2027)", "cron(0 3 L * ? *)", "cron(0 3 ? * FRI#2 *)"]),
    refused: (file) => {
      every(refusedExpressions.map(([expression]) => expression))(file);
      file.workflows = { nightly: waiting({ triggers: { at: { expression: "daily" } } }) };
    },
    problems: [
      ...refusedExpressions.map(([given, told], index) => ({ path: [...at, `s${index}`, "expression"], given, ...told })),
      { path: [...trigger, "expression"], given: "daily", ...wrongForm },
    ],
  },
  "schedule-time-zone": {
    accepted: zones(["UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Calcutta", "America/Argentina/Buenos_Aires", "Etc/GMT+1"]),
    refused: zones(refusedZones.map(([zone]) => zone)),
    problems: refusedZones.map(([given, remedy], index) => ({ path: [...at, `s${index}`, "timeZone"], given, allowed: zoneWanted, remedy })),
  },
  "schedule-flexible-window": number("flexibleWindowMinutes", [0, 1440], "minutes"),
  "schedule-retries": number("maximumRetries", [0, 185], "further tries"),
  "schedule-event-age": number("maximumEventAgeSeconds", [60, 86400], "seconds"),
};
