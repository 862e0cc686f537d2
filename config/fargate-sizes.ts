/** A step of memory sizes: from, to and by how much, in MiB. */
interface MemorySteps {
  readonly cpuUnits: number;
  readonly memoryMiB: readonly number[];
}

const gib = 1024;

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, index) => (from + index * by) * gib);
}

/**
 * What Fargate offers.
 * Source: Amazon ECS Developer Guide, "Troubleshoot Amazon ECS task definition invalid CPU or memory errors" and "Fargate task sizes".
 */
export const fargateSizes: readonly MemorySteps[] = [
  { cpuUnits: 256, memoryMiB: [512, 1024, 2048] },
  { cpuUnits: 512, memoryMiB: steps(1, 4, 1) },
  { cpuUnits: 1024, memoryMiB: steps(2, 8, 1) },
  { cpuUnits: 2048, memoryMiB: steps(4, 16, 1) },
  { cpuUnits: 4096, memoryMiB: steps(8, 30, 1) },
  { cpuUnits: 8192, memoryMiB: steps(16, 60, 4) },
  { cpuUnits: 16384, memoryMiB: steps(32, 120, 8) },
  { cpuUnits: 32768, memoryMiB: [60 * gib, 120 * gib, 244 * gib] },
];

/** The memory sizes for a CPU size; `undefined` when Fargate has no such CPU size. */
export function memorySizes(cpuUnits: number): readonly number[] | undefined {
  return fargateSizes.find((size) => size.cpuUnits === cpuUnits)?.memoryMiB;
}
