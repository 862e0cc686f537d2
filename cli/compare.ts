import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Command, Option } from "commander";
import { compare, undeclaredExitCode } from "../compare/comparison";
import { comparisonJson } from "../compare/comparison-json";
import { comparisonMarkdown } from "../compare/comparison-markdown";
import { declarationsFile, readDeclarations, type Declaration } from "../compare/declarations";
import { ConfigError } from "../config/problem";
import { Refusal } from "../engine/refusal";
import { loadPlatforms } from "../main";
import { writeReport } from "./write-report";

interface CompareOptions {
  readonly format: "markdown" | "json";
  readonly out?: string;
}

/** `npm run compare -- <environment> <environment>`: what differs between them, and what of it no one declared. */
export async function run(args: readonly string[]): Promise<void> {
  await new Command("npm run compare --")
    .description(`Show what differs between two environments, and what of it no one declared in ${declarationsFile}. Ends with ${undeclaredExitCode} when there is such a difference.`)
    .argument("<environment>", "name of a file in environments/, without .ts")
    .argument("<other>", "name of another one")
    .addOption(new Option("--format <format>", "how to tell it").choices(["markdown", "json"]).default("markdown"))
    .option("--out <file>", "write it to this file instead")
    .action(compareEnvironments)
    .parseAsync([...args], { from: "user" });
}

function compareEnvironments(environment: string, other: string, { format, out }: CompareOptions): void {
  if (environment === other) throw new Refusal(`There is nothing to compare: both environments are "${environment}". Name two.`);
  const platforms = loadPlatforms([environment, other]);
  const [first, second] = [environment, other].map((name) => platforms.find((platform) => platform.environment === name));
  if (first === undefined || second === undefined) return;
  const comparison = compare(first, second, declarations());
  writeReport(format === "json" ? comparisonJson(comparison) : comparisonMarkdown(comparison), out);
  process.exitCode = comparison.undeclared.length === 0 ? 0 : undeclaredExitCode;
}

function declarations(): readonly Declaration[] {
  if (!existsSync(declarationsFile)) return [];
  const environments = readdirSync("environments").flatMap((file) => (file.endsWith(".ts") ? [file.slice(0, -3)] : []));
  const read = readDeclarations(readFileSync(declarationsFile, "utf8"), environments);
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return read.declarations;
}
