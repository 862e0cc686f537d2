import type { Platform } from "../platform";
import { cronFields, cronForm, cronSource, isCron } from "./cron-expression";
import { range, valueRule, type Placed, type Rule } from "./rule";

const schedule = ({ storage }: Platform): Placed<string | undefined>[] => [
  { path: ["storage", "backup", "schedule"], value: storage.backup?.schedule },
];

export const backupRules: readonly Rule[] = [
  valueRule("backup-schedule", cronSource, schedule, (given) =>
    isCron(given)
      ? undefined
      : {
          allowed: cronForm,
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
