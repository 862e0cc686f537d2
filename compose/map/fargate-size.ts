import { fargateSizes } from "../../config/fargate-sizes";

/** CPU and memory of a task. */
export interface TaskSize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** The smallest Fargate size that holds both: least CPU first, then least memory; `undefined` when none does. */
export function smallestSize(needed: TaskSize): TaskSize | undefined {
  for (const { cpuUnits, memoryMiB } of fargateSizes) {
    const memory = memoryMiB.find((size) => size >= needed.memoryMiB);
    if (cpuUnits >= needed.cpuUnits && memory !== undefined) return { cpuUnits, memoryMiB: memory };
  }
  return undefined;
}

/** The size that holds most. */
export const largestSize: TaskSize = fargateSizes.reduce((largest, { cpuUnits, memoryMiB }) => ({ cpuUnits: Math.max(largest.cpuUnits, cpuUnits), memoryMiB: Math.max(largest.memoryMiB, ...memoryMiB) }), { cpuUnits: 0, memoryMiB: 0 });
