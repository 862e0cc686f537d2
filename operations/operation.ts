import { setTimeout as sleep } from "node:timers/promises";
import { nearest } from "../config/nearest";
import type { Platform } from "../config/platform";
import type { Interruption } from "../engine/interruption";
import { Refusal } from "../engine/refusal";

/** Exit code of what an interrupt ended. */
export const interruptedExitCode = 130;

/** What every operation on a deployed environment is given. */
export interface Operation {
  readonly platform: Platform;
  /** The project's folder. */
  readonly project: string;
  readonly variables: NodeJS.ProcessEnv;
  /** Its first interrupt asks AWS to stop what was started. */
  readonly interruption: Interruption;
  /** Aborted by a second interrupt: what was started is left as it is. */
  readonly leave: AbortSignal;
  readonly tell: (line: string) => void;
}

/** Whatever comes before something is started: an interrupt meanwhile ends it, and gives `undefined`. */
export async function prepare<T>({ interruption: { signal }, tell }: Operation, preparation: () => Promise<T>): Promise<T | undefined> {
  const prepared = await preparation().catch((error: unknown) => {
    if (!signal.aborted) throw error;
    return undefined;
  });
  if (!signal.aborted) return prepared;
  tell("Interrupted: nothing was started.");
  return undefined;
}

/** Waits, until the signal at most. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}

/** What the environment file declares under a name. Refuses one that is not there. */
export function declared<T>(kind: "job" | "workflow", name: string, all: Readonly<Record<string, T>>, environment: string): T {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found !== undefined) return found;
  const known = Object.keys(all).sort();
  const near = nearest(name, known);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  const list = known.length === 0 ? `It has no ${kind}s.` : `Its ${kind}s: ${known.join(", ")}.`;
  throw new Refusal(`There is no ${kind} "${name}" in environments/${environment}.ts.${hint} ${list}`);
}
