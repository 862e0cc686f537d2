import { smallestSize } from "../../../compose/map/fargate-size";

describe("the smallest Fargate size that holds a need", () => {
  test.each([
    [0, 0, { cpuUnits: 256, memoryMiB: 512 }],
    [256, 512, { cpuUnits: 256, memoryMiB: 512 }],
    [256, 513, { cpuUnits: 256, memoryMiB: 1024 }],
    [257, 512, { cpuUnits: 512, memoryMiB: 1024 }],
    [256, 2049, { cpuUnits: 512, memoryMiB: 3072 }],
    [512, 1536, { cpuUnits: 512, memoryMiB: 2048 }],
    [1024, 100, { cpuUnits: 1024, memoryMiB: 2048 }],
    [256, 8192, { cpuUnits: 1024, memoryMiB: 8192 }],
    [8192, 17 * 1024, { cpuUnits: 8192, memoryMiB: 20 * 1024 }],
    [32768, 61 * 1024, { cpuUnits: 32768, memoryMiB: 120 * 1024 }],
    [32768, 245 * 1024, undefined],
    [32769, 512, undefined],
  ])("%i CPU units and %i MiB", (cpuUnits, memoryMiB, size) => {
    expect(smallestSize({ cpuUnits, memoryMiB })).toEqual(size);
  });
});
