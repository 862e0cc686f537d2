import { merged } from "../../config/merged";

test.each<[string, object, object, object]>([
  ["the second wins, key by key", { a: 1, b: { c: 2, d: 3 } }, { b: { d: 4, e: 5 }, f: 6 }, { a: 1, b: { c: 2, d: 4, e: 5 }, f: 6 }],
  ["lists and nulls are replaced whole", { a: [1, 2], b: { c: 1 } }, { a: [3], b: null }, { a: [3], b: null }],
  ["what is undefined says nothing", { a: 1, b: undefined }, { a: undefined, b: 2 }, { a: 1, b: 2 }],
  ["nothing comes from what every object has", { toString: undefined }, { constructor: 1 }, { toString: undefined, constructor: 1 }],
])("%s", (_, first, second, both) => {
  expect(merged(first, second)).toEqual(both);
});

test("the keys of the first come first", () => {
  expect(Object.keys(merged({ b: 1, a: 1 }, { c: 1, a: 2 }))).toEqual(["b", "a", "c"]);
});
