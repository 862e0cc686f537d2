import { propertyAccess, Token, type TerraformRemoteState } from "cdktf";
import type { PlatformStack } from "./platform-stack";

/** What a stack hands to the others: the values by name, and the stack whose state holds them. */
export interface Published<T> {
  readonly stack: PlatformStack;
  readonly values: T;
}

/** `privateSubnetIds` is `private_subnet_ids` in Terraform. */
export function outputName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * The same values as references into the state of the stack that published them. The reference to the state is made with the
 * first value that is used: a stack that publishes nothing has no state to read.
 */
export function referencesTo<T extends object>(state: () => TerraformRemoteState, values: T): T {
  const references = {};
  for (const [field, value] of Object.entries(values)) {
    if (value === undefined) continue;
    Object.defineProperty(references, field, { enumerable: true, get: () => reference(state, outputName(field), [], value) });
  }
  return references as T;
}

function reference(state: () => TerraformRemoteState, output: string, keys: readonly string[], value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reference(state, output, [...keys, key], item)]));
  }
  return keys.length === 0 ? state().getString(output) : Token.asString(propertyAccess(state().get(output), [...keys]));
}
