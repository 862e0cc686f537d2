import { Project, smallEnvironment, type Outcome } from "./project";

const broken = smallEnvironment("broken").replace('"111122223333"', '"1111"');
const project = new Project({ dev: smallEnvironment("dev"), broken });
const unreachable = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" };

function operate(command: "task" | "workflow", args: readonly string[]): Outcome {
  const outcome = project.operate(command, args, unreachable);
  expect(outcome.stdout + outcome.stderr).not.toMatch(/^\s+at .+:\d+|Node\.js v/m);
  return outcome;
}
const refused = (stderr: string) => ({ exitCode: 1, stdout: "", stderr });

test.each(["task", "workflow"] as const)("npm run %s: what is missing, and what is not there", (command) => {
  const what = command === "task" ? "job" : "workflow";
  expect(operate(command, [])).toEqual(refused("error: missing required argument 'environment'\n"));
  expect(operate(command, ["dev"])).toEqual(refused(`error: missing required argument '${what}'\n`));
  expect(operate(command, ["dev", "nightly"])).toEqual(refused(`There is no ${what} "nightly" in environments/dev.ts. It has no ${what}s.\n\n`));
  const unknown = operate(command, ["devv", "nightly"]);
  expect({ ...unknown, stderr: unknown.stderr.split("\n")[0] }).toEqual(refused("environments/devv.ts: 1 problem"));
  expect(unknown.stderr).toContain('did you mean "dev"?');
});

test("an environment with problems is told as at synthesis", () => {
  const { exitCode, stdout, stderr } = operate("task", ["broken", "nightly"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toMatch(/^environments\/broken\.ts: 1 problem\n\n {2}account\n {4}given {4}"1111"\n/);
});
