import { ConfigError, describeProblems, formatPath, type LocatedProblem, type Path } from "../../config/problem";

test.each<[Path, string]>([
  [["services", "vote", "mounts", 0, "fileSystem"], "services.vote.mounts[0].fileSystem"],
  [["services", "my-web", "ports"], "services.my-web.ports"],
  [["services", "web", "ulimits", "no file"], `services.web.ulimits["no file"]`],
  [["services", "1st"], `services["1st"]`],
  [["tags", `a "b"`], `tags["a \\"b\\""]`],
  [["a.b", "c"], `["a.b"].c`],
  [[0], "[0]"],
  [["tags", ""], `tags[""]`],
  [[], "(the file itself)"],
])("the path %j is written %s", (path, text) => {
  expect(formatPath(path)).toBe(text);
});

const problem = (file: string, given: unknown): LocatedProblem => ({
  file,
  rule: "fargate-cpu",
  path: ["services", "web", "cpuUnits"],
  given,
  allowed: "256 or 512",
  remedy: "set it to 256",
});

test("says where, what was given, what is allowed, what to do and by which rule", () => {
  expect(describeProblems([problem("environments/dev.ts", 255)])).toBe(
    `environments/dev.ts: 1 problem

  services.web.cpuUnits
    given    255
    allowed  256 or 512
    do       set it to 256
    rule     fargate-cpu`,
  );
});

test("groups problems by file, in the order they are found in", () => {
  const other = { ...problem("environments/prod.ts", "x"), path: [], rule: "shape" };
  expect(describeProblems([problem("environments/dev.ts", 1), other, problem("environments/dev.ts", undefined)])).toBe(
    `environments/dev.ts: 2 problems

  services.web.cpuUnits
    given    1
    allowed  256 or 512
    do       set it to 256
    rule     fargate-cpu

  services.web.cpuUnits
    given    nothing
    allowed  256 or 512
    do       set it to 256
    rule     fargate-cpu

environments/prod.ts: 1 problem

  (the file itself)
    given    "x"
    allowed  256 or 512
    do       set it to 256
    rule     shape`,
  );
});

test("a problem of a file that the environment comes from is told there, by line and column, and once for all environments", () => {
  const at = { file: "compose.yaml", line: 14, column: 7 };
  const web: LocatedProblem = { ...problem("environments/dev.ts", 255), at };
  const problems = [web, { ...problem("environments/dev.ts", 1), rule: "other" }, { ...web, at: { ...at, line: 20 } }, { ...web, file: "environments/prod.ts" }];
  expect(describeProblems(problems)).toBe(
    `compose.yaml: 2 problems

  14:7  services.web.cpuUnits
    given    255
    allowed  256 or 512
    do       set it to 256
    rule     fargate-cpu

  20:7  services.web.cpuUnits
    given    255
    allowed  256 or 512
    do       set it to 256
    rule     fargate-cpu

environments/dev.ts: 1 problem

  services.web.cpuUnits
    given    1
    allowed  256 or 512
    do       set it to 256
    rule     other`,
  );
});

test.each([
  [undefined, "nothing"],
  [null, "null"],
  ["256", `"256"`],
  ["two\nlines", `"two\\nlines"`],
  [{ tag: "1", digest: undefined }, `{"tag":"1"}`],
  [[1, "a"], `[1,"a"]`],
  [() => 1, "a function"],
  [Symbol("a"), "Symbol(a)"],
  ["x".repeat(118), `"${"x".repeat(118)}"`],
  ["x".repeat(119), `"${"x".repeat(119)}…`],
])("shows the value %p as %s", (given, text) => {
  expect(describeProblems([problem("f", given)]).split("\n")[3]).toBe(`    given    ${text}`);
});

test("an error of the operator's carries its problems and their description", () => {
  const error = new ConfigError([problem("environments/dev.ts", 255)]);
  expect(error.message).toBe(describeProblems(error.problems));
  expect(error.name).toBe("ConfigError");
});
