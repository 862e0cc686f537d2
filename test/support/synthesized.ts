import { App, type TerraformStack } from "cdktf";
import type { EnvironmentFile } from "../../config/environment-file";
import { parseEnvironment } from "../../config/parse-environment";
import { describeProblems } from "../../config/problem";
import { buildEnvironment } from "../../stacks/environment-stacks";
import type { OwnStacks } from "../../stacks/own-stacks";

export type Json = Record<string, unknown>;

/** The parts of a `cdk.tf.json` that tests look at. */
export interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown; readonly sensitive?: boolean }>>;
  readonly provider: Json;
  readonly terraform: { readonly backend: Json; readonly required_providers: Json };
}

/** What an environment file becomes: the JSON of each stack by its id, as `synth` would write it. */
export function synthesized(file: EnvironmentFile, ownStacks: OwnStacks = {}): Record<string, StackJson> {
  const { platform, problems } = parseEnvironment(file);
  if (platform === undefined) throw new Error(describeProblems(problems.map((problem) => ({ file: "test", ...problem }))));
  const app = new App({ outdir: "cdktf.out" });
  const built = buildEnvironment(app, platform, ownStacks);
  if (built.problems.length > 0) throw new Error(describeProblems(built.problems.map((problem) => ({ file: "test", ...problem }))));
  for (const stack of built.stacks) stack.prepareStack();
  return Object.fromEntries(built.stacks.map((stack) => [stack.node.id, jsonOf(stack)]));
}

/** Read back from text, as the engine reads it. */
export function jsonOf(stack: TerraformStack): StackJson {
  const json = JSON.parse(JSON.stringify(stack.toTerraform())) as Partial<StackJson>;
  return { resource: {}, data: {}, output: {}, ...json } as StackJson;
}

/** The resources of a type in a stack; throws where there are none. */
export function resources(stack: StackJson | undefined, type: string): Readonly<Record<string, Json>> {
  const found = stack?.resource[type];
  if (found === undefined) throw new Error(`no ${type} among ${Object.keys(stack?.resource ?? {}).join(", ")}`);
  return found;
}
