import { fill, isFilled, notKnown, type Filled } from "../../delivery/fill";

const filled: Filled = new Map<string, unknown>([
  ["vpc-0", "vpc-1a"],
  ["port-0", 8080],
  ["list-0", ["a", "b"]],
  ["money-0", "$&"],
]);

test("every placeholder in a text is filled in", () => {
  expect(fill("vpc-0/vpc-0:port-0", filled)).toBe("vpc-1a/vpc-1a:8080");
  expect(fill("a list-0 has no place in a text; money-0 is what it is", filled)).toBe("a list-0 has no place in a text; $& is what it is");
});

const all = { filled, extent: "all" } as const;

test.each<[string, unknown, unknown]>([
  ["a text without a placeholder", "same", "same"],
  ["a text with one", "arn:vpc-0", "arn:vpc-1a"],
  ["a number in its place", "port-0", 8080],
  ["a number as text", "port-0", "8080"],
  ["a list in its place", "list-0", ["a", "b"]],
  ["lists in one order", ["vpc-0", "x"], ["vpc-1a", "x"]],
  ["lists with placeholders in another order", ["vpc-0", "x", { id: "y" }], [{ id: "y" }, "x", "vpc-1a"]],
  ["objects, whatever the order of their keys", { a: "vpc-0", b: null }, { b: null, a: "vpc-1a" }],
  ["what nobody knows yet", { id: notKnown }, { id: notKnown }],
  ["nothing", null, null],
])("equal: %s", (_, wanted, found) => {
  expect(isFilled(wanted, found, all)).toBe(true);
});

test.each<[string, unknown, unknown]>([
  ["another value for the placeholder", "vpc-0", "vpc-2b"],
  ["the placeholder itself", "vpc-0", "vpc-0"],
  ["another text", "same", "other"],
  ["a number and its text", 1, "1"],
  ["lists without a placeholder in another order", ["x", "y"], ["y", "x"]],
  ["a longer list", ["vpc-0"], ["vpc-1a", "x"]],
  ["a shorter list", ["vpc-0", "x"], ["vpc-1a"]],
  ["one that is there once, wanted twice", ["vpc-0", "vpc-0"], ["vpc-1a", "x"]],
  ["a list and an object", ["vpc-0"], { 0: "vpc-1a" }],
  ["another key", { a: 1 }, { b: 1 }],
  ["one key more", { a: 1 }, { a: 1, b: undefined }],
  ["null and an object", null, {}],
  ["known now, which was not when it was reviewed", notKnown, "vpc-1a"],
  ["not known any more", "vpc-0", notKnown],
  ["a number that is not known any more", 1, notKnown],
])("other: %s", (_, wanted, found) => {
  expect(isFilled(wanted, found, all)).toBe(false);
});

describe("when some of it may be done already", () => {
  const part = { filled, extent: "part" } as const;

  test("what was not known may be anything", () => {
    expect(isFilled({ id: notKnown, name: "n" }, { id: "i-1", name: "n" }, part)).toBe(true);
    expect(isFilled({ id: notKnown, name: "n" }, { id: "i-1", name: "m" }, part)).toBe(false);
  });

  test("it takes nothing from what was known", () => {
    expect(isFilled([notKnown, "a"], ["a", "b"], part)).toBe(true);
    expect(isFilled([notKnown, "a"], ["b", "c"], part)).toBe(false);
  });

  test("what was known has to stay so", () => {
    expect(isFilled("a", notKnown, part)).toBe(false);
  });
});
