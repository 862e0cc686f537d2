import { existsSync, readFileSync } from "node:fs";
import { stackSettings } from "../../config/stack-settings";
import { Interruption } from "../../engine/interruption";
import { stackOutputs } from "../../operations/stack-outputs";
import { folderWith } from "../rehearsal/temporary-folder";
import { operatedPlatform } from "./operation";
import { withEngine } from "./fake-engine";

const settings = stackSettings(operatedPlatform(), "compute");
const read = (variables: NodeJS.ProcessEnv) => stackOutputs(settings, { project: "/project", variables, interruption: new Interruption(() => {}) });
const state = "state/shop/test/eu-west-1/compute.tfstate";

test("asks the engine in a folder that is gone afterwards", async () => {
  const log = `${folderWith({})}/calls`;
  const outputs = await read(
    withEngine(`require("node:fs").appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, config, folder: process.cwd() }) + "\\n");
if (args[0] === "output") { console.error("a warning"); console.log('{\\n  "a": { "value": { "b": ["c"] } }\\n}'); }`),
  );
  expect(outputs).toEqual({ a: { b: ["c"] } });
  const calls = readFileSync(log, "utf8").trim().split("\n").map((line) => JSON.parse(line) as { args: string[]; config: unknown; folder: string });
  expect(calls.map(({ args }) => args)).toEqual([["init", "-input=false", "-no-color", "-reconfigure"], ["output", "-json", "-no-color"]]);
  expect(calls[0]?.config).toEqual({ terraform: { backend: { local: { path: `/project/${state}` } } } });
  expect(existsSync(calls[0]?.folder ?? "/")).toBe(false);
});

test.each(["init", "output"])("tells what the engine says when %s fails", async (command) => {
  const variables = withEngine(`if (args[0] === "${command}") { console.error("Error: Access Denied"); process.exitCode = 1; }`);
  await expect(read(variables)).rejects.toThrow(expect.objectContaining({ name: "Refusal", message: `The state ${state} could not be read:\nError: Access Denied` }) as Error);
});
