import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EngineBinary } from "./engine-binary";
import type { Stack } from "./stack";

/** Where the engine leaves a state that it could not write to its backend. */
function erroredState(stack: Stack): string {
  return join(stack.folder, "errored.tfstate");
}

/** What to do about a state that could not be written; undefined when there is none. */
export function describeErroredState(stack: Stack, { name }: Pick<EngineBinary, "name">): string | undefined {
  if (!existsSync(erroredState(stack))) return undefined;
  return [
    `The state of ${stack.id} could not be written to its backend. It is kept in ${erroredState(stack)}, and knows of resources the backend does not.`,
    `When the backend answers again, push it in ${stack.folder} and remove the file: ${name} state push errored.tfstate && rm errored.tfstate`,
    `If the push says that the state is still locked by that apply, free it first, with the ID it shows: ${name} force-unlock <ID>`,
    "Until then nothing is applied to this stack: it would make those resources a second time.",
  ].join("\n");
}
