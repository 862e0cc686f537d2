import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ruleIds, rules } from "../../review/rules";

const guide = readFileSync(join(__dirname, "../../docs/review.md"), "utf8");
const [, section = ""] = guide.split(/^## Rules$/m);

test("each rule has its paragraph in the guide, and each paragraph its rule", () => {
  const told = [...section.split(/^## /m)[0]?.matchAll(/^### ([\w-]+)$/gm) ?? []].map(([, id]) => id);
  expect([...told].sort()).toEqual([...ruleIds].sort());
});

test("the guide says of each how severe it is", () => {
  for (const { id, severity } of rules) expect(section).toContain(`### ${id}\n${severity}. `);
});

test("no two rules have one id, and each has its reason", () => {
  expect(new Set(ruleIds).size).toBe(ruleIds.length);
  for (const { reason } of rules) expect(reason).toMatch(/^[A-Z].*\.$/);
});
