import { existsSync } from "node:fs";
import { join } from "node:path";
import { planSet, planSetFile, type PlanSet } from "../plan-set";
import { quoted, type Problem } from "./problem";
import { readJson } from "./read-json";

const again = "plan the environment anew: npm run plan -- <environment>";

/** Whether a folder is one of ours: it holds the index of an environment's plans. */
export function isPlanSet(folder: string): boolean {
  return existsSync(join(folder, planSetFile));
}

/** Reads the index of `plans/<environment>/`. */
export function readPlanSet(folder: string): { readonly set: PlanSet } | { readonly problems: readonly Problem[] } {
  const file = join(folder, planSetFile);
  const read = readJson(file, again);
  if ("problem" in read) return { problems: [read.problem] };
  const { data: set, error } = planSet.safeParse(read.json);
  if (set === undefined) return { problems: error.issues.map(({ path, message }) => ({ file, found: `at ${quoted(path.join("."))}: ${message.replace(/^Invalid input: /, "")}`, remedy: again })) };
  const ids = set.stacks.map(({ id }) => id);
  const wrong = ids.filter((id, index) => !/^[A-Za-z0-9][\w.-]*$/.test(id) || ids.indexOf(id) !== index);
  if (wrong.length === 0) return { set };
  return { problems: wrong.map((id) => ({ file, found: `the stack ${quoted(id)}, which is no name of a stack or stands there twice`, remedy: again })) };
}
