import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesizeRevision, withoutTrace } from "../../../rehearsal/workspace/revision";
import { Project, smallEnvironment } from "../../cli/project";

const git = (cwd: string, ...args: string[]) => execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main", ...args], { cwd, encoding: "utf8" });
const project = new Project({ dev: smallEnvironment("dev") }, "repository/platform");
const folder = join(project.folder, ".rehearsal/dev");
const synthesize = (revision?: string, environment = "dev") => synthesizeRevision(revision, { project: project.folder, environment, folder });
const compute = (outdir: string) => readFileSync(join(outdir, "stacks/dev-compute/cdk.tf.json"), "utf8");

test("the working copy, beside what the user synthesized", async () => {
  const outdir = await synthesize();
  expect(outdir).toBe(join(folder, "cdktf.out"));
  expect(readdirSync(join(outdir, "stacks"))).toContain("dev-compute");
  expect(existsSync(join(project.folder, "cdktf.out"))).toBe(false);
});

test("what another command synthesizes", async () => {
  const synthesis = ["cli/start.mjs", "cli/synth.ts", "dev"];
  expect(compute(await synthesizeRevision(undefined, { project: project.folder, environment: "compose", folder, synthesis }))).toContain('"shop-dev-web"');
  await expect(synthesizeRevision(undefined, { project: project.folder, environment: "compose", folder, synthesis: [...synthesis, "prod"] })).rejects.toThrow(/^compose can't be synthesized:\n\nenvironments\/prod\.ts: 1 problem\n/);
});

test("without git there is no revision", async () => {
  await expect(synthesize("HEAD")).rejects.toThrow(
    `--from HEAD needs git and its history, and ${project.folder} is in no git repository. Leave --from out, or rehearse in a clone.`,
  );
});

test("a revision, in a folder of a repository, which keeps no trace of it", async () => {
  const root = join(project.folder, "..");
  project.write(".gitignore", "node_modules\n.rehearsal\n.build\n");
  git(root, "init", "--quiet");
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--message=first");
  project.write("environments/dev.ts", smallEnvironment("dev").replace("web:", "api:"));
  project.write("environments/later.ts", smallEnvironment("later"));
  git(root, "add", ".");
  const before = [git(root, "status", "--porcelain"), readdirSync(join(root, ".git")).sort(), git(root, "count-objects")];

  expect(compute(await synthesize("HEAD"))).toContain('"shop-dev-web"');
  expect(compute(await synthesize())).toContain('"shop-dev-api"');
  expect(readFileSync(join(folder, "project/environments/dev.ts"), "utf8")).toBe(smallEnvironment("dev"));
  expect([git(root, "status", "--porcelain"), readdirSync(join(root, ".git")).sort(), git(root, "count-objects")]).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(["cdktf.out", "project"]);
});

test.each(["nowhere", "--all"])("%s is no revision", async (revision) => {
  await expect(synthesize(revision)).rejects.toThrow(
    `${revision} is no revision of this repository. \`git log --oneline\` shows those there are; a shallow clone has only the newest, and \`git fetch --unshallow\` brings the rest.`,
  );
});

test("an environment that came later", async () => {
  await expect(synthesize("HEAD", "later")).rejects.toThrow(
    "environments/later.ts is not in the revision HEAD: later came later, or under another name. Name a revision that has it; `git log -- environments/later.ts` shows them.",
  );
});

test("problems of the file are passed on as synth tells them", async () => {
  project.write("environments/wrong.ts", smallEnvironment("wrong").replace("10.20.0.0/16", "10.20.0.0/99"));
  await expect(synthesize(undefined, "wrong")).rejects.toThrow(/^wrong can't be synthesized:\n\nenvironments\/wrong\.ts: 1 problem\n\n {2}network\.cidr\n[^]*rule +\S+$/);
});

test("a crash is told without where in the code it was", async () => {
  project.write("environments/crash.ts", 'throw new Error("no luck");\n');
  await expect(synthesize(undefined, "crash")).rejects.toThrow(/^crash can't be synthesized:\n\n(?![^]*\n +at )[^]*no luck/);
  expect(withoutTrace("/p/.build/cli-synth.cjs:3\n  throw x;\n  ^\n\nTypeError: no luck\n    at run (/p/x.cjs:3:1)\n    at node:internal/main:1:2\n\nNode.js v20.1.0\n")).toBe("TypeError: no luck");
  expect(withoutTrace("first\n  second at noon\n")).toBe("first\n  second at noon");
});
