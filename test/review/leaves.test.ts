import { changedLeaves, newValueText, pathText, valueText } from "../../review/leaves";

const leaves = (before: Record<string, unknown> | null, after: Record<string, unknown> | null, unknown?: unknown) =>
  changedLeaves({ before, after, unknown }).map((leaf) => `${pathText(leaf.path)}: ${valueText(leaf.before)} -> ${newValueText(leaf)}`);

test("each leaf that changes has its path", () => {
  expect(leaves({ a: 1, b: [{ c: "x", d: "same" }], "e f": { g: true } }, { a: 2, b: [{ c: "y", d: "same" }], "e f": { g: false } })).toEqual(["a: 1 -> 2", 'b[0].c: "x" -> "y"', '["e f"].g: true -> false']);
});

test("what is known after the apply changes; inside of JSON it is looked at, too", () => {
  expect(leaves({ arn: "a", tags: { x: "1" } }, { tags: { x: "1" } }, { arn: true, tags: {} })).toEqual(['arn: "a" -> (known after apply)']);
  expect(leaves({ policy: '{"a":[1,2]}' }, { policy: '{"a":[1,3]}' })).toEqual(["policy.a[1]: 2 -> 3"]);
  expect(leaves({ policy: '{"a":1,"b":2}' }, { policy: '{ "b": 2, "a": 1 }' })).toEqual([]);
});

test("null and nothing are the same, and long values are cut", () => {
  expect(leaves({ a: null, b: "" }, { b: "" })).toEqual([]);
  expect(valueText("x".repeat(200))).toBe(`"${"x".repeat(119)}…`);
});

test("a list that is not known yet is one leaf, one that is known in part its parts", () => {
  expect(leaves({ ids: ["a"] }, {}, { ids: true })).toEqual(['ids: ["a"] -> (known after apply)']);
  expect(leaves({ ids: ["a"] }, { ids: ["a", null] }, { ids: [false, true] })).toEqual(["ids[1]: null -> (known after apply)"]);
  expect(leaves({ block: null }, { block: [{ name: "n" }] }, { block: [{ id: true }] })).toEqual(["block: null -> (known after apply)"]);
});
