import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { asMarkdown } from "../../../review/markdown";
import { describeProblems } from "../../../review/read/problem";
import { readPlan } from "../../../review/read/read-plan";
import { readPlans } from "../../../review/read/read-plans";
import { review } from "../../../review/review";
import { resource } from "../plans";
import { folderWith } from "./folder";

const empty = { format_version: "1.2", planned_values: {} };
const again = "write it anew: terraform show -json <plan file> > <this file>";

const problemsOf = (content: unknown) => {
  const file = join(folderWith({ "plan.json": content }), "plan.json");
  const read = readPlan(file);
  if (!("problems" in read)) throw new Error("it was read");
  return read.problems.map(({ found, remedy }) => (remedy === again ? found : `${found} => ${remedy}`));
};

test("a plan is read as it stands there; what is null is not there", () => {
  const content = { ...empty, resource_changes: [{ ...resource("aws_vpc.a", "create"), previous_address: null, change: { actions: ["create"], before: null, after: { a: null }, replace_paths: null } }], output_changes: null, errored: null };
  const read = readPlan(join(folderWith({ "plan.json": content }), "plan.json"));
  expect(read).toEqual({
    plan: { format_version: "1.2", planned_values: {}, resource_changes: [{ address: "aws_vpc.a", mode: "managed", type: "aws_vpc", name: "a", change: { actions: ["create"], before: null, after: { a: null } } }] },
  });
});

test("keys that are not known, a byte order mark, and keys that objects inherit do no harm", () => {
  const text = `\uFEFF${JSON.stringify({ ...empty, added_in_2030: [1] }).replace("{", '{"__proto__":{"errored":true},"constructor":1,')}`;
  const read = readPlan(join(folderWith({ "plan.json": text }), "plan.json"));
  expect(read).toHaveProperty("plan.added_in_2030");
  expect("plan" in read && read.plan.errored).toBeUndefined();
  expect(Object.prototype).not.toHaveProperty("errored");
});

