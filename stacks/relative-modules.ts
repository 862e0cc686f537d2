import { existsSync, readFileSync } from "node:fs";

interface Project {
  readonly terraformModules?: readonly (string | { readonly source: string })[];
}

/** Folders of Terraform modules that `cdktf.json` names. cdktf's own commands tell the app of them; it must know them without, too. */
export function relativeModules(): string[] {
  if (!existsSync("cdktf.json")) return [];
  const { terraformModules = [] } = JSON.parse(readFileSync("cdktf.json", "utf8")) as Project;
  const sources = terraformModules.map((module) => (typeof module === "string" ? module : module.source));
  return sources.filter((source) => /^\.\.?\//.test(source));
}
