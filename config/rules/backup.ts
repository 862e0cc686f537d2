import type { Platform } from "../platform";
import { range, valueRule, type Placed, type Rule } from "./rule";

const cron = "EventBridge User Guide, Cron expressions reference";

interface CronField {
  readonly minimum: number;
  readonly maximum: number;
  readonly names: readonly string[];
  /** What it may hold beside numbers, names, ranges and steps. */
  readonly special: RegExp;
}

const fields: readonly CronField[] = [
  { minimum: 0, maximum: 59, names: [], special: /^$/ },
  { minimum: 0, maximum: 23, names: [], special: /^$/ },
  { minimum: 1, maximum: 31, names: [], special: /^(?:\?|L|L?W|\d{1,2}W)$/ },
  { minimum: 1, maximum: 12, names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], special: /^$/ },
  { minimum: 1, maximum: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], special: /^(?:\?|L|[1-7]L|(?:[1-7]|[A-Z]{3})#[1-5])$/ },
  { minimum: 1970, maximum: 2199, names: [], special: /^$/ },
];

/** The six fields; `undefined` when the form is wrong. */
function cronFields(schedule: string): string[] | undefined {
  const parts = /^cron\(([^()]*)\)$/.exec(schedule)?.[1]?.trim().split(/\s+/);
  return parts?.length === fields.length ? parts : undefined;
}

function isCron(schedule: string): boolean {
  const parts = cronFields(schedule);
  const oneDayOpen = [parts?.[2], parts?.[4]].filter((part) => part === "?").length === 1;
  return parts !== undefined && oneDayOpen && parts.every((part, index) => part.split(",").every((item) => isItem(item, index)));
}

/** `*`, `5`, `MON-FRI`, `0/15`. */
function isItem(item: string, index: number): boolean {
  const field = fields[index];
  if (field === undefined) return false;
  if (field.special.test(item)) return item !== "";
  const [span = "", step, ...rest] = item.split("/");
  const ends = span === "*" ? [] : span.split("-");
  const isNumber = (text: string) => /^\d+$/.test(text) && Number(text) >= field.minimum && Number(text) <= field.maximum;
  const isValue = (text: string) => isNumber(text) || field.names.includes(text.toUpperCase());
  return rest.length === 0 && ends.length <= 2 && ends.every(isValue) && (step === undefined || /^[1-9]\d*$/.test(step));
}

const schedule = ({ storage }: Platform): Placed<string | undefined>[] => [
  { path: ["storage", "backup", "schedule"], value: storage.backup?.schedule },
];

export const backupRules: readonly Rule[] = [
  valueRule("backup-schedule", cron, schedule, (given) =>
    isCron(given)
      ? undefined
      : {
          allowed: "cron(<minutes> <hours> <day of month> <month> <day of week> <year>), one of the two days a ?",
          remedy: "write such an expression: cron(0 3 * * ? *) is every day at 03:00 UTC",
        },
  ),
  valueRule("backup-interval", "AWS Backup Developer Guide, Backup plan options and configuration", schedule, (given) => {
    const minutes = cronFields(given)?.[0];
    if (minutes === undefined || !isCron(given) || /^\d+$/.test(minutes)) return undefined;
    return { allowed: "backups 60 minutes apart or more", remedy: "write a single number for the minutes" };
  }),
  range("backup-retention", "API CreateBackupPlan", 1, 36500, "days", ({ storage }) => [
    { path: ["storage", "backup", "retentionDays"], value: storage.backup?.retentionDays },
  ]),
  {
    id: "backup-plan-missing",
    source: "Gantry guide, Storage; API CreateBackupSelection",
    *check({ storage }) {
      if (storage.backup !== undefined) return;
      for (const [name, { backup }] of Object.entries(storage.fileSystems)) {
        if (backup !== true) continue;
        const path = ["storage", "fileSystems", name, "backup"];
        yield { path, given: true, allowed: "true where storage.backup is given", remedy: "add storage.backup, {} will do, or remove it" };
      }
    },
  },
];
