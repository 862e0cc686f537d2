import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptText } from "../../config/kept-file";
import { keptList } from "../config/kept-list";
import { Project, smallEnvironment } from "./project";

const overridden = (name: string) => smallEnvironment(name).replace("network: {", 'network: { overrides: { "aws_vpc.none": { instance_tenancy: "dedicated" } },');
const wrong = (name: string) => smallEnvironment(name).replace("111122223333", "1111");
const project = new Project({ dev: smallEnvironment("dev"), "wrong-1": wrong("wrong-1"), "wrong-2": wrong("wrong-2"), "late-1": overridden("late-1"), "late-2": overridden("late-2") });
const plans = join(project.folder, "plans");

// Only what every system has: no engine.
const path = realpathSync(mkdtempSync(join(tmpdir(), "gantry-path-")));
symlinkSync("/bin/sh", join(path, "sh"));
afterAll(() => rmSync(path, { recursive: true }));

beforeEach(() => {
  rmSync(plans, { recursive: true, force: true });
  for (const environment of ["dev", "wrong-1", "late-1"]) {
    mkdirSync(join(plans, environment), { recursive: true });
    project.write(`plans/${environment}/index.json`, "earlier");
  }
});

/** Runs a command; no trace is shown in any case. */
function run(command: "plan" | "apply", ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = project.deliver(command, args, { PATH: path });
  expect(stdout + stderr).not.toMatch(/^\s+at .+:\d+|Node\.js v/m);
  expect(stdout).toBe("");
  expect(exitCode).not.toBe(0);
  return { exitCode, lines: stderr.trimEnd().split("\n") };
}

describe("npm run plan", () => {
  test("an environment that is not there is refused, with the nearest name, and nothing is touched", () => {
    expect(run("plan", "devv", "dev")).toEqual({
      exitCode: 1,
      lines: ["environments/devv.ts: 1 problem", "", "  (the file itself)", '    given    "devv"', "    allowed  dev, late-1, late-2, wrong-1, wrong-2", '    do       did you mean "dev"?', "    rule     unknown-environment"],
    });
    expect(project.files("plans")["dev/index.json"]).toBe("earlier");
  });

  test("problems of all files are told at once, and nothing is touched", () => {
    const { exitCode, lines } = run("plan", "wrong-1", "dev", "wrong-2");
    expect(exitCode).toBe(1);
    expect(lines.filter((line) => line.includes("problem"))).toEqual(["environments/wrong-1.ts: 1 problem", "environments/wrong-2.ts: 1 problem"]);
    expect(project.files("plans")).toEqual({ "dev/index.json": "earlier", "wrong-1/index.json": "earlier", "late-1/index.json": "earlier" });
  });

  test("so are those that only the stacks know of, and nothing stays of any environment that was named", () => {
    const { exitCode, lines } = run("plan", "late-1", "dev", "late-2");
    expect(exitCode).toBe(1);
    expect(lines.filter((line) => line.includes("problem"))).toEqual(["environments/late-1.ts: 1 problem", "environments/late-2.ts: 1 problem"]);
    expect(project.files("plans")).toEqual({ "wrong-1/index.json": "earlier" });
  });

  test("what is kept of an account is no environment that left", () => {
    mkdirSync(join(project.folder, "environments/kept"), { recursive: true });
    project.write("environments/kept/account-111122223333.json", keptText(keptList({ environment: "account-111122223333" })));
    expect(run("plan", "account-111122223333").lines[0]).toBe("environments/account-111122223333.ts: 1 problem");
  });

  test.each([["dev"], ["gone"]])("without an engine, nothing stays either: %s", (name) => {
    mkdirSync(join(project.folder, "environments/kept"), { recursive: true });
    project.write("environments/kept/gone.json", keptText(keptList({ environment: "gone" })));
    expect(run("plan", name)).toEqual({ exitCode: 4, lines: [expect.stringMatching(/^There is no engine to run\. Install Terraform/)] });
    expect(existsSync(join(plans, name))).toBe(false);
  });

  test("a name is needed", () => {
    expect(run("plan")).toEqual({ exitCode: 1, lines: ["error: missing required argument 'environments'"] });
  });
});

describe("npm run apply", () => {
  test.each(["plans/none", "environments", "plans/dev/index.json"])("a folder that holds no plans is refused: %s", (folder) => {
    const place = join(project.folder, folder);
    expect(run("apply", folder)).toEqual({
      exitCode: 1,
      lines: [`${place}/index.json is not there: ${place} holds no finished plans. Make them with npm run plan -- <environment>, which writes plans/<environment>/.`],
    });
  });

  test("so is one with an index that is none", () => {
    expect(run("apply", "plans/dev")).toEqual({
      exitCode: 1,
      lines: [`${join(plans, "dev/index.json")}: found something that is not JSON.`, "Nothing was applied. Plan again: npm run plan -- <environment>"],
    });
  });
});
