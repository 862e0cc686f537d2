import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountList, accountOf, keptNames, keptText, parseKept, readKept, writeKept } from "../../config/kept-file";
import { describeProblems } from "../../config/problem";
import { keptList, keptStack } from "./kept-list";

const project = mkdtempSync(join(tmpdir(), "gantry-"));
afterAll(() => rmSync(project, { recursive: true }));

const problems = (text: string, name = "dev") => describeProblems(parseKept(name, text).problems);
const remedy = "take back the last good one, `git checkout <revision> -- environments/kept/dev.json`, or delete it and run `npm run synth -- --accept-addresses`";

test("lists are written, read back and removed, and nothing else stays behind", () => {
  expect([keptNames(project), readKept(project, "dev")]).toEqual([[], undefined]);
  const list = keptList({ profile: "shop", left: { "dev-old": keptStack("old") } });
  const account = keptList({ environment: accountList("111122223333"), platform: undefined });
  writeKept(project, new Map([["dev", list], ["account-111122223333", account]]));
  expect(keptNames(project)).toEqual(["account-111122223333", "dev"]);
  expect(readKept(project, "dev")).toEqual(list);
  expect(readKept(project, "account-111122223333")).toEqual(account);
  writeKept(project, new Map([["dev", undefined]]));
  expect(readdirSync(join(project, "environments/kept"))).toEqual(["account-111122223333.json"]);
});

test("the same list has the same bytes, in whatever order it was made", () => {
  const { stacks, left, ...rest } = keptList();
  const reordered = { left, stacks: Object.fromEntries(Object.entries(stacks).reverse()), ...rest };
  expect(keptText(reordered)).toBe(keptText(keptList()));
  writeKept(project, new Map([["dev", reordered]]));
  expect(readFileSync(join(project, "environments/kept/dev.json"), "utf8")).toBe(keptText(keptList()));
  expect(keptText(keptList())).not.toContain("left");
  expect(keptText(keptList()).endsWith("}\n")).toBe(true);
});

test("an account's list is known by its name", () => {
  expect([accountOf(accountList("111122223333")), accountOf("dev")]).toEqual(["111122223333", undefined]);
});

test("a list that can't be read is refused", () => {
  writeFileSync(join(project, "environments/kept/dev.json"), "[]");
  expect(() => readKept(project, "dev")).toThrow(`environments/kept/dev.json: 1 problem

  (the file itself)
    given    []
    allowed  an object
    do       ${remedy}
    rule     kept-list`);
});

test("what is no JSON is told with its place, a merge that was left half done above all", () => {
  expect(problems('{\n  "account": "1",\n<<<<<<< HEAD\n}')).toMatch(/^environments\/kept\/dev.json: 1 problem\n\n {2}3:1 {2}\(the file itself\)\n {4}given {4}"[^\n]+\n {4}allowed {2}JSON as `npm run synth -- --accept-addresses` writes it\n/);
  expect(problems("")).toContain("(the file itself)");
});

test("every wrong value is told at its place", () => {
  const list = JSON.parse(keptText(keptList())) as { backend: unknown; stacks: Record<string, object> };
  const damaged = { ...list, backend: { type: "S3" }, region: 1, stacks: { ...list.stacks, "dev-network": { layer: "network", more: true } } };
  const found = parseKept("dev", JSON.stringify(damaged)).problems.map(({ path, given, allowed }) => [path.join("."), given, allowed]);
  expect(found).toEqual([
    ["region", 1, "a string"],
    ["backend.type", "S3", `"local", "s3" or "cloud"`],
    ["stacks.dev-network.stateKey", undefined, "a string"],
    ["stacks.dev-network.workspace", undefined, "a string"],
    ["stacks.dev-network.dependencies", undefined, "a list"],
    ["stacks.dev-network.protected", undefined, "a list"],
    ["stacks.dev-network.more", true, expect.stringContaining(`"layer"`)],
  ]);
});

test("what can't be meant is told at its place", () => {
  const stacks = { "../a": keptStack("a"), "dev-b": keptStack("b", { protected: ["aws_s3_bucket.b", "bucket"] }) };
  expect(problems(JSON.stringify(keptList({ environment: "prod", stacks, left: { "dev-b": keptStack("b") } })))).toBe(`environments/kept/dev.json: 4 problems

  environment
    given    "prod"
    allowed  "dev", the name of its file
    do       ${remedy}
    rule     kept-list

  stacks["../a"]
    given    "../a"
    allowed  the id of a stack
    do       ${remedy}
    rule     kept-list

  stacks.dev-b.protected[1]
    given    "bucket"
    allowed  the address of a resource
    do       ${remedy}
    rule     kept-list

  left.dev-b
    given    "dev-b"
    allowed  a stack that is not among those that are there
    do       ${remedy}
    rule     kept-list`);
});
