import { Command } from "commander";
import { runTask } from "../operations/run-task";
import { operate } from "./operate";

/** `npm run task -- <environment> <job>`: runs a job to its end. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run task --")
    .description("Run a job of a deployed environment once, show what it does and logs, and end with the exit code of its container.")
    .argument("<environment>", "name of a file in environments/, without .ts")
    .argument("<job>", "name of a job of that file")
    .argument("[command...]", "after --: run this in its container instead of its own command")
    .action((environment: string, job: string, command: string[]) => operate(environment, (operation) => runTask({ ...operation, job, command })))
    .parseAsync([...args], { from: "user" });
}
