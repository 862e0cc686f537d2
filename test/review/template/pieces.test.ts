import { pieces } from "../../../review/template/pieces";

test.each([
  ["", []],
  ["plain", ["plain"]],
  ["a${b.c}d", ["a", { expression: "b.c" }, "d"]],
  ["${ b.c }", [{ expression: "b.c" }]],
  ["$${b} %%{if}", ["${b} %{if}"]],
  ["$$${b}", ["$${b}"]],
  ["a$b %c", ["a$b %c"]],
  ['${a["}"]}-${b}', [{ expression: 'a["}"]' }, "-", { expression: "b" }]],
  ['${a["x\\"}"]}', [{ expression: 'a["x\\"}"]' }]],
  ['${f("${a["}"]}")}.', [{ expression: 'f("${a["}"]}")' }, "."]],
  ["${{ a = 1 }.a}", [{ expression: "{ a = 1 }.a" }]],
])("reads %j", (text, expected) => {
  expect(pieces(text)).toEqual(expected);
});

test.each(["${a", '${a["}', "%{ if a }b%{ endif }", "${{a}"])("cannot read %j", (text) => {
  expect(pieces(text)).toBeUndefined();
});

test("does not go down without end", () => {
  expect(pieces('${"'.repeat(100_000))).toBeUndefined();
  expect(pieces("${".repeat(100_000))).toBeUndefined();
});
