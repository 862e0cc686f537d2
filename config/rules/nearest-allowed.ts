import { clamp } from "../clamp";

/** What to do about a number that is not a whole one between two bounds, both allowed. */
export function nearestAllowed(given: number, minimum: number, maximum: number): string {
  return `set it to ${clamp(Math.round(given), minimum, maximum)}, the nearest allowed value`;
}
