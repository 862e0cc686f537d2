// Measures, each in fresh processes, a synthesis of all environments beside one of a five-service app as `cdktf init`
// makes it. Fails when ours takes more than a third of the time, or more memory than the limit.
// npm run bench [-- <runs>]
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";

const largestShare = 1 / 3;
const mostMegabytes = 250;

const here = dirname(fileURLToPath(import.meta.url));
const tsNode = createRequire(import.meta.url).resolve("ts-node/dist/bin.js");
const runs = Number(process.argv[2] ?? 3);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`expected a number of runs, got "${process.argv[2]}"`);

const outdir = mkdtempSync(join(tmpdir(), "gantry-bench-"));
const gantry = { title: "gantry", folder: dirname(here), args: ["cli/start.mjs", "cli/synth.ts"], variables: {}, measured: [] };
const baseline = { title: "cdktf init", folder: join(here, "baseline"), args: [tsNode, "main.ts"], variables: { CDKTF_OUTDIR: outdir }, measured: [] };

try {
  // In turn, so that whatever else the machine does slows both.
  for (let run = 0; run < runs; run++) for (const each of [gantry, baseline]) each.measured.push(await measure(each));
} finally {
  rmSync(outdir, { recursive: true });
}

const seconds = ({ measured }) => median(measured.map((each) => each.seconds));
const megabytes = ({ measured }) => median(measured.map((each) => each.megabytes));
const share = seconds(gantry) / seconds(baseline);

const table = new Table({ head: ["", "seconds", "peak MB"], colAligns: ["left", "right", "right"], style: { head: [], border: [], compact: true } });
for (const each of [gantry, baseline]) table.push([each.title, seconds(each).toFixed(1), megabytes(each).toFixed(0)]);
console.log(`${table.toString()}\n${(share * 100).toFixed(0)} % of the time; median of ${runs}`);

if (share > largestShare) fail(`too slow: more than ${(largestShare * 100).toFixed(0)} % of the time`);
if (megabytes(gantry) > mostMegabytes) fail(`too large: more than ${mostMegabytes} MB`);

function measure({ title, folder, args, variables }) {
  const started = performance.now();
  const child = spawn(process.execPath, ["--require", join(here, "peak-memory.cjs"), ...args], {
    cwd: folder,
    env: { ...process.env, ...variables },
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  let kibibytes = "";
  child.stdio[3].setEncoding("utf8").on("data", (text) => (kibibytes += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, megabytes: (Number(kibibytes) * 1024) / 1e6 });
      else reject(new Error(`${title} ended with ${code}`));
    });
  });
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function fail(reason) {
  console.error(reason);
  process.exitCode = 1;
}
