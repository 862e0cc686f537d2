import { mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Project, smallEnvironment } from "./project";

const project = new Project({ dev: smallEnvironment("dev") });
const temporary = join(project.folder, "temporary");
mkdirSync(temporary);
const withoutEngine = { TMPDIR: temporary, PATH: dirname(process.execPath), HOME: temporary };

test("an environment that is not there is told, and nothing is kept", () => {
  const { exitCode, stdout, stderr } = project.deliver("drift", ["dve"], withoutEngine);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain('given    "dve"');
  expect(readdirSync(temporary)).toEqual([]);
});

test("without an engine it says so, and keeps nothing", () => {
  const { exitCode, stderr } = project.deliver("drift", ["dev"], withoutEngine);
  expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: expect.stringContaining("There is no engine to run.") as string });
  expect(readdirSync(temporary)).toEqual([]);
});
