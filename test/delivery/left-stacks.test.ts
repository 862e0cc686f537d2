import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsOfKept } from "../../config/kept";
import { leavingConfiguration } from "../../delivery/leaving-stack";
import { leftStacks } from "../../delivery/left-stacks";
import { PlanFolder } from "../../delivery/plan-folder";
import { keptList, keptStack } from "../config/kept-list";

const project = mkdtempSync(join(tmpdir(), "gantry-"));
afterAll(() => rmSync(project, { recursive: true }));
const folder = PlanFolder.of(project, "dev");

const kept = keptList({
  stacks: { "dev-compute": { ...keptStack("compute"), dependencies: ["dev-storage", "dev-network"] }, "dev-network": keptStack("network"), "dev-storage": { ...keptStack("storage"), dependencies: ["dev-network"], protected: ["aws_efs_file_system.data"] } },
  left: { "dev-a": { ...keptStack("a"), dependencies: ["dev-storage", "dev-gone", "dev-network"] } },
});
const left = (...synthesized: string[]) => leftStacks(kept, new Set(synthesized), { folder, project });

test("none left when all are there", () => {
  expect(left("dev-network", "dev-storage", "dev-compute", "dev-a")).toEqual([]);
});

test("those that are kept and not there, in deploy order, behind those they read that are known", () => {
  expect(left("dev-network")).toEqual([
    { id: "dev-storage", folder: folder.stack("dev-storage"), dependencies: ["dev-network"], isLeaving: true, protectedAddresses: ["aws_efs_file_system.data"] },
    { id: "dev-a", folder: folder.stack("dev-a"), dependencies: ["dev-storage", "dev-network"], isLeaving: true, protectedAddresses: [] },
    { id: "dev-compute", folder: folder.stack("dev-compute"), dependencies: ["dev-storage", "dev-network"], isLeaving: true, protectedAddresses: [] },
  ]);
});

test("of an environment without a file, all", () => {
  expect(left().map(({ id, dependencies }) => [id, dependencies])).toEqual([
    ["dev-network", []],
    ["dev-storage", ["dev-network"]],
    ["dev-a", ["dev-storage", "dev-network"]],
    ["dev-compute", ["dev-storage", "dev-network"]],
  ]);
});

test("each has a folder to be destroyed from", () => {
  left("dev-network");
  expect(JSON.parse(readFileSync(join(project, "plans/dev/synth/stacks/dev-a/cdk.tf.json"), "utf8"))).toEqual(leavingConfiguration(settingsOfKept(kept, "dev-a"), project));
});

test("stacks that a list has in a circle are all there", () => {
  const circle = keptList({ stacks: { "dev-a": { ...keptStack("a"), dependencies: ["dev-b"] }, "dev-b": { ...keptStack("b"), dependencies: ["dev-a"] } }, left: {} });
  expect(leftStacks(circle, new Set(), { folder, project }).map(({ id }) => id)).toEqual(["dev-b", "dev-a"]);
});
