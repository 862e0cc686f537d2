import { Option, type Command } from "commander";

/** Which Compose files, and how they are read. */
export interface ComposeArguments {
  readonly profile: readonly string[];
}

const gathered = (value: string, before: readonly string[]) => [...before, value];

/** Adds what says which files to read, and how. */
export function readingCompose(command: Command): Command {
  return command
    .argument("<file...>", "Compose files, later ones over earlier ones, as for `docker compose -f`")
    .addOption(new Option("--profile <name>", "make a profile active; once for each").argParser(gathered).default([], "none"));
}

/** The same arguments again, for another process. */
export function composeArguments(files: readonly string[], { profile }: ComposeArguments): string[] {
  return [...profile.flatMap((name) => ["--profile", name]), "--", ...files];
}
