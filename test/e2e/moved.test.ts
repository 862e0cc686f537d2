import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformResource, type App } from "cdktf";
import type { EnvironmentFile } from "../../config/environment-file";
import type { Platform } from "../../config/platform";
import { stackSettings } from "../../config/stack-settings";
import { findEngine } from "../../engine/engine-binary";
import type { OwnOutputs } from "../../stacks/own-stacks";
import { PlatformStack } from "../../stacks/platform-stack";
import { baseEnvironment } from "../config/base-environment";
import { synthesized } from "../support/synthesized";
import { limitMinutes, timeLeft } from "./support/limit";

limitMinutes(3);

const folder = mkdtempSync(join(tmpdir(), "gantry-moved-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A stack with one resource, of the provider that the engine has in itself. */
class DataStack extends PlatformStack {
  readonly outputs = this.publish<OwnOutputs>({});

  constructor(app: App, platform: Platform, name: string) {
    super(app, stackSettings(platform, "own"));
    new TerraformResource(this.named, name, { terraformResourceType: "terraform_data" }).addOverride("input", "kept");
  }
}

interface Change {
  readonly address: string;
  readonly previous_address?: string;
  readonly change: { readonly actions: readonly string[] };
}

/** Plans the stack with its resource under this name; what the engine would have to ask AWS for is left out. */
function changes(name: string, moved: EnvironmentFile["moved"], command: "plan" | "apply"): Change[] {
  const stack = synthesized({ ...baseEnvironment(), moved }, { own: (app, platform) => new DataStack(app, platform, name) })["test-own"];
  const { resource, ...rest } = stack ?? { resource: {} };
  const blocks = "moved" in rest ? { moved: rest.moved } : {};
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ resource, ...blocks }));
  engine("init");
  engine("plan", "-out=plan");
  const { resource_changes } = JSON.parse(engine("show", "-json", "plan")) as { resource_changes: readonly Change[] };
  if (command === "apply") engine("apply", "plan");
  return resource_changes.map(({ address, previous_address, change: { actions } }) => ({ address, ...(previous_address === undefined ? {} : { previous_address }), change: { actions } }));
}

function engine(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(findEngine(process.env).path, args, { cwd: folder, encoding: "utf8", timeout: timeLeft() });
  expect([args, status, stderr]).toEqual([args, 0, ""]);
  return stdout;
}

test("a rename with a move changes nothing; without one it destroys and makes anew", () => {
  const noOp = { actions: ["no-op"] };
  expect(changes("data", {}, "apply")).toEqual([{ address: "terraform_data.data", change: { actions: ["create"] } }]);
  expect(changes("files", {}, "plan")).toEqual([
    { address: "terraform_data.data", change: { actions: ["delete"] } },
    { address: "terraform_data.files", change: { actions: ["create"] } },
  ]);
  const toFiles = { "terraform_data.data": "terraform_data.files" };
  expect(changes("files", { own: toFiles }, "plan")).toEqual([{ address: "terraform_data.files", previous_address: "terraform_data.data", change: noOp }]);

  // Whoever applied neither move gets from the first name to the last; whoever has nothing yet is not hindered by the line.
  const chain = { ...toFiles, "terraform_data.files": "terraform_data.volumes" };
  expect(changes("volumes", { own: chain }, "apply")).toEqual([{ address: "terraform_data.volumes", previous_address: "terraform_data.data", change: noOp }]);
  expect(changes("volumes", { own: chain }, "plan")).toEqual([{ address: "terraform_data.volumes", change: noOp }]);
});
