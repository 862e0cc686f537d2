import { notKnown } from "../../delivery/fill";
import { settingsOf } from "../../delivery/settings-of-change";
import type { ChangeJson } from "../../review/plan-json";

const settings = (change: Omit<ChangeJson, "actions">) => Object.fromEntries(settingsOf({ actions: [], ...change }));
const open = (value: unknown) => ({ value, isSensitive: false });

test("what a change sets, and not what it leaves as it is", () => {
  expect(settings({ before: { name: "a", size: 1, tags: { x: "1" } }, after: { name: "a", size: 2, tags: { x: "2" } } })).toEqual({ size: open(2), tags: open({ x: "2" }) });
});

test("of what is created, all but what is not set", () => {
  expect(settings({ before: null, after: { name: "a", size: null } })).toEqual({ name: open("a") });
});

test("what is unset is set to nothing", () => {
  expect(settings({ before: { size: 1, old: 2 }, after: { size: null } })).toEqual({ size: open(null), old: open(null) });
});

test("what is not known stands where it is", () => {
  expect(settings({ before: null, after: { ids: ["a", null], tree: { name: "n" } }, after_unknown: { arn: true, ids: [false, true], tree: { id: true }, none: [], no: false } })).toEqual({
    arn: open(notKnown),
    ids: open(["a", notKnown]),
    tree: open({ name: "n", id: notKnown }),
  });
});

test("what may change is in it, even if its known parts are as before", () => {
  expect(settings({ before: { ids: ["a"] }, after: { ids: ["a"] }, after_unknown: { ids: [true] } })).toEqual({ ids: open([notKnown]) });
});

test.each<[string, Partial<ChangeJson>, boolean]>([
  ["a mark on the argument", { after_sensitive: { a: true } }, true],
  ["a mark within it", { after_sensitive: { a: [{ password: true }] } }, true],
  ["a mark on the whole", { after_sensitive: true }, true],
  ["a mark on what it was", { before_sensitive: { a: true } }, true],
  ["a mark on another", { after_sensitive: { b: true } }, false],
  ["no mark", { before_sensitive: false, after_sensitive: {} }, false],
])("sensitive: %s", (_, marks, isSensitive) => {
  expect(settings({ before: { a: 1 }, after: { a: 2 }, ...marks })).toEqual({ a: { value: 2, isSensitive } });
});
