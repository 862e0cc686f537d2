import { Sections } from "../../../compose/map/sections";

const at = (line: number) => ({ file: "compose.yaml", line, column: 1 });

test("what is set again leaves no place of what stood there before", () => {
  const sections = new Sections();
  sections.set(["a", "b"], { c: 1, d: 2 }, at(1), { c: at(2), d: at(3) });
  sections.add(["a", "list"], "x", at(4));
  sections.add(["a", "list"], "y", at(5));
  sections.set(["a", "b"], "text", at(6));
  sections.set(["a", "list"], [], undefined);
  expect(sections.fields).toEqual({ a: { b: "text", list: [] } });
  expect(sections.origins).toEqual([
    { path: ["a", "b"], at: at(6) },
    { path: ["a", "list"], at: undefined },
  ]);
});

test("an overlay is laid key by key over mappings, and in the place of all else", () => {
  const sections = new Sections();
  sections.set(["a"], { kept: 1, number: 2, list: [1, 2] }, at(1));
  sections.overlay(["a"], { number: { deep: true }, list: ["x"], new: {} }, (within) => at(10 + within.length));
  expect(sections.fields).toEqual({ a: { kept: 1, number: { deep: true }, list: ["x"] } });
  expect(sections.origins).toEqual([
    { path: ["a"], at: at(1) },
    { path: ["a", "number", "deep"], at: at(12) },
    { path: ["a", "list"], at: at(11) },
    { path: ["a", "list", 0], at: at(12) },
  ]);
});

test("names that every object has are names as others", () => {
  const sections = new Sections();
  for (const name of ["constructor", "__proto__", "toString"]) {
    sections.set(["services", name, "image"], name, at(1));
    sections.add(["services", name, "aliases"], "a", at(1));
  }
  expect(Object.entries(sections.fields["services"] as object)).toEqual(["constructor", "__proto__", "toString"].map((name) => [name, { image: name, aliases: ["a"] }]));
  expect(Object.hasOwn(Object.prototype, "image")).toBe(false);
});
