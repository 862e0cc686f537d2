import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { buildSync } from "esbuild";

const bundle = join(mkdtempSync(join(tmpdir(), "gantry-progress-")), "bundle.cjs");
buildSync({ entryPoints: [resolve("engine/progress.ts")], outfile: bundle, bundle: true, platform: "node", format: "cjs" });

/** What a terminal or a log gets of a phase; in a program of its own, for listr2 loads modules that jest cannot. */
async function shown(isTerminal: boolean, ids: readonly string[], phase: string): Promise<string> {
  const program = `
    const { showPhase } = require(${JSON.stringify(bundle)});
    const sleep = (milliseconds) => new Promise((end) => setTimeout(end, milliseconds));
    process.stdout.isTTY = ${isTerminal};
    showPhase("Apply", ${JSON.stringify(ids)}, async ({ begun, says, ended }) => { ${phase} }).then((value) => console.log("gave", value), (error) => console.log("threw", error.message));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], { timeout: 10_000, env: { ...process.env, NO_COLOR: "1" } });
  return stdout.replace(/\u001b\[[0-9;?]*[a-zA-Z]/g, "");
}

const ids = ["network", "registry", "compute", "later"];
const everything = `
  await sleep(100);
  begun("network");
  says("network", "aws_vpc.main: creating");
  await sleep(300);
  ended("network", "done", "1 created");
  ended("registry", "failed", "failed, see below");
  ended("compute", "skipped", "left out, since network comes first");
  return "value";`;

test("a log gets a line as each ends", async () => {
  expect(await shown(false, ids, everything)).toBe(
    "\nApply\n  ✔ network   1 created\n  ✖ registry  failed, see below\n  ○ compute   left out, since network comes first\ngave value\n",
  );
});

test("a terminal shows each while it works, and how it ended", async () => {
  const text = await shown(true, ids, everything);
  expect(text).toMatch(/^\nApply\n/);
  expect(text).toContain("network   aws_vpc.main: creating");
  const last = text.slice(text.lastIndexOf("network   "));
  for (const line of ["network   1 created\n", "registry  failed, see below", "compute   left out, since network comes first", "later     not begun", "\ngave value\n"]) expect(last).toContain(line);
});

test.each([true, false])("ends though all is over before it is shown, terminal: %s", async (isTerminal) => {
  const text = await shown(isTerminal, ["network"], 'begun("network"); ended("network", "done", "no change"); return 1;');
  expect(text).toContain("network  no change\n");
  expect(text).toContain("gave 1\n");
});

test.each([true, false])("passes on what goes wrong, terminal: %s", async (isTerminal) => {
  expect(await shown(isTerminal, ids, 'throw new Error("broken");')).toContain("threw broken\n");
});
