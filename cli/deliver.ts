import type { Delivery } from "../delivery/delivery";
import { Interruption } from "../engine/interruption";
import { Interrupted, PhaseFailure } from "../engine/phase";
import { tellInterrupt } from "./tell-interrupt";

/** Runs a command that lets the engine work on environments. An interrupt lets each engine finish its step. */
export async function deliver(run: (delivery: Delivery) => Promise<void>): Promise<void> {
  const interruption = new Interruption(tellInterrupt).listen();
  try {
    await run({ project: process.cwd(), variables: process.env, interruption });
  } catch (error) {
    if (!(error instanceof Interrupted) && !(error instanceof PhaseFailure)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = error instanceof Interrupted ? 130 : 1;
  } finally {
    interruption.stopListening();
  }
}
