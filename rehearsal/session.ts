import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../engine/refusal";
import { isAlive } from "./emulators/emulator-process";
import type { EmulatorRecord } from "./emulators/running-emulators";

/** What a rehearsal leaves for the next one of the same environment. */
export interface Session {
  /** Emulators that go on. */
  readonly emulators?: EmulatorRecord;
  /** Whose data there is: the main emulator and the account. */
  readonly data?: string;
}

const sessionFile = (folder: string) => join(folder, "session.json");
const runningFile = (folder: string) => join(folder, "running");

/** Nothing where none was left, or none that can be read. */
export function readSession(folder: string): Session {
  if (!existsSync(sessionFile(folder))) return {};
  try {
    return JSON.parse(readFileSync(sessionFile(folder), "utf8")) as Session;
  } catch {
    return {};
  }
}

export function writeSession(folder: string, session: Session): void {
  writeFileSync(sessionFile(folder), `${JSON.stringify(session, undefined, 2)}\n`);
}

/** Takes the folder for this process; refuses while another rehearsal works in it. */
export function claimFolder(folder: string, environment: string): void {
  mkdirSync(folder, { recursive: true });
  const other = existsSync(runningFile(folder)) ? Number(readFileSync(runningFile(folder), "utf8")) : 0;
  if (other > 0 && other !== process.pid && isAlive(other)) {
    throw new Refusal(`Another rehearsal of ${environment} is running (process ${other}). Wait until it has ended, or interrupt it. If that process is none, remove ${runningFile(folder)}.`);
  }
  writeFileSync(runningFile(folder), `${process.pid}`);
}

export function releaseFolder(folder: string): void {
  rmSync(runningFile(folder), { force: true });
}
