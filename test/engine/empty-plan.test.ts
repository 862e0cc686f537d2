import { saysNothingChanges } from "../../engine/empty-plan";

const summary = JSON.stringify({ "@message": "Plan: 0 to add, 0 to change, 0 to destroy.", type: "change_summary", changes: { add: 0, change: 0, remove: 0, operation: "plan" } });
const outputs = (...actions: string[]) => JSON.stringify({ type: "outputs", outputs: Object.fromEntries(actions.map((action, index) => [`o${index}`, { sensitive: false, action }])) });
const change = (action: string) => JSON.stringify({ type: "planned_change", change: { resource: { addr: "a.b" }, action } });
const other = ["Warning: no CLI configuration", JSON.stringify({ type: "refresh_start", hook: { resource: { addr: "a.b" } } }), JSON.stringify({ type: "resource_drift" })];

test("a plan without changes of resources and outputs changes nothing", () => {
  expect(saysNothingChanges([...other, summary])).toBe(true);
  expect(saysNothingChanges([...other, summary, outputs("noop", "noop")])).toBe(true);
});

test.each([
  ["a resource", [change("create"), summary]],
  ["a resource that only moves", [change("move"), summary, outputs("noop")]],
  ["an output", [summary, outputs("noop", "update")]],
  ["what is not said", other],
])("%s is a change", (_, lines) => {
  expect(saysNothingChanges(lines)).toBe(false);
});
