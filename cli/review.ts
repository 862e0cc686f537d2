import { Command, Option } from "commander";
import { Refusal } from "../engine/refusal";
import { asJson } from "../review/json";
import { asMarkdown } from "../review/markdown";
import { describeProblems } from "../review/read/problem";
import { readPlans } from "../review/read/read-plans";
import { readWaivers } from "../review/read/read-waivers";
import { review, type Review } from "../review/review";
import { ruleIds } from "../review/rules";
import { writeReport } from "./write-report";

interface ReviewOptions {
  readonly base?: string;
  readonly format: keyof typeof formats;
  readonly out?: string;
}

const formats = { markdown: asMarkdown, json: asJson } as const satisfies Record<string, (review: Review) => string>;

const waiversFile = "environments/waivers.yaml";

/** `npm run review -- plans/dev`: says what plans would do, and ends with 0 when that is safe, 2 when it needs approval, 3 when it is blocked. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run review --")
    .description("Review plans: what is lost, what stops, what opens. Ends with 0 when it is safe, 2 when somebody must approve it, 3 when it must not be applied as it is.")
    .argument("<dir...>", "folders of npm run plan, folders with what terraform show -json wrote, or such files")
    .option("--base <folder>", "what was synthesized before the change, as cdktf.out is: shows what plans cannot know yet")
    .addOption(new Option("--format <format>", "how to tell it").choices(Object.keys(formats)).default("markdown"))
    .option("--out <file>", "write it to a file instead")
    .action(reviewPlans)
    .parseAsync([...args], { from: "user" });
}

function reviewPlans(places: readonly string[], { base, format, out }: ReviewOptions): void {
  const reading = readPlans(places, base);
  const { waivers, problems } = readWaivers(waiversFile, ruleIds);
  const all = [...reading.problems, ...problems];
  if (all.length > 0) throw new Refusal(describeProblems(all));
  const result = review(reading, waivers, new Date().toISOString().slice(0, 10));
  const text = formats[format](result);
  writeReport(text, out);
  process.exitCode = result.exitCode;
}
