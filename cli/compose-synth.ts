import { Command } from "commander";
import { environmentFor } from "../compose/environment-for";
import { readApplication } from "../compose/from-compose";
import { parseEnvironment } from "../config/parse-environment";
import { ConfigError } from "../config/problem";
import { synthesizePlatforms } from "../main";
import { readingCompose, type ComposeArguments } from "./compose-options";

/** Synthesizes the environment that is made of Compose files alone. `npm run compose -- rehearse` runs it. */
export async function run(args: readonly string[]): Promise<void> {
  await readingCompose(new Command("node cli/start.mjs cli/compose-synth.ts")).action(synthesizeCompose).parseAsync([...args], { from: "user" });
}

function synthesizeCompose(files: readonly string[], { profile: profiles }: ComposeArguments): void {
  const file = files.join(", ");
  const { project, composition } = readApplication(files, { profiles }, process.env);
  const { platform, problems } = parseEnvironment(environmentFor(project, composition));
  if (platform === undefined) throw new ConfigError(problems.map((problem) => ({ file, ...problem })));
  synthesizePlatforms([{ file, platform }]);
}
