import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { claimFolder, readSession, releaseFolder, writeSession } from "../../rehearsal/session";
import { folderWith } from "./temporary-folder";

let folder: string;
let running: string;
beforeEach(() => {
  folder = join(folderWith({}), ".rehearsal", "dev");
  running = join(folder, "running");
});

test("a folder is claimed by this process, and given back", () => {
  claimFolder(folder, "dev");
  expect(readFileSync(running, "utf8")).toBe(String(process.pid));
  claimFolder(folder, "dev");
  releaseFolder(folder);
  expect(readdirSync(folder)).toEqual([]);
  releaseFolder(folder);
});

test("a living process keeps its claim", () => {
  claimFolder(folder, "dev");
  writeFileSync(running, String(process.ppid));
  expect(() => claimFolder(folder, "dev")).toThrow(
    expect.objectContaining({ exitCode: 1, message: `Another rehearsal of dev is running (process ${process.ppid}). Wait until it has ended, or interrupt it. If that process is none, remove ${join(folder, "running")}.` }) as Error,
  );
  expect(readFileSync(running, "utf8")).toBe(String(process.ppid));
});

test.each([
  ["a process that is gone", () => String(spawnSync(process.execPath, ["-e", ""]).pid)],
  ["nobody", () => ""],
  ["no process", () => "-1"],
  ["nothing one can read", () => "process"],
])("a claim of %s is taken over", (_, holder) => {
  claimFolder(folder, "dev");
  writeFileSync(running, holder());
  claimFolder(folder, "dev");
  expect(readFileSync(running, "utf8")).toBe(String(process.pid));
});

test("a session is read as it was written, and is empty before that", () => {
  claimFolder(folder, "dev");
  expect(readSession(folder)).toEqual({});
  const session = {
    data: "fakecloud 111122223333 eu-west-1",
    emulators: { processes: [{ name: "fakecloud", pid: 12, healthUrl: "http://127.0.0.1:1/" }], environment: { AWS_ENDPOINT_URL: "http://127.0.0.1:1" } },
  };
  writeSession(folder, session);
  expect(readSession(folder)).toEqual(session);
  writeSession(folder, { data: "moto" });
  expect(readSession(folder)).toEqual({ data: "moto" });
  expect(existsSync(join(folder, "session.json"))).toBe(true);
});
