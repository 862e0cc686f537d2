import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findEngine, findProgram, isAtLeast } from "../../engine/engine-binary";
import { Refusal } from "../../engine/refusal";

const install =
  "Install Terraform 1.11 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu 1.10 or newer (https://opentofu.org/docs/intro/install/), and put it on PATH.";

/** A folder with programs that print what they are told. */
function folderWith(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "gantry-path-"));
  for (const [name, output] of Object.entries(programs)) writeFileSync(join(folder, name), `#!/bin/sh\nprintf '%s' '${output}'\n`, { mode: 0o755 });
  return folder;
}

const version = (text: string) => JSON.stringify({ terraform_version: text });
const path = (...folders: string[]) => ({ PATH: folders.join(delimiter) });

function refusal(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error("it did not refuse");
}

test("takes Terraform before OpenTofu", () => {
  const folder = folderWith({ terraform: version("1.11.4"), tofu: version("1.12.6") });
  expect(findEngine(path(folder))).toEqual({ name: "terraform", path: join(folder, "terraform"), version: "1.11.4" });
});

test("takes OpenTofu when Terraform is too old or absent", () => {
  const old = folderWith({ terraform: version("1.5.7") });
  const tofu = folderWith({ tofu: version("1.10.0") });
  expect(findEngine(path(old, tofu))).toEqual({ name: "tofu", path: join(tofu, "tofu"), version: "1.10.0" });
  expect(findEngine(path("", tofu)).name).toBe("tofu");
});

test("refuses when there is none", () => {
  for (const environment of [{}, path(), path(folderWith({}), "/nowhere")]) {
    expect(refusal(() => findEngine(environment))).toMatchObject({ message: `There is no engine to run. ${install}`, exitCode: 4 });
  }
});

test("names those that are too old or do not say", () => {
  const folder = folderWith({ terraform: version("1.10.5"), tofu: "garbage" });
  expect(refusal(() => findEngine(path(folder))).message).toBe(`There is no engine to run. ${folder}/terraform is version 1.10.5. ${folder}/tofu is version unknown. ${install}`);
});

test("passes over folders and files that cannot be run", () => {
  const folder = mkdtempSync(join(tmpdir(), "gantry-path-"));
  mkdirSync(join(folder, "terraform"));
  writeFileSync(join(folder, "tofu"), "", { mode: 0o644 });
  const later = folderWith({ terraform: "", tofu: "" });
  expect(findProgram("terraform", path(folder, later))).toBe(join(later, "terraform"));
  expect(findProgram("tofu", path(folder, later))).toBe(join(later, "tofu"));
  expect(findProgram("none", path(folder, later))).toBeUndefined();
});

test.each([
  ["1.11.0", "1.11.0", true],
  ["1.11.4", "1.11.0", true],
  ["1.11.0-rc1", "1.11.0", true],
  ["1.10.9", "1.11.0", false],
  ["1.9.0", "1.11.0", false],
  ["2.0.0", "1.11.0", true],
  ["0.15.0", "1.11.0", false],
  ["unknown", "1.11.0", false],
  ["", "1.11.0", false],
])("%s against %s", (text, minimum, isEnough) => {
  expect(isAtLeast(text, minimum)).toBe(isEnough);
});
