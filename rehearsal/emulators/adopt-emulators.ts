import { setTimeout as sleep } from "node:timers/promises";
import { answers } from "./answers";
import { endProcess, isAlive } from "./emulator-process";
import type { EmulatorRecord, RunningEmulators } from "./running-emulators";
import { stoppable } from "./stop-emulators";

/** Emulators that an earlier rehearsal kept, as it wrote them down: all of them are there and answer, or none is of use. */
export async function adoptEmulators(record: EmulatorRecord, env: NodeJS.ProcessEnv = process.env): Promise<RunningEmulators | undefined> {
  const there = await Promise.all(record.processes.map(({ pid, healthUrl }) => answersWhileAlive(pid, healthUrl)));
  if (there.every((is) => is)) return stoppable(record, env);
  // The id of one that does not answer may be another program's by now.
  await Promise.all(record.processes.filter((_, index) => there[index]).map((process) => endProcess(process)));
  return undefined;
}

/** A busy one may take a while. */
async function answersWhileAlive(pid: number, healthUrl: string): Promise<boolean> {
  for (let attempt = 0; attempt < 5 && isAlive(pid); attempt++) {
    if (await answers(healthUrl)) return true;
    await sleep(500);
  }
  return false;
}
