import { Command } from "commander";
import { applyPlans } from "../delivery/apply-plans";
import { PlanFolder } from "../delivery/plan-folder";
import { describeChanges } from "../engine/apply-stacks";
import { deliver } from "./deliver";

/** `npm run apply -- plans/<environment>`: applies reviewed plans, and nothing else. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run apply --")
    .description("Apply the plans in a folder as they were reviewed, each after those it reads. Goes on where an earlier run stopped.")
    .argument("<folder>", "plans/<environment>, as npm run plan wrote it")
    .option("--digest <digest>", "the digest that the review shows: plans with another one are refused")
    .action((folder: string, { digest }: { readonly digest?: string }) => deliver(async (delivery) => {
      const changes = await applyPlans(new PlanFolder(folder), digest, delivery);
      console.log(`\n${folder} is applied: ${describeChanges([...changes.values()].flat())}.`);
    }))
    .parseAsync([...args], { from: "user" });
}
