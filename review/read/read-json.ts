import { isTooDeep } from "./depth";
import type { Problem } from "./problem";
import { readText } from "./read-text";

/** What a file holds, or why that cannot be told. Nothing of the file is in a problem: it may be a secret. */
export function readJson(file: string, howToMake: string): { readonly json: unknown } | { readonly problem: Problem } {
  const problem = (found: string, remedy = howToMake) => ({ problem: { file, found, remedy } });
  const { text, whyNot } = readText(file);
  if (text === undefined) return problem(whyNot);
  if (text.trim() === "") return problem("an empty file: the command that should have written it failed");
  try {
    const json: unknown = JSON.parse(text);
    return isTooDeep(json) ? problem("JSON that is nested too deeply for a plan", "find out what wrote it") : { json };
  } catch (error) {
    return problem(whatItIsInstead(text, (error as Error).message));
  }
}

function whatItIsInstead(text: string, error: string): string {
  if (text.startsWith("PK\u0003\u0004")) return "a plan file, which only the engine reads";
  if (text.startsWith("[command]")) return "the plan between lines of the wrapper that setup-terraform installs; terraform_wrapper: false leaves them out";
  const [first = ""] = text.trimStart().split("\n", 1);
  if (first.startsWith("{") && first.includes('"@level"')) return "the log that the engine writes with -json, not the plan";
  if (/^\s*(Terraform|OpenTofu) |will perform the following actions|^No changes\./m.test(text.slice(0, 10_000))) return "the text that the engine prints of a plan";
  const position = /at position (\d+)/.exec(error)?.[1];
  const isCut = /Unexpected end|Unterminated/.test(error) || (position !== undefined && Number(position) >= text.trimEnd().length);
  return isCut && /^\s*[{[]/.test(text) ? "JSON that ends in the middle: the file is truncated" : "something that is not JSON";
}
