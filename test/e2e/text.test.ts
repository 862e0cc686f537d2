import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import type { EnvironmentFile } from "../../config/environment-file";
import { resources, synthesized } from "../support/synthesized";
import { findEngine } from "../../engine/engine-binary";
import { limitMinutes, timeLeft } from "./support/limit";

limitMinutes(3);

const folder = mkdtempSync(join(tmpdir(), "gantry-text-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Texts that Terraform, JSON or a shell would take for something else, and any others. */
const fragment = fc.oneof(
  fc.constantFrom("$", "{", "}", "%", "${", "%{", "$${", "%%{", "$$", "%%", "\\", '"', "'", "`", "\n", "\r\n", "\t", "\u0000", "~}", "${HOME}", "%{ if true }", "é", "日本語", "🚢", "\u2028", "</script>"),
  fc.string({ unit: "grapheme" }),
);
const anyText = fc.array(fragment, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(""));
// The rest is refused by the rules environment-variable-value, reserved-text, text-null and text-normal-form.
const carried = (text: string) => text !== "" && !text.includes("TfToken[") && !text.includes("\0") && text === text.normalize("NFC");

function environmentWith(texts: readonly string[]): EnvironmentFile {
  return {
    platform: "text",
    environment: "test",
    account: "111122223333",
    region: "eu-west-1",
    network: { cidr: "10.0.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"] },
    storage: { secrets: { token: { description: texts[0]?.slice(0, 200) } } },
    services: {
      web: {
        image: "nginx",
        cpuUnits: 256,
        memoryMiB: 512,
        command: [...texts],
        entryPoint: [...texts],
        environmentVariables: Object.fromEntries(texts.map((text, index) => [`TEXT_${index}`, text])),
        healthCheck: { command: ["CMD", ...texts] },
        dockerLabels: Object.fromEntries(texts.map((text, index) => [`label-${index}`, text])),
      },
    },
  };
}

/** The engine's own evaluation: the expressions as outputs of a configuration without any resource. */
function evaluated(expressions: Readonly<Record<string, string>>): Record<string, string> {
  const output = Object.fromEntries(Object.entries(expressions).map(([name, value]) => [name, { value }]));
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ output }));
  const run = (...args: string[]) => {
    const result = spawnSync(findEngine(process.env).path, args, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024, timeout: timeLeft(), killSignal: "SIGKILL" });
    if (result.error) throw result.error;
    return result;
  };
  run("init", "-input=false");
  const applied = run("apply", "-auto-approve", "-input=false", "-no-color");
  if (applied.status !== 0) throw new Error(applied.stderr.slice(0, 2_000));
  const values = JSON.parse(run("output", "-json").stdout) as Record<string, { value: string }>;
  return Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));
}

test("any text comes out of the engine as it was written", () => {
  fc.assert(
    fc.property(fc.array(anyText.filter(carried), { minLength: 25, maxLength: 25 }), (texts) => {
      const stacks = synthesized(environmentWith(texts));
      const definitions = resources(stacks["test-compute"], "aws_ecs_task_definition")["web_task-definition"]?.["container_definitions"] as string;
      const description = resources(stacks["test-storage"], "aws_secretsmanager_secret")["secret_token"]?.["description"] as string;
      // The one expression of ours in it; the resource it names is not here.
      const literal = definitions.replaceAll("${aws_cloudwatch_log_group.web_log-group.name}", "log-group");
      const result = evaluated({ definitions: literal, description });
      const [container] = JSON.parse(result["definitions"] ?? "[]") as [Record<string, unknown>];
      const environment = container?.["environment"] as { name: string; value: string }[];
      expect(texts.map((_, index) => environment.find(({ name }) => name === `TEXT_${index}`)?.value)).toEqual(texts);
      expect(container?.["command"]).toEqual(texts);
      expect(container?.["entryPoint"]).toEqual(texts);
      expect((container?.["healthCheck"] as { command: string[] }).command).toEqual(["CMD", ...texts]);
      const labels = container?.["dockerLabels"] as Record<string, string>;
      expect(texts.map((_, index) => labels[`label-${index}`])).toEqual(texts);
      expect(result["description"]).toBe(texts[0]?.slice(0, 200));
    }),
    { numRuns: 40, seed: 20261122 },
  );
});
