import { effectsOf, isEmptyPlan, textOf } from "../../delivery/effects";
import type { PlanJson, ResourceChangeJson } from "../../review/plan-json";
import { resource } from "../review/plans";

const planOf = (...resources: readonly ResourceChangeJson[]): PlanJson => ({ format_version: "1.2", resource_changes: resources });

test.each<[string, ResourceChangeJson]>([
  ["created", resource("a.b", "create")],
  ["updated", resource("a.b", "update")],
  ["updated and moved from a.old", resource("a.b", "update", { previous_address: "a.old" })],
  ["destroyed", resource("a.b", "delete")],
  ["replaced, the old one first", resource("a.b", ["delete", "create"])],
  ["replaced, the new one first", resource("a.b", ["create", "delete"])],
  ["replaced, the new one first and moved from a.old", resource("a.b", ["create", "delete"], { previous_address: "a.old" })],
  ["forgotten", resource("a.b", "forget")],
  ["forgotten and created", resource("a.b", ["create", "forget"])],
  ["moved from a.old", resource("a.b", "no-op", { previous_address: "a.old" })],
  ["imported", resource("a.b", "no-op", { importing: { id: "i" } })],
  ["imported and updated", resource("a.b", "update", { importing: { id: "i" } })],
])("%s", (text, change) => {
  expect([...effectsOf(planOf(change))].map(([place, effect]) => [place, textOf(effect)])).toEqual([["a.b", text]]);
  expect(isEmptyPlan(planOf(change))).toBe(false);
});

test.each<[string, PlanJson]>([
  ["nothing at all", { format_version: "1.2" }],
  ["what stays as it is", planOf(resource("a.b", "no-op"))],
  ["data that is read", planOf(resource("data.a.b", "read", { mode: "data" }))],
  ["an output that stays", { format_version: "1.2", output_changes: { id: { actions: ["no-op"] } } }],
])("%s is no effect", (_, plan) => {
  expect(effectsOf(plan).size).toBe(0);
  expect(isEmptyPlan(plan)).toBe(true);
});

test("outputs, actions and what is deposed have places of their own", () => {
  const plan: PlanJson = {
    ...planOf(resource("a.b", "create"), resource("a.b", "delete", { deposed: "1a2b3c4d" })),
    output_changes: { id: { actions: ["create"], after: 1 }, old: { actions: ["delete"] } },
    action_invocations: [{ address: "action.notify.team" }],
  };
  expect([...effectsOf(plan)].map(([place, effect]) => `${place}: ${textOf(effect)}`)).toEqual([
    "a.b: created",
    "a.b (deposed 1a2b3c4d): destroyed",
    "output id: set",
    "output old: removed",
    "action action.notify.team: invoked",
  ]);
});

test("what failed while it was made is tainted", () => {
  const tainted = resource("a.b", ["delete", "create"], { action_reason: "replace_because_tainted" });
  const other = resource("a.b", ["delete", "create"], { action_reason: "replace_because_cannot_update" });
  expect([tainted, other].map((change) => effectsOf(planOf(change)).get("a.b")?.isTainted)).toEqual([true, false]);
});
