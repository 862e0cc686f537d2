import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { emulators } from "../../rehearsal/emulators/emulators";

/** What a fake emulator's program does, as text of a Node program: `port` is known, `serve()` answers 200 to everything. */
const prelude = `
const { createServer } = require("node:http");
const { readFileSync, writeFileSync, appendFileSync } = require("node:fs");
const at = process.argv.indexOf("--addr");
const port = Number(at < 0 ? process.env.GATEWAY_PORT : process.argv[at + 1].split(":")[1]);
const serve = () => createServer((request, response) => response.end("{}")).listen(port, "127.0.0.1");
`;

/** An environment whose PATH has these emulators' programs and no others of their names. */
export function withEmulators(programs: Record<string, string>): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), "gantry-fake-emulators-"));
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), `#!${process.execPath}\n${prelude}${text}\n`, { mode: 0o755 });
  const others = (process.env["PATH"] ?? "").split(delimiter).filter((each) => !emulators.some(({ program }) => existsSync(join(each, program))));
  return { ...process.env, PATH: [folder, ...others].join(delimiter), FAKECLOUD_CONTAINER_CLI: "false" };
}
