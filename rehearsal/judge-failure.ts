import { EngineFailure } from "../engine/engine";
import type { Incapability } from "./known-gaps";

/** Which of the errors of an apply are the emulator's doing: what it cannot do, and why. */
export function judgeFailure(errors: readonly unknown[], incapabilities: readonly Incapability[]): string[] {
  const diagnostics = errors.flatMap((error) => (error instanceof EngineFailure ? error.diagnostics : []));
  const found = diagnostics.flatMap(({ address = "" }) => {
    const incapability = incapabilities.find(({ resourceType }) => isOfType(address, resourceType));
    return incapability === undefined ? [] : [`${address}: ${incapability.emulator} cannot make it, for ${incapability.why}`];
  });
  return [...new Set(found)];
}

/** Also inside a module. */
function isOfType(address: string, resourceType: string): boolean {
  return `.${address}`.includes(`.${resourceType}.`) && !`.${address}`.includes(`.data.${resourceType}.`);
}
