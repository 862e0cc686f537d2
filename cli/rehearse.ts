import { Command } from "commander";
import { Interruption } from "../engine/interruption";
import { Interrupted } from "../engine/phase";
import { lineUps } from "../rehearsal/emulators/line-ups";
import type { OtherSource } from "../rehearsal/rehearsal";
import { rehearse } from "../rehearsal/rehearse";
import { tellInterrupt } from "./tell-interrupt";

export interface RehearseOptions {
  readonly from?: string;
  readonly keep?: boolean;
  readonly emulator?: string;
}

/** `npm run rehearse -- <environment>`: applies an environment to an emulator of AWS on this machine, and destroys it again. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run rehearse --")
    .description("Apply an environment to an AWS emulator on this machine, with the real engine and provider; plan it again; destroy it. Nothing real is touched.")
    .argument("<environment>", "name of a file in environments/, without .ts")
    .option("--from <revision>", "apply this git revision first, and then the working copy as an update")
    .option("--keep", "leave the environment and the emulator running, and say how to reach them")
    .option("--emulator <name>", `the emulator to start: ${lineUps.map(({ main }) => main.name).join(", ")} (default: the first of them that is on PATH)`)
    .action((environment: string, options: RehearseOptions) => rehearseEnvironment(environment, options))
    .parseAsync([...args], { from: "user" });
}

/** Rehearses an environment and shows how it went; the process ends with 0 when it passed. */
export async function rehearseEnvironment(environment: string, { from, keep = false, emulator }: RehearseOptions, otherSource?: OtherSource): Promise<void> {
  const interruption = new Interruption(tellInterrupt).listen();
  try {
    const report = await rehearse({
      project: process.cwd(),
      environment,
      keep,
      ...(otherSource === undefined ? {} : { otherSource }),
      ...(from === undefined ? {} : { from }),
      ...(emulator === undefined ? {} : { emulator }),
      variables: process.env,
      interruption,
    });
    console.log(`\n${report.toString()}`);
    process.exitCode = report.passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    console.error(`\n${error.message}\n\nWhat was applied is kept in .rehearsal/; the next rehearsal of this environment goes on from there.`);
    process.exitCode = 130;
  } finally {
    interruption.stopListening();
  }
}
