import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { steps, texts, workflows } from "./workflow-files";

const root = resolve(__dirname, "../..");
const jobs = Object.entries(workflows).flatMap(([name, workflow]) => Object.entries(workflow.jobs).map(([job, each]) => [`${name}/${job}`, each] as const));
const scripts = steps.flatMap(([place, each]) => each.flatMap((step, index) => (step.run === undefined ? [] : [{ place: `${place}[${index}]`, step, run: step.run }])));

test("every job may do as little as it needs", () => {
  for (const { permissions } of Object.values(workflows)) expect(permissions).toEqual({});
  const reads = { contents: "read" };
  const takesRole = { ...reads, "id-token": "write" };
  expect(Object.fromEntries(jobs.map(([place, { permissions }]) => [place, permissions]))).toEqual({
    "apply-environment/plan": takesRole,
    "apply-environment/review": reads,
    "apply-environment/apply": takesRole,
    "apply/environments": reads,
    "apply/apply": takesRole,
    "drift/environments": reads,
    "drift/drift": { ...takesRole, issues: "write" },
    "environments/list": reads,
    "plan/environments": reads,
    "plan/plan": takesRole,
    "plan/review": reads,
    "plan/comment": { "pull-requests": "write" },
  });
});

test("a job that takes a role is bound to the GitHub environment that the role trusts", () => {
  const bound = jobs.filter(([, { permissions, uses }]) => permissions?.["id-token"] === "write" && uses === undefined).map(([place, { environment }]) => [place, environment]);
  expect(Object.fromEntries(bound)).toEqual({
    "apply-environment/plan": "${{ inputs.environment }}-plan",
    "apply-environment/apply": "${{ inputs.environment }}",
    "drift/drift": "${{ matrix.target.environment }}-plan",
    "plan/plan": "${{ matrix.target.environment }}-plan",
  });
});

test("one environment is applied at a time, and nothing that runs is ended", () => {
  expect(workflows["apply"]?.jobs["apply"]?.concurrency).toEqual({ group: "apply-${{ matrix.target.environment }}", "cancel-in-progress": false });
  expect(Object.values(texts).join("\n")).not.toMatch(/cancel-in-progress: true/);
});

test("what is applied are the plans that were reviewed in the same run, by their digest", () => {
  const { review, apply } = workflows["apply-environment"]?.jobs ?? {};
  const downloaded = [review, apply].map((job) => job?.steps?.flatMap(({ uses, with: given }) => (uses?.startsWith("actions/download-artifact@") ? [given] : [])));
  expect(downloaded).toEqual(Array(2).fill([{ name: "plan-${{ inputs.environment }}", path: "plans" }]));
  expect(review?.outputs).toEqual({ digest: "${{ steps.review.outputs.digest }}", changes: "${{ steps.review.outputs.changes }}" });
  expect(apply).toMatchObject({ needs: "review", if: "needs.review.outputs.changes == 'true'" });
  expect(apply?.steps?.find(({ run }) => run?.startsWith("npm run apply"))).toEqual({
    env: { ENVIRONMENT: "${{ inputs.environment }}", DIGEST: "${{ needs.review.outputs.digest }}" },
    run: 'npm run apply -- "plans/$ENVIRONMENT" --digest "$DIGEST"',
  });
});

test("without an environment that has `delivery` nothing takes a role", () => {
  const guarded = ["plan/plan", "plan/review", "apply/apply", "drift/drift"];
  for (const place of guarded) expect(jobs.find(([each]) => each === place)?.[1].if).toContain("needs.environments.outputs.targets != '[]'");
});

test("what comes from outside reaches a script as a variable alone", () => {
  expect(scripts.filter(({ run }) => run.includes("${{")).map(({ place }) => place)).toEqual([]);
  const outside = /\$\{\{[^}]*\bgithub\.(?:event\.(?!pull_request\.(?:number|head\.repo\.full_name)\b)|head_ref|actor|ref_name)/;
  for (const text of Object.values(texts)) expect(text).not.toMatch(outside);
});

test("the only token in a script's reach is in the step that needs it", () => {
  const tokens = steps.flatMap(([place, each]) => each.flatMap(({ env }) => (JSON.stringify(env ?? {}).includes("github.token") ? [place] : [])));
  expect(tokens).toEqual(["drift/drift", "plan/comment"]);
  expect(Object.values(texts).join("\n")).not.toMatch(/\bsecrets\b/);
  for (const [, each] of steps) for (const { uses, with: given } of each) if (uses?.startsWith("actions/checkout@")) expect(given).toMatchObject({ "persist-credentials": false });
  expect(workflows["plan"]?.jobs["comment"]?.steps?.some(({ uses }) => uses?.startsWith("actions/checkout@"))).toBe(false);
});

test("actions of others are pinned to a commit, ours are there", () => {
  const used = Object.values(texts).flatMap((text) => [...text.matchAll(/uses: (.*)$/gm)].map(([, each = ""]) => each));
  expect(used.length).toBeGreaterThan(10);
  for (const each of used) {
    if (each.startsWith("./.github/actions/")) expect(existsSync(join(root, each, "action.yml"))).toBe(true);
    else if (each.startsWith("./")) expect(existsSync(join(root, each))).toBe(true);
    else expect(each).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test("an action has one version everywhere", () => {
  const versions = new Map<string, Set<string>>();
  for (const [, name = "", version = ""] of Object.values(texts).join("\n").matchAll(/uses: ([\w-]+\/[\w-]+)@(.*)$/gm)) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  expect([...versions].filter(([, each]) => each.size > 1)).toEqual([]);
});

test("plans are kept for a day", () => {
  const kept = steps.flatMap(([, each]) => each.flatMap(({ uses, with: given }) => (uses?.startsWith("actions/upload-artifact@") ? [[given?.["name"], given?.["retention-days"]]] : [])));
  expect(kept).toEqual([
    ["errored-state-${{ inputs.environment }}", 7],
    ["review", 1],
    ["plan-${{ inputs.environment }}", 1],
  ]);
});

test("the commands they run are there", () => {
  const { scripts: known } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
  const named = scripts.flatMap(({ run }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name));
  expect([...new Set(named)].sort()).toEqual(["apply", "drift", "plan", "review", "synth"]);
  expect(named.filter((name) => !(name in known))).toEqual([]);
  const entries = scripts.flatMap(({ run }) => [...run.matchAll(/node cli\/start\.mjs (\S+\.ts)/g)].map(([, entry = ""]) => entry));
  expect(entries).toEqual(["cli/delivery-matrix.ts"]);
  expect(entries.filter((entry) => !existsSync(join(root, entry)))).toEqual([]);
});

test("scripts run in a shell that stops at the first error, in a pipe too", () => {
  for (const [name, { defaults, jobs: own }] of Object.entries(workflows)) {
    const hasScripts = Object.values(own).some(({ steps: each = [] }) => each.some(({ run }) => run !== undefined));
    if (hasScripts) expect({ name, defaults }).toEqual({ name, defaults: { run: { shell: "bash" } } });
  }
  for (const { place, step } of scripts) if (!place.includes("/")) expect({ place, shell: step.shell }).toEqual({ place, shell: "bash" });
});

test.each(scripts)("the script $place is well-formed", ({ run }) => {
  const { status, stderr } = spawnSync("bash", ["-n"], { input: run, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
