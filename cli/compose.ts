import { Command } from "commander";
import { composeEnvironmentName, environmentFor } from "../compose/environment-for";
import { everyRow } from "../compose/every-row";
import { readApplication, type ComposeApplication } from "../compose/from-compose";
import type { Row } from "../compose/row";
import { lineUps } from "../rehearsal/emulators/line-ups";
import { composeArguments, readingCompose, type ComposeArguments } from "./compose-options";
import { composeTable, countsOf } from "./compose-table";
import { rehearseEnvironment, type RehearseOptions } from "./rehearse";

/** `npm run compose -- check <file>...` and `npm run compose -- rehearse <file>...`. */
export async function run(args: readonly string[]): Promise<void> {
  const program = new Command("npm run compose --").description("What becomes of Compose files as an environment.");
  readingCompose(program.command("check"))
    .description("Show what becomes of each key: mapped, replaced, ignored or refused, and why. Ends with 1 when one is refused.")
    .option("--json", "print JSON and nothing else")
    .action(check);
  readingCompose(program.command("rehearse"))
    .description("Apply the files to an AWS emulator on this machine, as an environment of their own; plan it again; destroy it.")
    .option("--keep", "leave the environment and the emulator running, and say how to reach them")
    .option("--emulator <name>", `the emulator to start: ${lineUps.map(({ main }) => main.name).join(", ")} (default: the first of them that is on PATH)`)
    .action(rehearse);
  await program.parseAsync([...args], { from: "user" });
}

interface CheckOptions extends ComposeArguments {
  readonly json?: boolean;
}

const usualWidth = 120;

function check(files: readonly string[], { profile: profiles, json = false }: CheckOptions): void {
  const application = readApplication(files, { profiles }, process.env);
  const rows = everyRow(application, files);
  const counts = countsOf(rows);
  const asJson = () => JSON.stringify({ files, rows: rows.map(inOneOrder), counts, unset: application.unset }, undefined, 2);
  console.log(json ? asJson() : `${composeTable(rows, process.stdout.columns ?? usualWidth)}${describeUnset(application.unset)}`);
  process.exitCode = counts.refused === 0 ? 0 : 1;
}

/** As Compose warns of them. */
function describeUnset(unset: ComposeApplication["unset"]): string {
  if (unset.length === 0) return "";
  return `\n\nVariables that are not set, and so empty:\n${unset.map(({ name, at }) => `  ${name}, at ${at.file}:${at.line}:${at.column}`).join("\n")}`;
}

function inOneOrder({ at: { file, line, column }, path, verdict, what, remedy }: Row) {
  return { at: { file, line, column }, path, verdict, what, remedy };
}

async function rehearse(files: readonly string[], { profile, ...options }: ComposeArguments & RehearseOptions): Promise<void> {
  const { project, composition } = readApplication(files, { profiles: profile }, process.env);
  const { platform } = environmentFor(project, composition);
  const flags = profile.flatMap((each) => ["--profile", each]);
  await rehearseEnvironment(composeEnvironmentName, options, {
    synthesis: ["cli/start.mjs", "cli/compose-synth.ts", ...composeArguments(files, { profile })],
    // No file of environments/ has a dot in its name.
    folder: `${composeEnvironmentName}.${platform}`,
    command: `npm run compose -- rehearse ${[...flags, ...files].join(" ")}`,
  });
}
