import { masked } from "../../review/mask";

const mask = (before: unknown, after: unknown, wasSecret: unknown, isSecret: unknown) => {
  const { before: b, after: a } = masked({ actions: ["update"], before, after, before_sensitive: wasSecret, after_sensitive: isSecret });
  return [b, a];
};

test("what is not marked stays", () => {
  expect(mask({ name: "a" }, { name: "b" }, {}, { tags: {} })).toEqual([{ name: "a" }, { name: "b" }]);
  expect(mask(null, { name: "b" }, false, undefined)).toEqual([null, { name: "b" }]);
});

test("that a secret changes is kept, and nothing else of it", () => {
  expect(mask({ password: "old", user: "u" }, { password: "new", user: "u" }, { password: true }, { password: true })).toEqual([
    { password: "(sensitive)", user: "u" },
    { password: "(sensitive, changed)", user: "u" },
  ]);
  expect(mask({ password: "same" }, { password: "same" }, { password: true }, { password: true })).toEqual([{ password: "(sensitive)" }, { password: "(sensitive)" }]);
});

test("a mark on one side hides both: a secret that is no longer marked is still one", () => {
  expect(mask({ url: "secret" }, { url: "secret" }, { url: true }, {})).toEqual([{ url: "(sensitive)" }, { url: "(sensitive)" }]);
  expect(mask({ url: "public" }, { url: "secret" }, false, { url: true })).toEqual([{ url: "(sensitive)" }, { url: "(sensitive, changed)" }]);
});

test("a secret that comes or goes is there or not", () => {
  expect(mask({ password: null }, { password: "new" }, {}, { password: true })).toEqual([{ password: null }, { password: "(sensitive)" }]);
  expect(mask({ password: "old" }, {}, { password: true }, {})).toEqual([{ password: "(sensitive)" }, {}]);
  expect(mask(null, "output", false, true)).toEqual([null, "(sensitive)"]);
});

test("marks reach into lists and blocks, and a mark on a whole hides the whole", () => {
  expect(mask({ env: [{ name: "A", value: "1" }, { name: "B", value: "2" }] }, { env: [{ name: "A", value: "1" }, { name: "B", value: "3" }] }, { env: [{}, { value: true }] }, { env: [{}, { value: true }] })).toEqual([
    { env: [{ name: "A", value: "1" }, { name: "B", value: "(sensitive)" }] },
    { env: [{ name: "A", value: "1" }, { name: "B", value: "(sensitive, changed)" }] },
  ]);
  expect(mask({ tags: { a: "1" } }, { tags: { a: "2" } }, true, true)).toEqual(["(sensitive)", "(sensitive, changed)"]);
});

test("keys that objects inherit are keys like any other", () => {
  const before = JSON.parse('{"__proto__": "p", "constructor": "c"}') as unknown;
  const [b] = mask(before, null, JSON.parse('{"__proto__": true}'), false);
  expect(JSON.stringify(b)).toBe('{"__proto__":"(sensitive)","constructor":"c"}');
});

test("masking twice is masking once", () => {
  const once = masked({ actions: ["update"], before: { a: "1", b: "2" }, after: { a: "1", b: "3" }, before_sensitive: { a: true, b: true }, after_sensitive: { a: true, b: true } });
  expect(masked(once)).toEqual(once);
});
