import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findProgram } from "../../engine/engine-binary";
import { workflows } from "./workflow-files";

// What the scripts of workflows do, with stand-ins for `gh` and `npm`.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gantry-"));
  program("gh", `echo "$*" >> calls\ncase "$*" in *--paginate*) cat listed.json ;; esac`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), "utf8");

/** Runs the script of a job's step as GitHub does, and gives its exit code and what it said. */
function run(workflow: string, job: string, step: number, env: NodeJS.ProcessEnv) {
  const script = workflows[workflow]?.jobs[job]?.steps?.at(step)?.run;
  if (script === undefined) throw new Error(`${workflow}/${job} has no script there`);
  const variables = { ...process.env, PATH: [folder, process.env["PATH"]].join(delimiter), GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary"), ...env };
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd: folder, env: variables, encoding: "utf8" });
  return { status, said: `${stdout}${stderr}` };
}

/** GitHub's machines have jq; this one may not. */
const withJq = findProgram("jq", process.env) === undefined ? test.skip : test;
const bot = { login: "github-actions[bot]" };

describe("the comment of a review", () => {
  const env = { GH_TOKEN: "t", COMMENTS: "repos/acme/shop/issues", NUMBER: "7", MARKER: workflows["plan"]?.jobs["comment"]?.steps?.at(-1)?.env?.["MARKER"] ?? "" };
  const marked = `${env.MARKER}\nSafe.`;

  withJq.each([
    ["is made where there is none", [{ id: 1, user: bot, body: "Built." }, { id: 2, user: { login: "mallory" }, body: marked }], "--method POST repos/acme/shop/issues/7/comments"],
    ["is changed where it is", [{ id: 1, user: { login: "mallory" }, body: marked }, { id: 2, user: bot, body: marked }, { id: 3, user: bot, body: marked }], "--method PATCH repos/acme/shop/issues/comments/2"],
  ])("%s", (_, listed, call) => {
    write("listed.json", JSON.stringify(listed));
    expect(run("plan", "comment", -1, env)).toEqual({ status: 0, said: "" });
    expect(read("calls").trimEnd().split("\n").slice(1)).toEqual([`api --silent ${call} --field body=@review.md`]);
  });

  withJq("is looked for on every page", () => {
    write("listed.json", `${JSON.stringify([{ id: 1, user: bot, body: "Built." }])}${JSON.stringify([{ id: 2, user: bot, body: marked }])}`);
    expect(run("plan", "comment", -1, env)).toEqual({ status: 0, said: "" });
    expect(read("calls")).toContain("issues/comments/2");
  });

  withJq("is not made when the list can't be had", () => {
    program("gh", `echo "$*" >> calls; exit 1`);
    expect(run("plan", "comment", -1, env).status).toBe(1);
    expect(read("calls").trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("the check of a pull request", () => {
  test.each([
    ["0", "success", 0, ""],
    ["2", "success", 0, "::notice::It needs approval: who approves the apply of an environment gives it.\n"],
    ["3", "success", 1, "::error::It is blocked: see the review.\n"],
    ["1", "success", 1, "::error::It could not be reviewed.\n"],
    ["", "success", 1, "::error::It could not be reviewed.\n"],
    ["0", "failure", 1, "::error::Not every environment could be planned: see the jobs plan.\n"],
  ])("with the verdict %j and plans that ended in %s", (STATUS, PLANS, status, said) => {
    expect(run("plan", "review", -1, { STATUS, PLANS })).toEqual({ status, said });
  });

  test("a review is kept whatever it says", () => {
    program("npm", `echo "$*" >> calls; echo Blocked. > review.md; exit 3`);
    expect(run("plan", "review", -3, { BASE_SYNTH: "/base/cdktf.out" })).toEqual({ status: 0, said: "" });
    expect(read("output")).toBe("status=3\nis-written=true\n");
    expect(read("summary")).toBe("Blocked.\n");
    expect(read("calls")).toBe("run --silent review -- plans/* --base /base/cdktf.out --format markdown --out review.md\n");
  });
});

describe("the review before an apply", () => {
  const plans = (...stacks: readonly object[]) => {
    spawnSync("mkdir", ["-p", join(folder, "plans/dev")]);
    write("plans/dev/index.json", JSON.stringify({ stacks }));
  };
  const reviewed = (exitCode: number) => program("npm", `for last in "$@"; do :; done; echo '{"environments":[{"digest":"ab12"}]}' > "$last"; exit ${exitCode}`);

  withJq.each([
    ["nothing changes", 0, [{ status: "exact", isEmpty: true }], "digest=ab12\nchanges=false\n"],
    ["something changes", 2, [{ status: "exact", isEmpty: true }, { status: "exact", isEmpty: false }], "digest=ab12\nchanges=true\n"],
    ["a stack could not be planned yet", 2, [{ status: "unplanned", isEmpty: true }], "digest=ab12\nchanges=true\n"],
  ])("hands on the digest, and that %s", (_, exitCode, stacks, output) => {
    plans(...stacks);
    reviewed(exitCode);
    expect(run("apply-environment", "review", -1, { ENVIRONMENT: "dev" })).toEqual({ status: 0, said: "" });
    expect(read("output")).toBe(output);
  });

  test.each([[3, "::error::It is blocked: see the summary of this run.\n"], [1, "::error::It could not be reviewed.\n"]])("ends the run with the verdict %d", (exitCode, said) => {
    plans({ status: "exact", isEmpty: false });
    reviewed(exitCode);
    expect(run("apply-environment", "review", -1, { ENVIRONMENT: "dev" })).toEqual({ status: 1, said });
  });
});

describe("the issue of drift", () => {
  const env = { GH_TOKEN: "t", ISSUES: "repos/acme/shop/issues", ENVIRONMENT: "dev", RUN: "https://github.com/acme/shop/actions/runs/1" };
  const issue = { number: 9, user: bot, body: "<!-- gantry-drift dev -->\n\nOne." };
  const others = [{ ...issue, number: 3, user: { login: "mallory" } }, { ...issue, number: 4, body: "<!-- gantry-drift dev2 -->" }, { ...issue, number: 5, pull_request: {} }, { number: 6, user: bot, body: null }];

  withJq.each([
    ["is opened", "2", others, ["--method POST repos/acme/shop/issues --raw-field title=Drift of dev --field body=@issue.md"]],
    ["is changed while it is open", "2", [...others, issue], ["--method PATCH repos/acme/shop/issues/9 --field body=@issue.md"]],
    ["is closed when nothing differs", "0", [...others, issue], ["--method PATCH repos/acme/shop/issues/9 --field state=closed --field state_reason=completed"]],
    ["is not made when nothing differs", "0", others, []],
  ])("%s", (_, STATUS, listed, calls) => {
    write("listed.json", JSON.stringify(listed));
    write("drift.md", "One.\n");
    expect(run("drift", "drift", -1, { ...env, STATUS })).toEqual({ status: 0, said: "" });
    expect(read("calls").trimEnd().split("\n").slice(1)).toEqual(calls.map((call) => `api --silent ${call}`));
  });

  withJq.each([
    ["One.\n", "<!-- gantry-drift dev -->\n\nOne.\n"],
    ["x".repeat(65_000), `<!-- gantry-drift dev -->\n\nSee the summary of ${env.RUN}\n`],
  ])("says what differs, or where that stands", (drift, body) => {
    write("listed.json", "[]");
    write("drift.md", drift);
    run("drift", "drift", -1, { ...env, STATUS: "2" });
    expect(read("issue.md")).toBe(body);
  });
});
