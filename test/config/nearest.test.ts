import { listed, nearest, suggest } from "../../config/nearest";

const known = ["worker", "web", "result", "redis"];

test.each([
  ["wroker", "worker"],
  ["WORKER", "worker"],
  ["reslut", "result"],
  ["redi", "redis"],
  ["database", undefined],
  ["", undefined],
])("%j most likely means %j", (given, name) => {
  expect(nearest(given, known)).toBe(name);
});

test("of names that are equally near the first in the alphabet is meant, however they are listed", () => {
  expect(nearest("webc", ["webb", "weba"])).toBe("weba");
});

test.each([
  ["wroker", known, `did you mean "worker"?`],
  ["database", known, `use one of "worker", "web", "result" or "redis"`],
  ["database", ["web"], `use one of "web"`],
  ["database", [], "declare it first"],
])("for %j among %j it says: %s", (given, names, remedy) => {
  expect(suggest(given, names)).toBe(remedy);
});

test.each([
  [[], ""],
  [["a"], `"a"`],
  [["a", "b"], `"a" or "b"`],
  [["a", 1, "b"], `"a", 1 or "b"`],
])("lists %j as %s", (names, text) => {
  expect(listed(names)).toBe(text);
});

test("lists with the conjunction asked for", () => {
  expect(listed([1, 2, 3], "and")).toBe("1, 2 and 3");
});
