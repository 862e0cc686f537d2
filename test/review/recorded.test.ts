import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { asMarkdown } from "../../review/markdown";
import { readPlans } from "../../review/read/read-plans";
import { review } from "../../review/review";
import { verdicts } from "./recorded-verdicts";

// Plans that the engine made (test/review/record-plans.ts), each with what a careful reviewer would say of it.

const folder = join(__dirname, "recorded");
const base = join(folder, "base");
const scenarios = readdirSync(folder).filter((name) => name !== "base").sort();

function reviewed(name: string) {
  const { problems, ...reading } = readPlans([join(folder, name)], base);
  expect(problems).toEqual([]);
  const result = review(reading, [], "2030-01-31");
  return { exitCode: result.exitCode, findings: result.findings.map(({ severity, rule, stack, address }) => [severity, rule, address === undefined ? stack : `${stack}/${address}`].join(" ")), text: asMarkdown(result) };
}

test("each recorded scenario has a verdict", () => {
  expect(Object.keys(verdicts).sort()).toEqual(scenarios);
});

test.each(Object.entries(verdicts))("%s", (name, { exitCode, findings, says, isSilentOf = [] }) => {
  const found = reviewed(name);
  expect(found).toMatchObject({ exitCode, findings });
  for (const line of says) expect(found.text).toContain(line);
  for (const word of isSilentOf) expect(found.text).not.toContain(word);
});

const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)).filter((file) => statSync(file).isFile());

test("the recordings stay small, and hold nothing of the machine they were made on", () => {
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(1.5 * 1024 * 1024);
  for (const file of files) expect(readFileSync(file, "utf8")).not.toMatch(/\/tmp\/|\/home\/|127\.0\.0\.1:\d|localhost:\d/);
});
