import { existsSync } from "node:fs";
import { join } from "node:path";
import { Project } from "./project";

const web = "services:\n  web:\n    image: nginx:1.29\n";
const project = new Project({});
project.write("compose.yaml", web);
project.write("refused.yaml", `${web}    privileged: true\n`);
project.write("rule.yaml", `${web}    x-gantry:\n      desiredTasks: -1\n`);
project.write("variables.yaml", `${web}    environment:\n      GREETING: "Hello ${"${GREETING_OF_NOBODY}"}"\n`);
project.write("broken.yaml", "services:\n  web: [\n");
project.write("profiles.yaml", `${web}  tool:\n    image: redis:7\n    profiles: [tools]\n  other:\n    image: redis:7\n    profiles: [more]\n`);

const rowsOf = (stdout: string) => (JSON.parse(stdout) as { rows: { at: { line: number }; path: unknown[]; verdict: string }[] }).rows;
const refusals = (stdout: string) => rowsOf(stdout).filter(({ verdict }) => verdict === "refused").map(({ at, path }) => [at.line, path]);

test("files without anything that is refused are shown, and end with 0", () => {
  const { exitCode, stdout, stderr } = project.compose(["check", "compose.yaml"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^services\.web\n┌[^]*│ compose\.yaml:3:5 +│ image +│ mapped +│ [^]*\n\n\d+ keys: [1-9]\d* mapped, \d+ replaced, \d+ ignored, 0 refused\n$/);
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBe(120);
});

test.each([
  ["refused.yaml", [[4, ["services", "web", "privileged"]]]],
  ["rule.yaml", [[expect.any(Number), expect.arrayContaining(["services", "web"])]]],
])("what is refused in %s is told, and ends with 1", (file, expected) => {
  const { exitCode, stdout, stderr } = project.compose(["check", file, "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(refusals(stdout)).toEqual(expected);
});

test("variables that are not set are told", () => {
  const { exitCode, stdout } = project.compose(["check", "variables.yaml"]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/0 refused\n\nVariables that are not set, and so empty:\n {2}GREETING_OF_NOBODY, at variables\.yaml:5:17\n$/);
});

test("a file that can't be read is told of at its place", () => {
  const { exitCode, stdout, stderr } = project.compose(["check", "broken.yaml", "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(rowsOf(stdout).length).toBeGreaterThan(0);
  expect(rowsOf(stdout).every(({ verdict }) => verdict === "refused")).toBe(true);
});

test("a file that is not there is told of", () => {
  const { exitCode, stdout, stderr } = project.compose(["check", "nothere.yaml"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  expect(stdout).toMatch(/│ nothere\.yaml:1:1 +│ +│ refused +│ given "nothere\.yaml"/);
});

test("JSON is nothing but JSON", () => {
  const { exitCode, stdout, stderr } = project.compose(["check", "--json", "compose.yaml"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const { files, rows, counts, ...rest } = JSON.parse(stdout) as { files: string[]; rows: object[]; counts: Record<string, number> };
  expect([files, rest]).toEqual([["compose.yaml"], { unset: [] }]);
  expect(Object.keys(counts)).toEqual(["mapped", "replaced", "ignored", "refused"]);
  expect(rows[0]).toMatchObject({ at: { file: "compose.yaml", line: 2, column: 3 }, path: ["services", "web"], verdict: "mapped" });
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(rows.length);
});

test("profiles may be given before and behind the files", () => {
  const mapped = (...args: string[]) =>
    rowsOf(project.compose(["check", "--json", ...args]).stdout).flatMap(({ path, verdict }) => (path.length === 2 && verdict === "mapped" ? [path[1]] : []));
  expect(mapped("--profile", "tools", "profiles.yaml")).toEqual(["web", "tool"]);
  expect(mapped("profiles.yaml", "--profile", "tools", "--profile", "more")).toEqual(["web", "tool", "other"]);
});

test.each([
  [["check"], "error: missing required argument 'file'\n"],
  [["chek", "compose.yaml"], "error: unknown command 'chek'\n(Did you mean check?)\n"],
  [["check", "compose.yaml", "--jsn"], "error: unknown option '--jsn'\n(Did you mean --json?)\n"],
  [["rehearse", "compose.yaml", "--from", "HEAD"], "error: unknown option '--from'\n"],
])("%j is no command", (args, stderr) => {
  expect(project.compose(args)).toEqual({ exitCode: 1, stdout: "", stderr });
});

test("a rehearsal needs an engine, and leaves nothing without one", () => {
  const { exitCode, stderr } = project.compose(["rehearse", "compose.yaml"], { PATH: "" });
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(/^There is no engine to run\. /);
  expect(existsSync(join(project.folder, ".rehearsal"))).toBe(false);
});
