import { loadPlatforms } from "../main";
import { Interruption } from "../engine/interruption";
import type { Operation } from "../operations/operation";

/** Runs an operation on an environment; the process ends with the exit code it gives. */
export async function operate(environment: string, run: (operation: Operation) => Promise<number>): Promise<void> {
  const [platform] = loadPlatforms([environment]);
  if (platform === undefined) return;
  const leave = new AbortController();
  const interruption = new Interruption((count) => {
    if (count === 1) console.error("\nInterrupted: what was started is asked to stop. Interrupt again to leave it as it is.");
    else leave.abort();
  }).listen();
  try {
    process.exitCode = await run({ platform, project: process.cwd(), variables: process.env, interruption, leave: leave.signal, tell: (line) => console.log(line) });
  } finally {
    interruption.stopListening();
  }
}
