import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../engine/refusal";
import type { Stack } from "../../engine/stack";
import { providerProblem, shortSource } from "./providers";

/** Refuses what only `init` brings: providers that modules take, and what modules themselves do. */
export function checkInstalled(stacks: readonly Stack[]): void {
  const problems = stacks.flatMap(({ id, folder }) => [...lockProblems(folder), ...moduleProblems(folder)].map((problem) => `${id}: ${problem}`));
  if (problems.length > 0) throw new Refusal(nothingReal(problems));
}

/** One message for all that is wrong. */
export function nothingReal(problems: readonly string[]): string {
  return ["A rehearsal touches nothing real, and so does not begin:", ...problems.map((problem) => `- ${problem}.`.replace(/\.\.$/, "."))].join("\n");
}

function lockProblems(folder: string): string[] {
  const file = join(folder, ".terraform.lock.hcl");
  return existsSync(file) ? lockedProviders(readFileSync(file, "utf8")).flatMap((source) => providerProblem(source) ?? []).map((problem) => `a module takes ${problem}`) : [];
}

/** The providers in a lock file. */
export function lockedProviders(text: string): string[] {
  return [...text.matchAll(/^provider\s+"([^"]+)"/gm)].map(([, source = ""]) => shortSource(source));
}

function moduleProblems(folder: string): string[] {
  const file = join(folder, ".terraform", "modules", "modules.json");
  if (!existsSync(file)) return [];
  const { Modules: modules } = JSON.parse(readFileSync(file, "utf8")) as { readonly Modules: readonly { readonly Key: string; readonly Dir: string }[] };
  return modules.filter(({ Key: key }) => key !== "").flatMap(({ Key: key, Dir: path }) => {
    const module = join(folder, path);
    if (!existsSync(module)) return [];
    const files = readdirSync(module).filter((name) => name.endsWith(".tf") || name.endsWith(".tf.json") || name.endsWith(".tofu") || name.endsWith(".tofu.json"));
    return files.flatMap((name) => moduleFileProblems(readFileSync(join(module, name), "utf8")).map((problem) => `${name} of module.${key.replaceAll(".", ".module.")} ${problem}`));
  });
}

const forbiddenInModules: readonly (readonly [inHcl: RegExp, inJson: RegExp, problem: string])[] = [
  [/^\s*provisioner\s+"?[\w-]+"?\s*\{/m, /"provisioner"\s*:\s*[[{]/, "has a provisioner, which runs a program"],
  [/^\s*provider\s+"?[\w-]+"?\s*\{/m, /"provider"\s*:\s*[[{]/, "configures a provider of its own; give it the stack's"],
  [/^\s*data\s+"?terraform_remote_state\b/m, /"terraform_remote_state"\s*:/, "reads a state of its own choice; give it the value"],
  [/^\s*data\s+"?tls_certificate\b/m, /"tls_certificate"\s*:/, "asks a server for its certificate"],
];

/** What a module's file does that a rehearsal can't hold, by the words its blocks begin with. */
export function moduleFileProblems(text: string): string[] {
  const withoutComments = text.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return forbiddenInModules.flatMap(([inHcl, inJson, problem]) => (inHcl.test(text) || inHcl.test(withoutComments) || inJson.test(text) ? [problem] : []));
}
