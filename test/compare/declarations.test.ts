import { readDeclarations } from "../../compare/declarations";
import { describeProblems } from "../../config/problem";

const problemsIn = (text: string) => describeProblems(readDeclarations(text, ["dev", "prod"]).problems);

test("what is declared, with its line", () => {
  const { declarations, problems } = readDeclarations("# why\n- path: owner\n  reason: nobody\n\n- { path: protected, between: [dev, prod], reason: data }\n", ["dev", "prod"]);
  expect(problems).toEqual([]);
  expect(declarations).toEqual([
    { path: "owner", pattern: ["owner"], reason: "nobody", line: 2 },
    { path: "protected", pattern: ["protected"], between: ["dev", "prod"], reason: "data", line: 5 },
  ]);
});

test("a file of comments declares nothing", () => {
  expect(readDeclarations("# nothing yet\n", ["dev"])).toEqual({ declarations: [], problems: [] });
});

test("all that is wrong with the shape is told at once", () => {
  expect(problemsIn("- path: owner\n  raeson: x\n- reason: y\n  path: [a]\n- plain\n- path: a\n  reason: z\n  between: [dev]\n")).toBe(`environments/differences.yaml: 5 problems

  1:3  [0].reason
    given    nothing
    allowed  a text
    do       say why it is meant
    rule     differences

  2:3  [0].raeson
    given    "x"
    allowed  "path", "between" and "reason"
    do       did you mean "reason"?
    rule     differences

  4:3  [1].path
    given    ["a"]
    allowed  a place as services.*.scaling.minimumTasks
    do       write the place that differs
    rule     differences

  5:3  [2]
    given    "plain"
    allowed  a path with a reason
    do       write "- path: services.vote.memoryMiB" and below it "reason: ..."
    rule     differences

  8:3  [3].between
    given    ["dev"]
    allowed  the names of two environments: [dev, prod]
    do       write both, or leave it out for any two
    rule     differences`);
});

test("and all that is wrong with what it says", () => {
  expect(problemsIn("- { path: a..b, reason: x }\n- { path: owner, between: [dev, pord], reason: x }\n- { path: owner, between: [dev, dev], reason: x }\n- { path: c, reason: x }\n- { path: c, reason: y }\n")).toBe(`environments/differences.yaml: 4 problems

  1:5  [0].path
    given    "a..b"
    allowed  a place as services.*.scaling.minimumTasks, * for any one step and ** for any number of them
    do       write it as problems of environment files show places
    rule     differences

  2:33  [1].between[1]
    given    "pord"
    allowed  "dev" or "prod"
    do       did you mean "prod"?
    rule     differences

  3:18  [2].between
    given    ["dev","dev"]
    allowed  two environments
    do       name the other one, or leave it out for any two
    rule     differences

  5:3  [4]
    given    "c"
    allowed  each place once; line 4 declares it already
    do       take one of them out, or join their reasons
    rule     differences`);
});

test.each([
  ["path: owner\nreason: x\n", '1:1  (the file itself)\n    given    {"path":"owner","reason":"x"}\n    allowed  a list'],
  ["- path: 'owner\n", "1:15  (the file itself)\n    given    \"- path: 'owner\"\n    allowed  YAML that can be read"],
  ["- path: *owner\n  reason: x\n", "1:1  (the file itself)\n    given    \"- path: *owner\"\n    allowed  YAML that can be read"],
])("%j is refused with its place", (text, expected) => {
  expect(problemsIn(text)).toContain(expected);
});
