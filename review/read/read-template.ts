import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Template } from "../reviewed-plan";
import type { Problem } from "./problem";
import { readJson } from "./read-json";

const record = <T extends z.ZodType>(value: T) => z.record(z.string(), value);
const template = z.looseObject({
  resource: record(record(record(z.unknown()))).optional(),
  output: record(z.looseObject({})).optional(),
});

/** Reads what was synthesized for a stack, from a folder as `cdktf.out` is; `undefined` for one that is not there. */
export function readTemplate(synth: string, stack: string): { readonly template?: Template } | { readonly problem: Problem } {
  const file = join(synth, "stacks", stack, "cdk.tf.json");
  if (!existsSync(file)) return {};
  const remedy = "synthesize it anew";
  const read = readJson(file, remedy);
  if ("problem" in read) return read;
  if (template.safeParse(read.json).success) return { template: read.json as Template };
  return { problem: { file, found: "JSON that is not what a stack is synthesized to", remedy } };
}
