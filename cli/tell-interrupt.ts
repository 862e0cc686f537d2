/** Tells what an interrupt does. */
export function tellInterrupt(count: number): void {
  if (count === 1) console.error("\nInterrupted: each engine finishes its step and writes its state. Interrupt again to stop at once, which can lose what a state should know.");
  if (count === 2) console.error("\nStopping at once.");
}
