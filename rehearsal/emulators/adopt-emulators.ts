import { answers } from "./answers";
import { endProcess, isAlive } from "./emulator-process";
import type { EmulatorRecord, RunningEmulators } from "./running-emulators";
import { stoppable } from "./stop-emulators";

/** Emulators that an earlier rehearsal kept, as it wrote them down: all of them are there and answer, or none is of use. */
export async function adoptEmulators(record: EmulatorRecord, env: NodeJS.ProcessEnv = process.env): Promise<RunningEmulators | undefined> {
  const there = await Promise.all(record.processes.map(async ({ pid, healthUrl }) => isAlive(pid) && (await answers(healthUrl))));
  if (there.every((is) => is)) return stoppable(record, env);
  // The id of one that does not answer may be another program's by now.
  await Promise.all(record.processes.filter((_, index) => there[index]).map((process) => endProcess(process)));
  return undefined;
}
