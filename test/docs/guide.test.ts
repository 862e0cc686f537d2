import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { runInNewContext } from "node:vm";
import { z } from "zod";
import { environmentFile, type EnvironmentFile } from "../../config/environment-file";
import { parseEnvironment } from "../../config/parse-environment";
import { describeProblems } from "../../config/problem";
import { rules } from "../../config/rules/rules";
import { baseEnvironment } from "../config/base-environment";
import { builtStacks } from "../support/synthesized";

const root = resolve(__dirname, "../..");
const pages = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".md"))
  .map((path) => join("docs", path))
  .sort();
const textOf = (page: string) => readFileSync(join(root, page), "utf8");
const guide = pages.filter((page) => !page.startsWith(join("docs", "decisions")));

/** A block of the guide: a whole file, or a part of the base environment or of its service `web`. */
interface Example {
  readonly place: string;
  readonly kind: string;
  readonly code: string;
}

const marker = /^```ts\n\/\/ (environment|service|environments\/[\w-]+\.ts)\n([^]*?)^```$/gm;

function examplesOf(page: string): Example[] {
  const text = textOf(page);
  return [...text.matchAll(marker)].map(({ index, 1: kind = "", 2: code = "" }) => ({ place: `${page}:${text.slice(0, index).split("\n").length + 1}`, kind, code }));
}

function fileOf({ kind, code }: Example): EnvironmentFile {
  const base = baseEnvironment();
  if (kind === "service") return { ...base, services: { ...base.services, web: { ...base.services.web, ...(evaluate(`({${code}})`) as object) } } };
  if (kind === "environment") {
    const { services, ...rest } = evaluate(`({${code}})`) as Partial<EnvironmentFile>;
    const none = services !== undefined && Object.keys(services).length === 0;
    return { ...base, ...rest, services: none ? {} : { ...base.services, ...services } };
  }
  return evaluate(code.replace(/^import .*$/gm, "").replace("export default ", "")) as EnvironmentFile;
}

/** By way of JSON: what comes of another context has other prototypes. */
function evaluate(code: string): unknown {
  return JSON.parse(JSON.stringify(runInNewContext(code, { defineEnvironment: (file: unknown) => file })));
}

const examples = guide.flatMap(examplesOf);

test("every page that describes keys has an example", () => {
  const withExamples = new Set(examples.map(({ place }) => place.split(":")[0]));
  const others = guide.filter((page) => !withExamples.has(page));
  expect(others).toEqual(["docs/README.md", "docs/compare.md", "docs/compose.md", "docs/drift.md", "docs/own-stacks.md", "docs/plans.md", "docs/rehearsal.md", "docs/review.md"]);
});

test.each(examples)("the example at $place breaks no rule, and what it overrides is there", (example) => {
  const file = fileOf(example);
  const { problems } = parseEnvironment(file);
  expect(describeProblems(problems.map((problem) => ({ file: example.place, ...problem })))).toBe("");
  expect(builtStacks(file).length).toBeGreaterThanOrEqual(5);
});

test("a waiver of an example is needed", () => {
  const needless = examples.flatMap((example) => {
    const file = fileOf(example);
    const ids = [file, file.network, file.services["web"]].flatMap((section) => Object.keys(section?.waivers ?? {}));
    const web = file.services["web"];
    const strict = { ...file, waivers: {}, network: { ...file.network, waivers: {} }, services: web === undefined ? {} : { ...file.services, web: { ...web, waivers: {} } } };
    const found = parseEnvironment(strict).problems.map(({ rule }) => rule);
    return ids.filter((id) => !found.includes(id)).map((id) => `${example.place}: ${id}`);
  });
  expect(needless).toEqual([]);
});

test("every key of an environment file is told of in the guide", () => {
  const text = guide.map(textOf).join("\n");
  const unheard = [...keysIn(z.toJSONSchema(environmentFile, { io: "input" }))].filter((key) => !new RegExp(`\`${key}\\b|\\b${key}:`).test(text));
  expect(unheard).toEqual([]);
});

/** The names of all properties in a JSON schema. */
function keysIn(schema: unknown): Set<string> {
  if (typeof schema !== "object" || schema === null) return new Set();
  const own = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return new Set([...own, ...Object.values(schema).flatMap((part) => [...keysIn(part)])]);
}

test("every problem that a page shows is told with these words", () => {
  const file = baseEnvironment();
  file.services["vote"] = { ...file.services.worker, memoryMiB: 300 };
  const told = describeProblems(parseEnvironment(file).problems.map((problem) => ({ file: "environments/dev.ts", ...problem })));
  const indented = told.replace(/^(?=.)/gm, "    ");
  for (const page of ["README.md", "docs/rules.md"]) expect(textOf(page)).toContain(indented);
});

test("every rule that comes from the guide names a title that is there", () => {
  const titles = new Set(guide.flatMap((page) => headingsOf(textOf(page))));
  const named = rules.flatMap(({ id, source }) => source.split("; ").flatMap((part) => (part.startsWith("Gantry guide, ") ? [{ id, title: part.slice(14) }] : [])));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ title }) => !titles.has(title))).toEqual([]);
});

test("every rule that a page names by its id exists", () => {
  const ids = new Set(rules.map(({ id }) => id));
  const named = guide.flatMap((page) => [...textOf(page).matchAll(/\(`([a-z]+(?:-[a-z]+)+)`\)|^- `([a-z]+(?:-[a-z]+)+)`:/gm)].map((match) => match[1] ?? match[2] ?? ""));
  expect(named).toContain("route-order");
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

test("every relative link leads to a file, and to a title in it", () => {
  const from = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ...pages];
  const links = from.flatMap((page) => [...textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = ""]) => ({ page, link })));
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter(({ page, link }) => !leadsSomewhere(page, link))).toEqual([]);
});

function leadsSomewhere(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || headingsOf(textOf(target)).map(anchorOf).includes(anchor);
}

function headingsOf(text: string): string[] {
  return [...text.replace(/^```[^]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => title);
}

/** As GitHub makes it. */
function anchorOf(title: string): string {
  return title.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-");
}

test("the guide's index names every page, one line each", () => {
  const listed = [...textOf("docs/README.md").matchAll(/^- \[[^\]]+\]\(([\w-]+\.md)\): .+\.$/gm)].map(([, page = ""]) => join("docs", page));
  expect(listed.sort()).toEqual(guide.filter((page) => page !== "docs/README.md"));
});

test("decisions are numbered without a gap", () => {
  const numbers = readdirSync(join(root, "docs", "decisions")).sort().map((name) => name.slice(0, 5));
  expect(numbers).toEqual(numbers.map((_, index) => `${String(index + 1).padStart(4, "0")}-`));
});
