import { existsSync, readFileSync } from "node:fs";
import { stackSettings, type StackSettings } from "../../config/stack-settings";
import { Interruption } from "../../engine/interruption";
import { backendAlone, stackOutputs } from "../../operations/stack-outputs";
import { folderWith } from "../rehearsal/temporary-folder";
import { operatedPlatform } from "./operation";
import { withEngine } from "./fake-engine";

const settings = stackSettings(operatedPlatform(), "compute");
const read = (variables: NodeJS.ProcessEnv) => stackOutputs(settings, { project: "/project", variables, interruption: new Interruption(() => {}) });
const state = "state/shop/test/eu-west-1/compute.tfstate";

test.each<[string, Partial<StackSettings>, object]>([
  ["local, by its absolute path", {}, { backend: { local: { path: `/project/${state}` } } }],
  [
    "S3, as whom",
    { backend: { type: "s3", bucket: "b", kmsKeyArn: "k" }, profile: "p", assumeRoleArn: "r" },
    {
      backend: {
        s3: { bucket: "b", key: "shop/test/eu-west-1/compute.tfstate", region: "eu-west-1", encrypt: true, allowed_account_ids: ["111122223333"], kms_key_id: "k", profile: "p", assume_role: { role_arn: "r" } },
      },
    },
  ],
  ["HCP Terraform", { backend: { type: "cloud", organization: "o", hostname: "h" } }, { cloud: { organization: "o", hostname: "h", workspaces: { name: "shop-test-compute" } } }],
])("a configuration with nothing but the backend: %s", (_, more, terraform) => {
  expect(backendAlone({ ...settings, ...more }, "/project")).toEqual({ terraform });
});

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
