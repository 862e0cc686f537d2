import { Command } from "commander";
import { planEnvironments } from "../delivery/plan-environments";
import { deliver } from "./deliver";
import { environmentsToPlan } from "./environments-to-plan";

/** `npm run plan -- <environment>...`: plans every stack of the environments into `plans/<environment>/`. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run plan --")
    .description("Plan every stack of environments, each as if those it reads were applied already. Changes nothing.")
    .argument("<environments...>", "names of files in environments/, without .ts")
    .action((names: string[]) => deliver(async (delivery) => {
      const sets = await planEnvironments(environmentsToPlan(names, delivery.project), delivery);
      const folders = sets.map(({ environment }) => `plans/${environment}`);
      console.log(`\n${folders.join(", ")} written. See what it means: npm run review -- ${folders.join(" ")}`);
    }))
    .parseAsync([...args], { from: "user" });
}
