import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Project, smallEnvironment } from "./project";

const project = new Project({ dev: smallEnvironment("dev"), prod: smallEnvironment("prod").replace("memoryMiB: 512", "memoryMiB: 1024") });
const declarations = "environments/differences.yaml";
const declaration = "- path: services.*.memoryMiB\n  reason: more to do\n";

beforeEach(() => project.write(declarations, declaration));

test("ends with 0 when every difference is declared", () => {
  const { exitCode, stdout, stderr } = project.compare(["dev", "prod"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^# dev and prod: the one difference is declared\n/);
});

test("ends with 2 when one is not", () => {
  project.write(declarations, "");
  const { exitCode, stdout } = project.compare(["prod", "dev"]);
  expect(exitCode).toBe(2);
  expect(stdout).toMatch(/^# prod and dev: 1 difference that no one declared\n/);
  expect(stdout).toContain("| `services.web.memoryMiB` | `1024` | `512` |");
});

test("writes JSON to a file, and nothing beside it", () => {
  expect(project.compare(["dev", "prod", "--format", "json", "--out", "reports/compare.json"])).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(JSON.parse(readFileSync(join(project.folder, "reports/compare.json"), "utf8"))).toMatchObject({ undeclared: [], declared: [{ path: "services.web.memoryMiB" }] });
  expect(readdirSync(join(project.folder, "reports"))).toEqual(["compare.json"]);
});

test("ends with 1, and writes nothing, when the declarations cannot be read", () => {
  project.write(declarations, "- path: owner\n  between: [dev, prd]\n  reason: nobody\n");
  const { exitCode, stdout, stderr } = project.compare(["dev", "prod", "--out", "wrong.md"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("environments/differences.yaml: 1 problem\n\n  2:18  [0].between[1]\n    given    \"prd\"");
  expect(existsSync(join(project.folder, "wrong.md"))).toBe(false);
});

test("ends with 1 when there are no two environments to compare", () => {
  expect(project.compare(["dev", "dev"])).toEqual({ exitCode: 1, stdout: "", stderr: 'There is nothing to compare: both environments are "dev". Name two.\n\n' });
});
