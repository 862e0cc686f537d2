import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EnvironmentFile } from "../../config/environment-file";
import { Workspace } from "./support/workspace";

/** What breaks, and what is interrupted. */
const small: EnvironmentFile = {
  platform: "shop",
  environment: "small",
  account: "111122223333",
  region: "eu-west-1",
  network: { cidr: "10.90.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"], egress: "public" },
  storage: { fileSystems: { data: { accessPoints: { files: { path: "/files", uid: 1000, gid: 1000 } } } } },
  services: { web: { image: "nginx:1.29", cpuUnits: 256, memoryMiB: 512 } },
};

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace();
  workspace.addEnvironment("small", small);
});
afterEach(() => workspace.remove());

function replaceIn(path: string, text: string, replacement: string): void {
  const before = readFileSync(join(workspace.folder, path), "utf8");
  const after = before.replace(text, replacement);
  expect(after).not.toBe(before);
  workspace.write(path, after);
}

const git = (...args: string[]) => workspace.must("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args]);

test("a misspelt argument is told with its resource and its line", () => {
  workspace.addEnvironment("small", { ...small, storage: { ...small.storage, overrides: { "aws_efs_file_system.data": { throughputt_mode: "elastic" } } } });
  const { exitCode, output } = workspace.rehearse(["small"]);
  expect({ exitCode, output }).toMatchObject({ exitCode: 1 });
  expect(output).toContain('aws_efs_file_system.data: Extraneous JSON object property: No argument or block type is named "throughputt_mode".');
  expect(output).toMatch(/cdk\.tf\.json:\d+: "throughputt_mode": "elastic"/);
  expect(output).toContain("✖ small did not pass its rehearsal.");
});

test("a replaced file system and a changed name of a service do harm to what runs", () => {
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "as it was");
  replaceIn("modules/storage/file-system.ts", "creationToken,\n", "creationToken: `new-${creationToken}`,\n");
  replaceIn("modules/compute/fargate-service.ts", "name: spec.name,", "name: `new-${spec.name}`,");
  const { exitCode, output } = workspace.rehearse(["small", "--from", "HEAD"]);
  expect({ exitCode, output }).toMatchObject({ exitCode: 1 });
  expect(output).toMatch(/small-storage: aws_efs_file_system\.data is replaced, because creation_token cannot change in place \(".*" to "new-.*"\): its data is lost\./);
  expect(output).toMatch(/small-compute: aws_ecs_service\.web is replaced, because name cannot change in place \("web" to "new-web"\): what it serves stops until the new one is up\./);
  expect(output).toContain("✖ small did not pass its rehearsal.");
});

test("an interrupted rehearsal leaves nothing running, and the next one goes on from there", async () => {
  const rehearsal = spawn("node", ["cli/start.mjs", "cli/rehearse.ts", "small"], { cwd: workspace.folder, env: workspace.rehearsalVariables() });
  let output = "";
  for (const stream of [rehearsal.stdout, rehearsal.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (/small-network +22 created/.test(output) && !rehearsal.killed) rehearsal.kill("SIGINT");
    });
  }
  const exitCode = await new Promise((ended) => rehearsal.once("close", ended));
  expect({ exitCode, output }).toMatchObject({ exitCode: 130 });
  expect(output).toContain("the next rehearsal of this environment goes on from there");
  expect(workspace.processes()).toEqual([]);

  const next = workspace.rehearse(["small"]);
  expect({ exitCode: next.exitCode, output: next.exitCode === 0 ? "" : next.output }).toEqual({ exitCode: 0, output: "" });
  expect(next.output).toMatch(/goes on with \d+ resources of an earlier run/);
  expect(workspace.processes()).toEqual([]);
});
