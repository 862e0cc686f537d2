import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endProcess, isAlive, startProcess } from "../../../rehearsal/emulators/emulator-process";

const folder = mkdtempSync(join(tmpdir(), "gantry-process-"));

/** A program that is up once it wrote the file of that name. */
async function start(name: string, text: string, keep: boolean) {
  const up = join(folder, name);
  const started = startProcess({
    path: process.execPath,
    args: ["-e", `${text}; require("node:fs").writeFileSync(${JSON.stringify(up)}, ""); setInterval(() => {}, 1000)`],
    cwd: folder,
    env: process.env,
    log: join(folder, `${name}.log`),
    keep,
  });
  for (let attempt = 0; attempt < 200 && !existsSync(up); attempt++) await sleep(25);
  expect(isAlive(started.pid)).toBe(true);
  return started;
}

test.each([false, true])("ends one that heeds the signal (kept: %s)", async (keep) => {
  const started = await start(`heeds-${keep}`, "0", keep);
  await endProcess(started);
  expect(isAlive(started.pid)).toBe(false);
});

test.each([false, true])("ends one that does not, after the time given (kept: %s)", async (keep) => {
  const started = await start(`defies-${keep}`, 'process.on("SIGTERM", () => {})', keep);
  const before = Date.now();
  await endProcess(started, 300);
  expect(Date.now() - before).toBeGreaterThanOrEqual(300);
  expect(isAlive(started.pid)).toBe(false);
});

test("ends one that an earlier process started, known by its id alone", async () => {
  const { pid } = await start("by-id", 'process.on("SIGTERM", () => {})', true);
  await endProcess({ pid }, 300);
  expect(isAlive(pid)).toBe(false);
});
