import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backendAlone } from "../config/backend-alone";
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
