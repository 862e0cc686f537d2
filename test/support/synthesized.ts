import { App, type TerraformStack } from "cdktf";
import type { EnvironmentFile } from "../../config/environment-file";
import { parseEnvironment } from "../../config/parse-environment";
import { describeProblems } from "../../config/problem";
import { buildEnvironment } from "../../stacks/environment-stacks";
import type { OwnStacks } from "../../stacks/own-stacks";
import type { PlatformStack } from "../../stacks/platform-stack";

export type Json = Record<string, unknown>;

/** The parts of a `cdk.tf.json` that tests look at. */
export interface StackJson {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly output: Readonly<Record<string, { readonly value: unknown; readonly sensitive?: boolean }>>;
  readonly provider: Json;
  readonly terraform: { readonly backend?: Json; readonly cloud?: Json; readonly required_providers: Json };
}

/** The stacks of an environment file, prepared as `synth` would. */
export function builtStacks(file: EnvironmentFile, ownStacks: OwnStacks = {}): readonly PlatformStack[] {
  return withoutTraces(() => build(file, ownStacks));
}

function build(file: EnvironmentFile, ownStacks: OwnStacks): readonly PlatformStack[] {
  const { platform, problems } = parseEnvironment(file);
  if (platform === undefined) throw new Error(describeProblems(problems.map((problem) => ({ file: "test", ...problem }))));
  const app = new App({ outdir: "cdktf.out" });
  const built = buildEnvironment(app, platform, ownStacks);
  if (built.problems.length > 0) throw new Error(describeProblems(built.problems.map((problem) => ({ file: "test", ...problem }))));
  for (const stack of built.stacks) stack.prepareStack();
  return built.stacks;
}

/** What an environment file becomes: the JSON of each stack by its id, as `synth` would write it. */
export function synthesized(file: EnvironmentFile, ownStacks: OwnStacks = {}): Record<string, StackJson> {
  return Object.fromEntries(builtStacks(file, ownStacks).map((stack) => [stack.node.id, jsonOf(stack)]));
}

/** Read back from text, as the engine reads it. */
export function jsonOf(stack: TerraformStack): StackJson {
  const json = withoutTraces(() => JSON.parse(JSON.stringify(stack.toTerraform())) as Partial<StackJson>);
  return { resource: {}, data: {}, output: {}, ...json } as StackJson;
}

/** cdktf keeps the whole stack with every token, which takes most of the time. */
function withoutTraces<T>(make: () => T): T {
  // oxlint-disable-next-line typescript/unbound-method -- put back as it is
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => {};
  try {
    return make();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}

/** The resources of a type in a stack; throws where there are none. */
export function resources(stack: StackJson | undefined, type: string): Readonly<Record<string, Json>> {
  const found = stack?.resource[type];
  if (found === undefined) throw new Error(`no ${type} among ${Object.keys(stack?.resource ?? {}).join(", ")}`);
  return found;
}

/** One resource of a stack by its address; throws where there is none. */
export function resource(stack: StackJson | undefined, address: string): Json {
  const [type = "", name = ""] = address.split(".");
  const found = resources(stack, type)[name];
  if (found === undefined) throw new Error(`no ${name} among ${Object.keys(resources(stack, type)).join(", ")}`);
  return found;
}
