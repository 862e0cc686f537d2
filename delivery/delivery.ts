import { Engine } from "../engine/engine";
import { findEngine, type EngineBinary } from "../engine/engine-binary";
import type { Interruption } from "../engine/interruption";
import { providerCache } from "../engine/provider-cache";

/** What a command that runs the engine on environments is given. */
export interface Delivery {
  /** The project's folder. */
  readonly project: string;
  readonly variables: NodeJS.ProcessEnv;
  readonly interruption: Interruption;
}

/** How long to wait for a lock that somebody else holds. */
const lockTimeoutSeconds = 60;

/** The engine of a command, as the user has it. */
export function engineOf(delivery: Delivery): { readonly binary: EngineBinary; readonly engine: Engine } {
  const { variables, interruption } = delivery;
  const binary = findEngine(variables);
  return { binary, engine: new Engine({ binary, env: { ...variables, ...providerCache(delivery) }, interruption, lockTimeoutSeconds }) };
}
