import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { resource } from "../review/plans";
import { Project, type Outcome } from "./project";

const project = new Project({});
const write = (path: string, ...resources: ReturnType<typeof resource>[]) => {
  mkdirSync(join(project.folder, path, ".."), { recursive: true });
  project.write(path, JSON.stringify({ format_version: "1.2", planned_values: {}, resource_changes: resources }));
};
write("safe/app.json", resource("aws_iam_role.a", "create"));
write("approval/app.json", resource("aws_nat_gateway.a", "delete"));
write("blocked/app.json", resource("aws_s3_bucket.a", "delete"), resource("aws_s3_bucket.b", "delete"));

function review(...args: string[]): Outcome {
  const outcome = project.review(args);
  expect(outcome.stdout + outcome.stderr).not.toMatch(/^\s+at .+:\d+|Node\.js v/m);
  return outcome;
}

test("the verdict is the exit code", () => {
  expect(review("safe").exitCode).toBe(0);
  expect(review("approval").exitCode).toBe(2);
  expect(review("blocked").exitCode).toBe(3);
  expect(review("safe/app.json").stdout).toBe(`<!-- gantry-review -->
## ✅ Safe

<details><summary>Everything that changes: 1 created</summary>

- \`app\`: + \`aws_iam_role.a\`

</details>
`);
});

test("JSON goes to a file as a whole, and nothing to the screen", () => {
  expect(review("blocked", "--format", "json", "--out", "review.json")).toEqual({ exitCode: 3, stdout: "", stderr: "" });
  expect(JSON.parse(readFileSync(join(project.folder, "review.json"), "utf8"))).toMatchObject({ verdict: "blocked", findings: [{ address: "aws_s3_bucket.a" }, { address: "aws_s3_bucket.b" }] });
  expect(review("blocked", "--out", "reports/review.md")).toEqual({ exitCode: 3, stdout: "", stderr: "" });
  expect(review("blocked", "--out", "environments").stderr).toBe("--out environments: it cannot be written (EISDIR); give another file\n\n");
  expect(readdirSync(project.folder).filter((name) => name.endsWith(".part"))).toEqual([]);
});

test("what cannot be read is told all at once, with the waivers, and no file is touched", () => {
  write("broken/a.json");
  truncateSync(join(project.folder, "broken/a.json"), 20);
  project.write("broken/b.json", '{"version":4,"serial":1,"lineage":"l"}');
  project.write("environments/waivers.yaml", "- { rule: rename, address: a/b, expires: 2030-01-01 }\n");
  const outcome = review("broken", "nowhere", "--out", "broken.md");
  expect(outcome).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: `4 problems: nothing was reviewed

  broken/a.json
    found    JSON that ends in the middle: the file is truncated
    do       write it anew: terraform show -json <plan file> > <this file>

  broken/b.json
    found    a state, not a plan
    do       write it anew: terraform show -json <plan file> > <this file>

  nowhere
    found    nothing: there is no such file
    do       write it anew: terraform show -json <plan file> > <this file>

  environments/waivers.yaml
    found    line 1: expected string, received undefined
    do       write a list of { rule, address: "<stack>/<address>", reason, expires: YYYY-MM-DD }

`,
  });
  expect(existsSync(join(project.folder, "broken.md"))).toBe(false);
});

test("a waiver of the repository takes its finding one step down; an expired one blocks", () => {
  const waiver = (address: string, expires: string) => `- { rule: stateful-deleted, address: ${address}, reason: it is empty, expires: ${expires} }\n`;
  project.write("environments/waivers.yaml", waiver("app/aws_s3_bucket.a", "2999-01-01") + waiver("app/aws_s3_bucket.b", "2999-01-01"));
  expect(review("blocked")).toMatchObject({ exitCode: 2, stdout: expect.stringContaining("Waived until `2999-01-01`: `it is empty`") as string });
  project.write("environments/waivers.yaml", waiver("app/aws_s3_bucket.a", "2020-01-01"));
  expect(review("safe")).toMatchObject({ exitCode: 3, stdout: expect.stringContaining("**waiver-expired**") as string });
});

test("a command that is mistyped is told what is allowed", () => {
  expect(review()).toMatchObject({ exitCode: 1, stderr: "error: missing required argument 'dir'\n" });
  expect(review("safe", "--format", "xml").stderr).toContain("Allowed choices are markdown, json.");
});
