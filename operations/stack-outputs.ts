import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { backendBlock } from "../config/backend-block";
import { describeState, type StackSettings } from "../config/stack-settings";
import { Engine, EngineFailure } from "../engine/engine";
import { findEngine } from "../engine/engine-binary";
import { Refusal } from "../engine/refusal";
import type { Operation } from "./operation";

/** The outputs in a stack's state, by name; none when it has none or is not there. */
export async function stackOutputs(settings: StackSettings, { project, variables, interruption }: Pick<Operation, "project" | "variables" | "interruption">): Promise<Record<string, unknown>> {
  const engine = new Engine({ binary: findEngine(variables), env: variables, interruption, lockTimeoutSeconds: 0 });
  const folder = mkdtempSync(join(tmpdir(), "gantry-outputs-"));
  const stack = { id: settings.id, folder, dependencies: [] };
  try {
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(backendAlone(settings, project), undefined, 2));
    await engine.init(stack);
    return await engine.outputs(stack);
  } catch (error) {
    if (error instanceof EngineFailure) throw new Refusal(`The state ${describeState(settings)} could not be read:\n${error.message}`);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A configuration of nothing but a stack's backend: outputs are read without a provider. */
export function backendAlone(settings: StackSettings, project: string): object {
  const block = backendBlock(settings);
  if (block.type === "cloud") return { terraform: { cloud: terraformNames(block.arguments) } };
  const values = block.type === "local" ? { path: resolve(project, block.arguments.path) } : block.arguments;
  return { terraform: { backend: { [block.type]: terraformNames(values) } } };
}

/** `kmsKeyId` is `kms_key_id` in Terraform. */
function terraformNames(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const name = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [name(key), terraformNames(item)]));
}
