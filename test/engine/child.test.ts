import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSync } from "esbuild";
import { startChild } from "../../engine/child";

const folder = mkdtempSync(join(tmpdir(), "gantry-child-"));
const options = { cwd: folder, env: process.env };

/** A program in Node that runs the text. */
const program = (text: string) => [process.execPath, ["-e", text]] as const;
const forever = "setInterval(() => {}, 1000);";

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !isTrue(); attempt++) await sleep(50);
  expect(isTrue()).toBe(true);
}

test("tells each line with its stream, the last one too, and then the exit code", async () => {
  const lines: string[] = [];
  const child = startChild(...program('console.log("a\\nb"); console.error("c"); process.stdout.write("d"); process.exitCode = 3;'), {
    ...options,
    onLine: (line, stream) => lines.push(`${stream} ${line}`),
  });
  expect(await child.ended).toBe(3);
  expect(lines.sort()).toEqual(["stderr c", "stdout a", "stdout b", "stdout d"]);
});

test("passes arguments on as they are", async () => {
  const lines: string[] = [];
  const args = ["two words", "$HOME", "'", '"', "*", ""];
  const child = startChild(process.execPath, ["-e", "console.log(JSON.stringify(process.argv.slice(1)))", "--", ...args], { ...options, onLine: (line) => lines.push(line) });
  expect(await child.ended).toBe(0);
  expect(JSON.parse(lines.join(""))).toEqual(args);
});

test("writes to a file when one is named", async () => {
  const log = join(folder, "log");
  expect(await startChild(...program('console.log("a"); console.error("b");'), { ...options, log }).ended).toBe(0);
  expect(readFileSync(log, "utf8")).toBe("a\nb\n");
});

test("a signal reaches the program, and only when it is sent", async () => {
  const lines: string[] = [];
  const child = startChild(...program(`process.on("SIGINT", () => { console.log("interrupted"); process.exit(7); }); console.log("up"); ${forever}`), {
    ...options,
    onLine: (line) => lines.push(line),
  });
  await until(() => lines.includes("up"));
  child.signal("SIGINT");
  expect(await child.ended).toBe(7);
  expect(lines).toEqual(["up", "interrupted"]);
});

test("the exit code names the signal that ended it", async () => {
  const child = startChild(...program(forever), options);
  child.signal("SIGKILL");
  expect(await child.ended).toBe(137);
});

test("what the program leaves running ends with it", async () => {
  const lines: string[] = [];
  const text = `const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(forever)}], { stdio: "ignore" }); console.log(child.pid); child.unref();`;
  await startChild(...program(text), { ...options, onLine: (line) => lines.push(line) }).ended;
  await until(() => !runs(Number(lines[0])));
});

test("the program is asked to end when we are killed", async () => {
  const bundle = join(folder, "bundle.cjs");
  buildSync({ entryPoints: [resolve("engine/child.ts")], outfile: bundle, bundle: true, platform: "node", format: "cjs" });
  const seen = join(folder, "seen");
  const orphan = `process.on("SIGTERM", () => { require("node:fs").writeFileSync(${JSON.stringify(seen)}, "asked"); process.exit(); }); console.log("up"); ${forever}`;
  const text = `const { startChild } = require(${JSON.stringify(bundle)});
    const child = startChild(process.execPath, ["-e", ${JSON.stringify(orphan)}], { cwd: ".", env: process.env, onLine: (line) => console.log(line, child.pid) });`;
  const parent = spawn(process.execPath, ["-e", text], { stdio: ["ignore", "pipe", "inherit"] });
  const [, pid] = String(await new Promise((told) => parent.stdout.once("data", told))).trim().split(" ");
  parent.kill("SIGKILL");
  await until(() => !runs(Number(pid)));
  expect(readFileSync(seen, "utf8")).toBe("asked");
});
