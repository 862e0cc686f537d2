import { resolve } from "node:path";
import { backendBlock } from "./backend-block";
import type { StackSettings } from "./stack-settings";

/** A configuration of nothing but a stack's backend: outputs are read without a provider. */
export function backendAlone(settings: StackSettings, project: string): { readonly terraform: object } {
  const block = backendBlock(settings);
  if (block.type === "cloud") return { terraform: { cloud: terraformNames(block.arguments) } };
  const values = block.type === "local" ? { path: resolve(project, block.arguments.path) } : { ...block.arguments, useLockfile: true };
  return { terraform: { backend: { [block.type]: terraformNames(values) } } };
}

/** `kmsKeyId` is `kms_key_id` in Terraform. */
function terraformNames(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const name = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [name(key), terraformNames(item)]));
}
