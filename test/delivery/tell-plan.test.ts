import { tellPlan } from "../../delivery/tell-plan";
import type { ChangeJson } from "../../review/plan-json";
import { resource } from "../review/plans";

const output: ChangeJson = { actions: ["update"], before: 1, after: 2 };
const tell = (resources: Parameters<typeof resource>[], outputs: Readonly<Record<string, ChangeJson>> = {}) =>
  tellPlan({ format_version: "1.2", resource_changes: resources.map((each) => resource(...each)), output_changes: outputs });

test("what happens, by how often", () => {
  expect(
    tell([
      ["a.forget", "forget"],
      ["a.delete", "delete"],
      ["a.replace", ["create", "delete"]],
      ["a.other", ["delete", "create"]],
      ["a.update", "update"],
      ["a.create", "create"],
      ["a.new", "create"],
      ["a.moved", "no-op", { previous_address: "a.old" }],
      ["a.imported", "no-op", { importing: { id: "i" } }],
      ["a.same", "no-op"],
      ["data.a.read", "read", { mode: "data" }],
    ], { id: output }),
  ).toBe("2 to create, 1 to update, 2 to replace, 1 to destroy, 1 to forget, 1 to import, 1 to move");
});

test("outputs where nothing else changes", () => {
  expect(tell([], { id: output })).toBe("1 output changes");
  expect(tell([["a.same", "no-op"]], { id: output, arn: output, same: { ...output, actions: ["no-op"] } })).toBe("2 outputs change");
});

test("nothing", () => {
  expect(tell([])).toBe("no change");
});
