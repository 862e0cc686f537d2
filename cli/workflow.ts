import { Command } from "commander";
import { runWorkflow } from "../operations/run-workflow";
import { operate } from "./operate";

/** `npm run workflow -- <environment> <workflow>`: runs a workflow to its end. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run workflow --")
    .description("Start a workflow of a deployed environment, and show each of its states until it has ended.")
    .argument("<environment>", "name of a file in environments/, without .ts")
    .argument("<workflow>", "name of a workflow of that file")
    .option("--input <json>", "its input", "{}")
    .action((environment: string, workflow: string, { input }: { input: string }) => operate(environment, (operation) => runWorkflow({ ...operation, workflow, input })))
    .parseAsync([...args], { from: "user" });
}
