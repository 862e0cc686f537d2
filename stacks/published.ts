import { propertyAccess, Token, type TerraformRemoteState } from "cdktf";
import type { PlatformStack } from "./platform-stack";

/** What a stack hands to the others: the values by name, and the stack whose state holds them. */
export interface Published<T> {
  readonly stack: PlatformStack;
  readonly values: T;
}

/** `privateSubnetIds` is `private_subnet_ids` in Terraform. Names that users give have no capitals and stay as they are. */
export function outputName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A value with Terraform's names all the way down. */
export function outputValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [outputName(key), outputValue(item)]));
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
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, reference(state, output, [...keys, outputName(key)], item)]));
  }
  return keys.length === 0 ? state().getString(output) : Token.asString(propertyAccess(state().get(output), [...keys]));
}
