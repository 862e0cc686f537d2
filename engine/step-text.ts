import type { EngineEvent } from "./events";

const doing = { create: "creating", read: "reading", update: "updating", delete: "destroying" } as const;

/** What the engine is doing, in a few words; nothing for what is over at once. */
export function describeEvent(event: EngineEvent): string | undefined {
  if (event.type === "refresh") return `${event.address}: reading`;
  if (event.type !== "step" || event.step.phase === "complete" || event.step.phase === "errored") return undefined;
  const { action, address, elapsedSeconds } = event.step;
  return `${address}: ${doing[action]}${elapsedSeconds === 0 ? "" : `, ${elapsedSeconds} s`}`;
}
