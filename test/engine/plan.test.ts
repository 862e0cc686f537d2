import { readPlan, type PlanJson } from "../../engine/plan";

type Change = NonNullable<PlanJson["resource_changes"]>[number]["change"];

const resource = (name: string, change: Change, mode = "managed") => ({ address: `terraform_data.${name}`, mode, type: "terraform_data", change });
const read = (change: Change) => readPlan("plan", { resource_changes: [resource("a", change)] }).changes;
const base = { address: "terraform_data.a", type: "terraform_data", createdFirst: false, arguments: [], replacedBecauseOf: [] };
const [old, young] = [{ input: "a", id: "i" }, { input: "b", id: "i" }];
const input = { path: "input", before: '"a"', after: '"b"' };

test("an empty plan", () => {
  expect(readPlan("plan", {})).toEqual({ file: "plan", changes: [], outputs: [], resources: [] });
});

test.each([
  ["create", { actions: ["create"], before: null, after: { input: "b" }, after_unknown: { id: true } }, { ...base, action: "create", createdFirst: true, before: null, after: { input: "b" } }],
  ["update", { actions: ["update"], before: old, after: young }, { ...base, action: "update", arguments: [input], before: old, after: young }],
  ["delete", { actions: ["delete"], before: old, after: null }, { ...base, action: "delete", before: old, after: null }],
  ["forget", { actions: ["forget"], before: old, after: null }, { ...base, action: "forget", before: old, after: null }],
  [
    "replace, the old one first",
    { actions: ["delete", "create"], before: old, after: { input: "b" }, after_unknown: { id: true }, replace_paths: [["input"], ["input", 0, "x"], ["kind"]] },
    {
      ...base,
      action: "replace",
      arguments: [input, { path: "id", before: '"i"', after: "(known after apply)" }],
      replacedBecauseOf: ["input", "kind"],
      before: old,
      after: { input: "b" },
    },
  ],
  ["replace, the new one first", { actions: ["create", "delete"], before: old, after: young }, { ...base, action: "replace", createdFirst: true, arguments: [input], before: old, after: young }],
] as const)("%s", (_, change, expected) => {
  expect(read(change)).toEqual([expected]);
});

test.each([["no-op"], ["read"]])("%s changes nothing", (action) => {
  expect(read({ actions: [action], before: old, after: old })).toEqual([]);
});

test("reading data changes nothing", () => {
  expect(readPlan("plan", { resource_changes: [resource("a", { actions: ["delete"], before: old, after: null }, "data")] }).changes).toEqual([]);
});

test("outputs that change, by name", () => {
  const output = (action: string) => ({ actions: [action], before: null, after: null });
  const json = { output_changes: { a: output("create"), b: output("no-op"), c: output("update"), d: output("delete") } };
  expect(readPlan("plan", json).outputs).toEqual(["a", "c", "d"]);
});

test("whether it can be applied, where the engine says so", () => {
  expect(readPlan("plan", { applyable: false }).applyable).toBe(false);
  expect(readPlan("plan", {})).not.toHaveProperty("applyable");
});

test("resources of every module, without data", () => {
  const values = { input: "a" };
  const planned = (address: string, mode = "managed") => ({ address, mode, type: "terraform_data", values });
  const json: PlanJson = {
    planned_values: {
      root_module: {
        resources: [planned("terraform_data.a"), planned("data.terraform_remote_state.b", "data")],
        child_modules: [{ resources: [planned("module.m.terraform_data.c")], child_modules: [{ resources: [{ address: 'module.m.module.n["x"].terraform_data.d', mode: "managed", type: "terraform_data" }] }] }],
      },
    },
  };
  expect(readPlan("plan", json).resources).toEqual([
    { address: "terraform_data.a", type: "terraform_data", values },
    { address: "module.m.terraform_data.c", type: "terraform_data", values },
    { address: 'module.m.module.n["x"].terraform_data.d', type: "terraform_data", values: {} },
  ]);
});
