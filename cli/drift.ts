import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import { driftJson } from "../delivery/drift/drift-json";
import { driftMarkdown } from "../delivery/drift/drift-markdown";
import { driftExitCode, exitCodeOf, findDrift, type EnvironmentDrift } from "../delivery/drift/find-drift";
import { PlanFolder } from "../delivery/plan-folder";
import { deliver } from "./deliver";
import { environmentsToPlan } from "./environments-to-plan";
import { writeReport } from "./write-report";

interface DriftOptions {
  readonly format: keyof typeof formats;
  readonly out?: string;
}

const formats = { markdown: driftMarkdown, json: driftJson } as const satisfies Record<string, (drifts: readonly EnvironmentDrift[]) => string>;

/** `npm run drift -- <environment>...`: what somebody changed by hand in deployed environments. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run drift --")
    .description(`Show what somebody changed by hand in deployed environments, apart from what ECS, scaling and AWS change. Ends with ${driftExitCode} when somebody did. Changes nothing.`)
    .argument("<environments...>", "names of files in environments/, without .ts")
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(formats)).default("markdown"))
    .option("--out <file>", "write it to this file instead")
    .action(showDrift)
    .parseAsync([...args], { from: "user" });
}

async function showDrift(names: readonly string[], { format, out }: DriftOptions): Promise<void> {
  // Plans hold secrets: nothing of them stays.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "gantry-drift-")));
  try {
    await deliver(async (delivery) => {
      const environments = environmentsToPlan(names, delivery.project, (environment) => new PlanFolder(join(folder, environment)));
      const drifts = await findDrift(environments, delivery);
      writeReport(formats[format](drifts), out);
      process.exitCode = exitCodeOf(drifts);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