test.each<[string, unknown, string[]]>([
  ["nothing", "", ["an empty file: the command that should have written it failed"]],
  ["a truncated one", JSON.stringify(empty).slice(0, -5), ["JSON that ends in the middle: the file is truncated"]],
  ["one truncated in a text", JSON.stringify({ ...empty, x: "some text" }).slice(0, -5), ["JSON that ends in the middle: the file is truncated"]],
  ["no JSON", "password=hunter2", ["something that is not JSON"]],
  ["a list", [empty], ["JSON that is not an object"]],
  ["a plan file", Buffer.from("PK\u0003\u0004abc"), ["a plan file, which only the engine reads"]],
  ["the text of a plan", "Terraform used the selected providers to generate the following\nexecution plan.", ["the text that the engine prints of a plan"]],
  ["what setup-terraform's wrapper makes of it", '[command]/tmp/terraform-bin show -json plan\n{"format_version":"1.2"}\n', ["the plan between lines of the wrapper that setup-terraform installs; terraform_wrapper: false leaves them out"]],
  ["log lines", '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info","@message":"x"}\n', ["the log that the engine writes with -json, not the plan"]],
  ["one log line", { "@level": "info", "@message": "x" }, ["the log that the engine writes with -json, not the plan"]],
  ["text of PowerShell", Buffer.from("\uFEFF{}", "utf16le"), ["text in UTF-16, as PowerShell writes it with >"]],
  ["a state", { version: 4, serial: 3, lineage: "l", resources: [] }, ["a state, not a plan"]],
  ["a shown state", { format_version: "1.0", values: {} }, ["a state, not a plan => make a plan first: terraform plan -out <plan file>, then terraform show -json <plan file> > <this file>"]],
  ["a configuration", { terraform: {}, resource: {} }, ["a configuration, not a plan"]],
  ["an index", { formatVersion: 1, environment: "dev", stacks: [] }, ["the index of a folder of plans => give the folder"]],
  ["what validate says", { format_version: "1.0", valid: true, diagnostics: [] }, ["what validate -json says, not a plan"]],
  ["another file", { name: "package" }, ["JSON without format_version, which every plan has => give the plans by name, if the folder holds other files too"]],
  ["an older version", { ...empty, format_version: "0.2" }, ['format_version "0.2"; 1.x is read => write it anew with Terraform 1.1 or newer, or OpenTofu']],
  ["a newer version", { ...empty, format_version: "2.0" }, ['format_version "2.0"; 1.x is read => write it anew with Terraform 1.1 or newer, or OpenTofu']],
  ["a version that is no text", { ...empty, format_version: 1.2 }, ['format_version "number"; 1.x is read => write it anew with Terraform 1.1 or newer, or OpenTofu']],
  ["wrong types", { ...empty, errored: "no", resource_changes: [{ ...resource("aws_vpc.a", "create"), type: 7 }], output_changes: { o: { actions: ["explode"] } } }, [
    'at "errored": expected boolean, received string',
    'at "resource_changes.0.type": expected string, received number',
    'at "output_changes.o.actions.0": Invalid option: expected one of "no-op"|"create"|"read"|"update"|"delete"|"forget"',
  ]],
  ["too many wrong types", { ...empty, resource_changes: [1, 2, 3, 4, 5, 6, 7] }, [...[0, 1, 2, 3, 4].map((index) => `at "resource_changes.${index}": expected object, received number`), "2 more of this kind"]],
  ["values that are none", { ...empty, resource_changes: [{ ...resource("aws_vpc.a", "create"), change: { actions: ["create"], after: "text" } }] }, ['at "resource_changes.0.change.after": Invalid input']],
  ["an output that is none", '{"format_version":"1.2","output_changes":{"__proto__":{}}}', ['at "output_changes": an output that is called __proto__']],
  ["deep nesting", `{"format_version":"1.2","planned_values":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, ["JSON that is nested too deeply for a plan => find out what wrote it"]],
  ["deep nesting in a text", { ...empty, variables: { x: `${"[".repeat(100_000)}${"]".repeat(100_000)}` } }, ["JSON that is nested too deeply for a plan => find out what wrote it"]],
])("%s is refused by what it is", (_, content, problems) => {
  expect(problemsOf(content)).toEqual(problems);
});

test("a file that is not there, a folder, and one that is too large are refused unread", () => {
  const folder = folderWith({ "plans/x": "", "huge.json": "" });
  truncateSync(join(folder, "huge.json"), 512 * 1024 * 1024);
  const found = (name: string) => {
    const read = readPlan(join(folder, name));
    return "problems" in read && read.problems.map((problem) => problem.found);
  };
  expect(found("none.json")).toEqual(["nothing: there is no such file"]);
  expect(found("plans")).toEqual(["no file"]);
  expect(found("huge.json")).toEqual(["a file of 512 MiB; at most 256 MiB are read"]);
});

test("nothing that a file holds can steer a terminal, and no value of it is told", () => {
  const [problem] = problemsOf({ ...empty, output_changes: { "\u001b[2J\u202e": { actions: "hunter2" } } });
  expect(problem).toBe('at "output_changes.\\u001b[2J\\u202e.actions": expected array, received string');
  expect(describeProblems([{ file: "a\u001b.json", found: "f", remedy: "r" }])).toBe("1 problem: nothing was reviewed\n\n  a\\u001b.json\n    found    f\n    do       r");
});

test("damaged JSON is refused or read, and never thrown at anybody", () => {
  const good = JSON.stringify({ ...empty, resource_changes: [resource("aws_vpc.a", ["delete", "create"], { before: { a: [1] }, after: { a: [2] }, replace_paths: [["a", 0]] })], output_changes: { o: { actions: ["create"], after: "x" } } });
  const file = join(folderWith({ "plan.json": good }), "plan.json");
  const damage = fc.tuple(fc.nat(good.length), fc.nat(20), fc.oneof(fc.json(), fc.string(), fc.constantFrom("null", "[]", "{}", '""', "-1", "true", '"__proto__":', '"constructor":')));
  fc.assert(
    fc.property(damage, ([at, length, put]) => {
      writeFileSync(file, good.slice(0, at) + put + good.slice(at + length));
      const { plans, sets, problems, hide } = readPlans([file]);
      if (problems.length === 0) asMarkdown(review({ plans, sets, hide }, [], "2030-01-31"));
    }),
    { numRuns: 200 },
  );
});
