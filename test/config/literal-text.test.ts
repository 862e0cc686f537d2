import fc from "fast-check";
import { literalText, literalTexts, writtenTexts } from "../../config/literal-text";

/** What Terraform makes of a text without expressions. Source: Terraform, Strings and Templates, Escape Sequences. */
const readBack = (text: string) => text.replaceAll("$${", () => "${").replaceAll("%%{", "%{");
const hasExpression = (text: string) => /(?<!\$)\$\{|(?<!%)%\{/.test(text);

test.each([
  ["${a}", "$${a}"],
  ["$${a}", "$$${a}"],
  ["%{if a}", "%%{if a}"],
  ["%%{", "%%%{"],
  ["${%{", "$${%%{"],
  ["${${", "$${$${"],
  ["$ {", "$ {"],
  ["cost: 5$, 100%", "cost: 5$, 100%"],
  ["", ""],
])("%s becomes %s", (text, literal) => {
  expect(literalText(text)).toBe(literal);
});

test("Terraform gives any text back unchanged", () => {
  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.array(fc.constantFrom("$", "%", "{", "}", "a", "\\", '"', "\n")).map((parts) => parts.join("")));
  fc.assert(
    fc.property(text, (text) => {
      const literal = literalText(text);
      expect(hasExpression(literal)).toBe(false);
      expect(readBack(literal)).toBe(text);
    }),
  );
});

test("makes every text of a value literal, keys included, and leaves the rest alone", () => {
  expect(literalTexts({ "${k}": ["%{a}", 1, null, true, undefined, { deep: "${b}" }] })).toEqual({
    "$${k}": ["%%{a}", 1, null, true, undefined, { deep: "$${b}" }],
  });
});

const address = { "aws_vpc.vpc": { "tags.Zone": "${expression}" } };

test.each(["network", "storage", "registry", "messaging", "routing", "compute"])("leaves the overrides of %s as they are", (section) => {
  expect(literalTexts({ [section]: { overrides: address, other: "%{a}" } })).toEqual({ [section]: { overrides: address, other: "%%{a}" } });
});

test.each(["services", "jobs", "workflows"])("leaves the overrides of %s as they are, even of one named overrides", (section) => {
  const entries = { web: { overrides: address }, overrides: { overrides: address, user: "%{a}" } };
  expect(literalTexts({ [section]: entries })).toEqual({ [section]: { web: { overrides: address }, overrides: { overrides: address, user: "%%{a}" } } });
});

test.each([
  [{ services: { web: { environmentVariables: { overrides: "%{a}" } } } }, { services: { web: { environmentVariables: { overrides: "%%{a}" } } } }],
  [{ services: { web: { sidecars: { overrides: { user: "%{a}" } } } } }, { services: { web: { sidecars: { overrides: { user: "%%{a}" } } } } }],
  [{ messaging: { queues: { overrides: "%{a}" } } }, { messaging: { queues: { overrides: "%%{a}" } } }],
  [{ workflows: { a: { definition: { overrides: "${a}" } } } }, { workflows: { a: { definition: { overrides: "$${a}" } } } }],
  [{ tags: { overrides: "%{a}" } }, { tags: { overrides: "%%{a}" } }],
])("what else is called overrides is no door: %j", (value, literal) => {
  expect(literalTexts(value)).toEqual(literal);
});

test("what was made literal can be had as it was written", () => {
  const written = { "${k}": ["%{a}", "$${x}", 1, null], services: { web: { environmentVariables: { A: "%%{b" }, overrides: address } } };
  expect(writtenTexts(literalTexts(written))).toEqual(written);
});
