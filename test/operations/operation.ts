import { Interruption } from "../../engine/interruption";
import type { Operation } from "../../operations/operation";
import { basePlatform } from "../config/base-platform";

/** A platform with jobs and workflows. */
export function operatedPlatform() {
  return basePlatform((file) => {
    const job = { image: "busybox:1.37", cpuUnits: 256, memoryMiB: 512 };
    file.backend = { type: "local" };
    file.jobs = { migrate: { ...job, capacity: { fargateSpot: { weight: 1 } } }, tally: { ...job, group: "batch" } };
    file.workflows = {
      nightly: { definition: { StartAt: "Only", States: { Only: { Type: "Pass", End: true } } } },
      quick: { type: "EXPRESS", definition: { StartAt: "Only", States: { Only: { Type: "Pass", End: true } } } },
      silent: { type: "EXPRESS", logging: { level: "OFF" }, definition: { StartAt: "Only", States: { Only: { Type: "Pass", End: true } } } },
    };
  });
}

/** An operation with what it told, its times as `T`; `interrupt()` is a Ctrl-C, a second call a second one. */
export function operationOf(variables: NodeJS.ProcessEnv = process.env, platform = operatedPlatform()) {
  const leave = new AbortController();
  const interruption = new Interruption((count) => void (count > 1 && leave.abort()));
  const told: string[] = [];
  const tell = (line: string) => void told.push(line.replace(/^ *\d+\.\d s/, "T"));
  const operation: Operation = { platform, project: "/project", variables, interruption, leave: leave.signal, tell };
  return { operation, told, interrupt: () => interruption.interrupt() };
}
