import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Variables with a `terraform` on PATH that does what the body of a Node program says; `args` and `config`, the configuration, are known. */
export function withEngine(body: string): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), "gantry-fake-engine-"));
  const text = `#!${process.execPath}
const { existsSync, readFileSync } = require("node:fs");
const args = process.argv.slice(2);
if (args[0] === "version") { console.log('{"terraform_version":"1.11.4"}'); process.exit(); }
const config = JSON.parse(readFileSync("main.tf.json", "utf8"));
${body}
`;
  writeFileSync(join(folder, "terraform"), text, { mode: 0o755 });
  return { PATH: `${folder}:/usr/bin:/bin` };
}

/** An engine whose states have these outputs, by layer. */
export function withOutputs(outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>): NodeJS.ProcessEnv {
  const wrapped = Object.entries(outputs).map(([layer, values]) => [layer, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, type: "string", sensitive: false }]))]);
  return withEngine(`
const layer = config.terraform.backend.local.path.match(/([^/]*)\\.tfstate$/)[1];
if (args[0] === "output") console.log(JSON.stringify(${JSON.stringify(Object.fromEntries(wrapped))}[layer] ?? {}, undefined, 2));`);
}
