import { type EmulatorProcess, endProcess } from "./emulator-process";
import { removeContainers } from "./loopback-runtime";
import type { EmulatorRecord, RunningEmulators } from "./running-emulators";

/** Running emulators that can be ended, once. `ended` are the processes that are ours, in the order of the record. */
export function stoppable(record: EmulatorRecord, env: NodeJS.ProcessEnv, processes: readonly EmulatorProcess[] = record.processes): RunningEmulators {
  let stopped: Promise<void> | undefined;
  return {
    ...record,
    names: record.processes.map(({ name }) => name),
    stop: () => (stopped ??= stopEmulators(record, processes, env)),
  };
}

/** Ends each, and then its containers: an emulator that still runs would start them again. */
async function stopEmulators({ containers }: EmulatorRecord, processes: readonly EmulatorProcess[], env: NodeJS.ProcessEnv): Promise<void> {
  await Promise.all(processes.map((process) => endProcess(process)));
  if (containers === undefined) return;
  for (const { pid } of processes) await removeContainers(containers, pid, env);
}
