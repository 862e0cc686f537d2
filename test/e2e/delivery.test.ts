import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PlanFolder } from "../../delivery/plan-folder";
import { findProgram } from "../../engine/engine-binary";
import { Interruption } from "../../engine/interruption";
import { Interrupted, PhaseFailure } from "../../engine/phase";
import { setDigest } from "../../review/digest";
import type { PlanJson } from "../../review/plan-json";
import type { PlanSet } from "../../review/plan-set";
import { failure } from "../support/failure";
import { from, Project, told, type BackendOf, type Description, type Stacks } from "./support/deliveries";
import { limitMinutes } from "./support/limit";
import { requireEmulator } from "./support/workspace";

requireEmulator();
limitMinutes(4);

// Plans and applies of environments by the real engine, on stacks that need no provider.

let lines: string[];
beforeEach(() => {
  lines = [];
  jest.spyOn(console, "log").mockImplementation((text: string) => void lines.push(...text.split("\n")));
});
afterEach(() => projects.splice(0).forEach((project) => project.remove()));
beforeAll(() => {
  for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) process.env[name] ??= "test";
});

const engines = (["terraform", "tofu"] as const).filter((name) => findProgram(name, process.env) !== undefined);
const [engine = "terraform"] = engines;
const projects: Project[] = [];
function inProject(name = engine, backendOf?: BackendOf): Project {
  const project = new Project(name, backendOf);
  projects.push(project);
  return project;
}

/** What the command said of each stack, without how long it took. */
const said = () => lines.flatMap((line) => /^ {2}(✔ .*) \(\d+ s\)$/.exec(line)?.[1]?.replace(/ {2,}/g, " ") ?? (line === "Apply" || line.startsWith("Remove") ? line : []));
const planOf = (folder: PlanFolder, id: string) => JSON.parse(readFileSync(folder.json(id), "utf8")) as PlanJson;
const after = (plan: PlanJson, name: string) => plan.resource_changes?.find(({ address }) => address === `terraform_data.${name}`)?.change.after as Record<string, unknown>;

const network = (given: Partial<Description> = {}): Description => ({
  resources: { vpc: { input: "v" } },
  outputs: { id: "${terraform_data.vpc.id}", vpc_id: "vpc-${terraform_data.vpc.id}", cidr: "10.0.0.0/16" },
  ...given,
});
const consumer = (output: string, given: object = {}): Description => ({ reads: ["dev-network"], resources: { reader: { input: from("dev-network", output), ...given } } });
const three: Stacks = {
  "dev-network": network(),
  "dev-storage": { ...consumer("vpc_id"), outputs: { files: "${terraform_data.reader.id}", vpc: from("dev-network", "vpc_id") } },
  "dev-compute": { reads: ["dev-network", "dev-storage"], resources: { service: { input: [from("dev-network", "id"), from("dev-storage", "files"), from("dev-storage", "vpc")] } } },
};

describe.each(engines)("%s", (name) => {
  test("the first plan of an empty account shows all of it, is applied, and leaves nothing to plan", async () => {
    const project = inProject(name);
    const set = await project.plan(three);
    expect(told(set)).toEqual(["dev-network exact", "dev-storage provisional", "dev-compute provisional"]);
    expect(set.stacks.map(({ assumptions }) => assumptions.map(({ producer, output }) => `${producer}.${output}`))).toEqual([[], ["dev-network.vpc_id"], ["dev-network.id", "dev-network.vpc_id", "dev-storage.files"]]);
    const placeholders = set.stacks[2]?.assumptions.map(({ placeholder }) => placeholder) ?? [];
    expect(placeholders).toEqual([expect.stringMatching(/^placeholder-[0-9a-f]{17}$/), expect.stringMatching(/^vpc-[0-9a-f]{17}$/), expect.stringMatching(/^placeholder-[0-9a-f]{17}$/)]);
    const folder = project.plans();
    expect(after(planOf(folder, "dev-compute"), "service")["input"]).toEqual([placeholders[0], placeholders[2], placeholders[1]]);
    expect(readdirSync(folder.path).sort()).toEqual(["dev-compute.json", "dev-network.json", "dev-network.tfplan", "dev-storage.json", "index.json", "synth"]);
    expect(readdirSync(folder.stack("dev-compute")).filter((file) => file.endsWith(".json"))).toEqual(["cdk.tf.json"]);
    expect(project.states()).toEqual({});

    expect(await project.apply(folder, setDigest(set))).toEqual(["create dev-network.vpc", "create dev-storage.reader", "create dev-compute.service"]);
    expect(said()).toEqual(expect.arrayContaining(["✔ dev-storage 1 to create, provisionally", "Apply", "✔ dev-compute 1 created"]));
    const serials = () => Object.keys(three).map((id) => project.state(id).serial);
    const before = serials();
    expect(await project.apply()).toEqual([]);
    expect(serials()).toEqual(before);

    expect(told(await project.plan(three))).toEqual(["dev-network exact empty", "dev-storage exact empty", "dev-compute exact empty"]);
    expect(await project.apply()).toEqual([]);
    expect(serials()).toEqual(before);
  });

  test("a removal waits for those that read it, and nothing but what was reviewed happens in either pass", async () => {
    const project = inProject(name);
    const producer = (...names: string[]): Description => ({ resources: Object.fromEntries(names.map((each) => [each, { input: each }])), outputs: { ids: names.map((each) => `\${terraform_data.${each}.id}`) } });
    const reader = { reads: ["dev-network"], resources: { reader: { input: `\${join(" ", ${from("dev-network", "ids").slice(2, -1)})}` } } };
    await project.plan({ "dev-network": producer("kept", "old"), "dev-compute": reader });
    await project.apply();

    expect(told(await project.plan({ "dev-network": producer("kept", "new"), "dev-compute": reader }))).toEqual(["dev-network exact", "dev-compute provisional"]);
    lines = [];
    expect(await project.apply()).toEqual(["create dev-network.new", "delete dev-network.old", "update dev-compute.reader"]);
    expect(said().slice(said().indexOf("Apply"))).toEqual([
      ...["Apply", "✔ dev-network 1 created; removals come after those that read it", "✔ dev-compute 1 updated"],
      ...["Remove what nothing reads any more", "✔ dev-network 1 destroyed"],
    ]);
    expect(told(await project.plan({ "dev-network": producer("kept", "new"), "dev-compute": reader }))).toEqual(["dev-network exact empty", "dev-compute exact empty"]);

    // All of it: nothing is left that the first pass could be about but outputs.
    await project.plan({ "dev-network": producer(), "dev-compute": reader });
    lines = [];
    expect(await project.apply()).toEqual(["delete dev-network.kept", "delete dev-network.new", "update dev-compute.reader"]);
    expect(said().slice(said().indexOf("Apply"))).toEqual([
      ...["Apply", "✔ dev-network no change; removals come after those that read it", "✔ dev-compute 1 updated"],
      ...["Remove what nothing reads any more", "✔ dev-network 2 destroyed"],
    ]);
    expect(project.states()).toEqual({ "dev-network": [], "dev-compute": ["reader"] });
  });
});

describe("a change upstream", () => {
  test("that changes no output is none for those that read it; one that does is planned with the new value", async () => {
    const project = inProject();
    const stacks = (tag: string, cidr: string): Stacks => ({ "dev-network": network({ resources: { vpc: { input: tag } }, outputs: { id: "${terraform_data.vpc.id}", cidr } }), "dev-compute": consumer("cidr"), "dev-own": consumer("id") });
    await project.plan(stacks("a", "10.0.0.0/16"));
    await project.apply();

    expect(told(await project.plan(stacks("b", "10.0.0.0/16")))).toEqual(["dev-network exact", "dev-compute exact empty", "dev-own exact empty"]);
    expect(await project.apply()).toEqual(["update dev-network.vpc"]);

    const set = await project.plan(stacks("b", "10.1.0.0/16"));
    expect(told(set)).toEqual(["dev-network exact", "dev-compute provisional", "dev-own exact empty"]);
    expect(set.stacks[1]?.assumptions).toEqual([]);
    expect(after(planOf(project.plans(), "dev-compute"), "reader")["input"]).toBe("10.1.0.0/16");
    expect(await project.apply()).toEqual(["update dev-compute.reader"]);
    expect(told(await project.plan(stacks("b", "10.1.0.0/16")))).toEqual(["dev-network exact empty", "dev-compute exact empty", "dev-own exact empty"]);
  });

  test("what cannot be planned before it is applied stops the apply there, and is planned afterwards", async () => {
    const project = inProject();
    const strict = consumer("id", { lifecycle: { precondition: [{ condition: `\${length(${from("dev-network", "id").slice(2, -1)}) == 36}`, error_message: "That is no id." }] } });
    const stacks: Stacks = { "dev-network": network(), "dev-compute": { ...strict, outputs: { id: "${terraform_data.reader.id}" } }, "dev-own": { reads: ["dev-compute"], resources: { own: { input: from("dev-compute", "id") } } } };
    const set = await project.plan(stacks);
    expect(told(set)).toEqual(["dev-network exact", "dev-compute unplanned", "dev-own unplanned"]);
    expect(set.stacks.map(({ problem }) => problem)).toEqual([undefined, expect.stringContaining("Resource precondition failed: That is no id."), "dev-compute, which it reads, could not be planned."]);
    expect(readdirSync(project.plans().path).sort()).toEqual(["dev-network.json", "dev-network.tfplan", "index.json", "synth"]);
    expect(readdirSync(project.plans().stack("dev-compute")).filter((file) => file.endsWith(".json"))).toEqual(["cdk.tf.json"]);

    const error = await failure(project.apply());
    expect(error).toBeInstanceOf(PhaseFailure);
    expect(error.message).toMatch(/^dev-compute:\n {2}dev-compute has no plan that was reviewed: it could not be planned before those it reads were applied\.\n {2}terraform_data\.reader.*That is no id\.\n[^]*\n {2}They are applied now: plan, review and apply again for the rest\.$/);
    expect(project.states()).toEqual({ "dev-network": ["vpc"] });

    expect(told(await project.plan(stacks))).toEqual(["dev-network exact empty", "dev-compute exact", "dev-own provisional"]);
    expect(await project.apply()).toEqual(["create dev-compute.reader", "create dev-own.own"]);
  });
});

describe("what is not as it was reviewed", () => {
  test("a provisional plan that turns out otherwise is not applied, however often it is tried", async () => {
    const project = inProject();
    const stacks = (cidr: string): Stacks => ({ "dev-network": network({ outputs: { cidr } }), "dev-compute": consumer("cidr") });
    await project.plan(stacks("10.0.0.0/16"));
    await project.apply();
    await project.plan(stacks("10.1.0.0/16"));
    project.meddle("dev-compute", { ...consumer("cidr"), resources: { reader: { input: "10.9.0.0/16" }, extra: {} } });

    const refused = ["dev-compute:", "  dev-compute is not applied any further: what a plan does now is not what was reviewed.", "    terraform_data.extra: would be destroyed, which was not reviewed", "  What was applied so far stays. Plan and review again for the rest."].join("\n");
    expect((await failure(project.apply())).message).toBe(refused);
    expect((await failure(project.apply())).message).toBe(refused);
    expect(project.state("dev-network").outputs["cidr"]?.value).toBe("10.1.0.0/16");
    expect(project.states()["dev-compute"]).toEqual(["extra", "reader"]);

    // Less than was reviewed is something else, too.
    project.meddle("dev-compute", { ...consumer("cidr"), resources: { reader: { input: "10.1.0.0/16" } } });
    const less = /terraform_data\.reader: was to be updated, and would not be\n/;
    expect((await failure(project.apply())).message).toMatch(less);
    expect((await failure(project.apply())).message).toMatch(less);
  });

  test("an exact plan is not applied to a state that somebody else has changed", async () => {
    const project = inProject();
    await project.plan({ "dev-network": network() });
    project.meddle("dev-network", network({ resources: { vpc: { input: "other" } } }));
    for (let attempt = 0; attempt < 2; attempt++) {
      expect((await failure(project.apply())).message).toBe("dev-network:\n  Nothing of dev-network was applied: its state was changed since it was planned. Plan and review again.");
    }
  });

  describe("plans that were changed are refused, and nothing is applied", () => {
    let project: Project;
    let set: PlanSet;
    let copies = 0;
    beforeAll(async () => {
      jest.spyOn(console, "log").mockImplementation();
      project = new Project(engine);
      project.write(join(project.folder, ".gitignore"), "*\n!environment\n!.gitignore\n");
      project.write(join(project.folder, "environment"), "1");
      project.git("init", "-b", "main");
      project.git("add", ".");
      project.git("commit", "-m", "one");
      set = await project.plan(three);
    });
    afterAll(() => project.remove());
    const copy = () => {
      const folder = new PlanFolder(join(project.folder, "copies", `${++copies}`));
      cpSync(project.plans().path, folder.path, { recursive: true });
      return folder;
    };
    const index = (folder: PlanFolder, change: (set: PlanSet) => unknown) => writeFileSync(folder.index, JSON.stringify(change(set)));
    const network = (each: PlanSet["stacks"][number], given: object) => (each.id === "dev-network" ? { ...each, ...given } : each);

    test.each<[string, (folder: PlanFolder) => unknown, string]>([
      ["another plan file", (folder) => project.planElsewhere(folder.planFile("dev-network"), "dev-network", { resources: { vpc: { input: "w" } } }), "dev-network.tfplan is not the reviewed plan: it was changed since. Nothing of dev-network was applied."],
      ["a plan file that is none", (folder) => writeFileSync(folder.planFile("dev-network"), "PK"), "dev-network:"],
      ["a plan file that is gone", (folder) => rmSync(folder.planFile("dev-network")), "dev-network.tfplan is missing."],
      ["another plan JSON", (folder) => writeFileSync(folder.json("dev-compute"), readFileSync(folder.json("dev-compute"), "utf8").replaceAll('"create"', '"update"')), "dev-compute.json is not the plan that"],
      ["another configuration", (folder) => writeFileSync(join(folder.stack("dev-storage"), "more_override.tf.json"), "{}"), "dev-storage does not hold what was planned: it was changed since."],
      ["another digest in the index", (folder) => index(folder, (each) => ({ ...each, stacks: each.stacks.map((stack) => network(stack, { digest: "0" })) })), "dev-network.json is not the plan that"],
      ["other dependencies in the index", (folder) => index(folder, (each) => ({ ...each, stacks: each.stacks.map((stack) => ({ ...stack, dependencies: [] })) })), "was approved: they are other plans."],
      ["other placeholders in the index", (folder) => index(folder, (each) => ({ ...each, stacks: each.stacks.map((stack) => ({ ...stack, assumptions: [] })) })), "was approved: they are other plans."],
      ["a stack less in the index", (folder) => index(folder, (each) => ({ ...each, stacks: each.stacks.slice(0, 2) })), "was approved: they are other plans."],
      ["another account in the index", (folder) => index(folder, (each) => ({ ...each, account: "444455556666" })), "was approved: they are other plans."],
    ])("%s", async (_, change, message) => {
      const folder = copy();
      change(folder);
      expect((await failure(project.apply(folder, setDigest(set)))).message).toContain(message);
      expect(project.states()).toEqual({});
    });

    test("another account than that of the credentials", async () => {
      const folder = copy();
      index(folder, (each) => ({ ...each, account: "444455556666" }));
      expect((await failure(project.apply(folder))).message).toMatch(/^The environment dev belongs to account 444455556666, but the credentials are of account 111122223333\. Nothing was done\./);
    });

    test("another digest than the approved one", async () => {
      expect((await failure(project.apply(copy(), "d0"))).message).toBe(`The plans have the digest ${setDigest(set)}, and d0 was approved: they are other plans.\nNothing was applied. Plan and review again: npm run plan -- dev`);
    });

    test("another version of the engine", async () => {
      const folder = copy();
      index(folder, (each) => ({ ...each, engine: { ...each.engine, version: "1.10.9" } }));
      expect((await failure(project.apply(folder, setDigest(set)))).message).toMatch(new RegExp(`^The plans were made by ${engine} 1\\.10\\.9, and .*/bin/${engine} is ${engine} \\S+: only the same one can apply them\\.\nNothing was applied`));
    });

    test("another commit; one of the same files is none", async () => {
      project.write(join(project.folder, "environment"), "2");
      project.git("commit", "-am", "two");
      expect((await failure(project.apply(copy()))).message).toMatch(new RegExp(`^The plans were made of commit ${set.commit}, and commit [0-9a-f]{40} is checked out, which holds something else\\.`));
      expect(project.states()).toEqual({});

      project.write(join(project.folder, "environment"), "1");
      project.git("commit", "--amend", "--allow-empty", "-am", "squashed");
      expect(await project.apply(copy(), setDigest(set))).toHaveLength(3);
    });
  });
});

describe("what was interrupted", () => {
  const fails = (marker: string) => ({ input: "x", provisioner: [{ "local-exec": { command: `test -e ${marker}` } }] });
  const halves = (marker: string): Stacks => ({
    "dev-network": { resources: { first: { input: "f" }, second: { ...fails(marker), triggers_replace: "${terraform_data.first.id}" }, third: { input: "${terraform_data.second.id}" } }, outputs: { id: "${terraform_data.third.id}" } },
    "dev-compute": consumer("id"),
    "dev-own": { resources: { alone: { input: "a" } } },
  });

  test("by a failure goes on: what was applied is left alone, the rest is done", async () => {
    const project = inProject();
    const marker = join(project.folder, "marker");
    await project.plan(halves(marker));
    expect((await failure(project.apply())).message).toMatch(/^dev-network:\n {2}terraform_data\.second\S*: local-exec provisioner error/);
    expect(project.states()).toEqual({ "dev-network": ["first", "second"], "dev-own": ["alone"] });
    // Whatever became of it meanwhile: it is not looked at again.
    project.meddle("dev-own", { resources: { alone: { input: "a" }, extra: {} } });
    const { serial } = project.state("dev-own");

    project.write(marker, "");
    expect(await project.apply()).toEqual(["replace dev-network.second", "create dev-network.third", "create dev-compute.reader"]);
    expect(project.state("dev-own").serial).toBe(serial);
    expect(told(await project.plan(halves(marker)))).toEqual(["dev-network exact empty", "dev-compute exact empty", "dev-own exact"]);
  });

  test("goes on only if the rest is what was reviewed", async () => {
    const project = inProject();
    const marker = join(project.folder, "marker");
    await project.plan(halves(marker));
    await failure(project.apply());
    project.write(marker, "");
    project.meddle("dev-network", { resources: { first: { input: "f" }, extra: {} } });
    expect((await failure(project.apply())).message).toMatch(/ {4}terraform_data\.extra: would be destroyed, which was not reviewed\n/);
    expect(project.states()["dev-network"]).toEqual(["extra", "first"]);
  });

  test("by Ctrl-C goes on, too", async () => {
    const project = inProject();
    const marker = join(project.folder, "marker");
    const slow: Stacks = {
      "dev-network": { resources: { slow: { input: "x", provisioner: [{ "local-exec": { command: `test -e ${marker} || { touch ${marker}; sleep 20; }` } }] }, next: { input: "${terraform_data.slow.id}" } }, outputs: { id: "${terraform_data.next.id}" } },
      "dev-compute": consumer("id"),
    };
    await project.plan(slow);
    const interruption = new Interruption(() => {});
    const applied = failure(project.apply(project.plans(), undefined, project.delivery(interruption)));
    for (let attempt = 0; attempt < 200 && !existsSync(marker); attempt++) await sleep(50);
    interruption.interrupt();
    expect(await applied).toBeInstanceOf(Interrupted);
    expect(project.states()).toEqual({ "dev-network": ["slow"] });

    expect(await project.apply()).toEqual(["create dev-network.next", "replace dev-network.slow", "create dev-compute.reader"]);
    expect(told(await project.plan(slow))).toEqual(["dev-network exact empty", "dev-compute exact empty"]);
  });

  test("between the passes goes on with the removals", async () => {
    const project = inProject();
    const marker = join(project.folder, "marker");
    const producer = (names: string[]): Description => ({ resources: Object.fromEntries(names.map((name) => [name, { input: name }])), outputs: { names: names.join(" ") } });
    const reader = (given: object = {}) => consumer("names", given);
    await project.plan({ "dev-network": producer(["kept", "old"]), "dev-compute": reader() });
    await project.apply();
    await project.plan({ "dev-network": producer(["kept", "new"]), "dev-compute": reader({ triggers_replace: "now", ...fails(marker), input: from("dev-network", "names") }) });
    await failure(project.apply());
    expect(project.states()["dev-network"]).toEqual(["kept", "new", "old"]);

    project.write(marker, "");
    const extra = { ...producer(["kept", "new", "old", "extra"]), outputs: { names: "kept new" } };
    project.meddle("dev-network", extra);
    expect((await failure(project.apply())).message).toMatch(/^dev-network:\n.*\n {4}terraform_data\.extra: would be destroyed, which was not reviewed\n/);
    expect(project.states()["dev-network"]).toEqual(["extra", "kept", "new", "old"]);
    project.meddle("dev-network", { ...extra, resources: { kept: { input: "kept" }, new: { input: "new" }, old: { input: "old" } } });
    expect(await project.apply()).toEqual(["delete dev-network.old"]);
    expect(project.states()["dev-network"]).toEqual(["kept", "new"]);
  });
});

test("a stack that left is planned as a destruction, first of all, and destroyed last of all; one that holds nothing is not there", async () => {
  const project = inProject();
  await project.plan({ "dev-network": network(), "dev-batch": { ...consumer("id"), outputs: { id: "${terraform_data.reader.id}" } }, "dev-jobs": { reads: ["dev-batch"], resources: { job: { input: from("dev-batch", "id") } } } });
  await project.apply();

  const left: Stacks = { "dev-network": network({ resources: { vpc: { input: "v" }, more: {} } }), "dev-batch": { reads: ["dev-network"], isLeaving: true }, "dev-jobs": { reads: ["dev-batch"], isLeaving: true } };
  expect(told(await project.plan(left))).toEqual(["dev-jobs leaving exact", "dev-batch leaving exact", "dev-network exact"]);
  expect(planOf(project.plans(), "dev-batch").resource_changes?.map(({ address, change }) => [address, change.actions])).toEqual([["terraform_data.reader", ["delete"]]]);
  lines = [];
  expect((await project.apply()).sort()).toEqual(["create dev-network.more", "delete dev-batch.reader", "delete dev-jobs.job"]);
  expect(said().slice(said().indexOf("Remove what nothing reads any more"))).toEqual(["Remove what nothing reads any more", "✔ dev-jobs 1 destroyed", "✔ dev-batch 1 destroyed"]);

  expect(told(await project.plan(left))).toEqual(["dev-network exact empty"]);
  expect(await project.apply()).toEqual([]);
});

test("when a plan cannot be made, none of the plans stays", async () => {
  const project = inProject();
  const broken: Description = { resources: { vpc: { input: "v", lifecycle: { precondition: [{ condition: '${path.module == ""}', error_message: "The range is taken." }] } } } };
  const error = await failure(project.planAll({ dev: { "dev-network": network() }, prod: { "prod-network": network(), "prod-own": broken } }));
  expect(error).toBeInstanceOf(PhaseFailure);
  expect(error.message).toMatch(/^prod-own:\n {2}terraform_data\.vpc\S*: Resource precondition failed: The range is taken\./);
  expect(readdirSync(join(project.folder, "plans"))).toEqual([]);
});

test("a stack of two environments is refused", async () => {
  const project = inProject();
  const stacks = { "dev-jobs-network": network() };
  expect((await failure(project.planAll({ dev: stacks, "dev-jobs": stacks }))).message).toBe("dev-jobs-network is a stack of dev and of dev-jobs. Plan them one after the other.");
});

test("environments are planned side by side and applied each by itself", async () => {
  const project = inProject();
  const stacks = (environment: string): Stacks => ({ [`${environment}-network`]: network(), [`${environment}-compute`]: { reads: [`${environment}-network`], resources: { reader: { input: from(`${environment}-network`, "id") } } } });
  const sets = await project.planAll({ dev: stacks("dev"), prod: stacks("prod") });
  expect(sets.map(({ environment }) => environment)).toEqual(["dev", "prod"]);
  expect(sets.map(told)).toEqual([["dev-network exact", "dev-compute provisional"], ["prod-network exact", "prod-compute provisional"]]);
  expect(await project.apply(project.plans("prod"))).toEqual(["create prod-network.vpc", "create prod-compute.reader"]);
  expect(Object.keys(project.states())).toEqual(["prod-compute", "prod-network"]);
});

test("before its bucket of states is there, an environment is planned all the same, and applied once it is", async () => {
  const bucket = `gantry-${process.pid}-${Date.now()}`;
  const project = inProject(engine, (id) => ({ type: "s3", config: { bucket, key: `${id}.tfstate`, region: "eu-west-1", use_path_style: true } }));
  const stacks: Stacks = { "dev-network": network(), "dev-compute": consumer("vpc_id") };
  const set = await project.plan(stacks);
  expect(told(set)).toEqual(["dev-network provisional", "dev-compute provisional"]);
  expect(set.stacks.map(({ assumesEmptyState }) => assumesEmptyState)).toEqual([true, true]);
  expect(readdirSync(project.plans().path).sort()).toEqual(["dev-compute.json", "dev-network.json", "index.json", "synth"]);

  expect((await failure(project.apply())).message).toBe(
    `dev-network:\n  The bucket ${bucket}, which is to hold the states, is not there yet. Nothing was applied.\n  Make it first, as docs/states.md says at "The account's state bucket"; then apply these plans again, they stay good.`,
  );
  await fetch(`${process.env["AWS_ENDPOINT_URL_S3"] ?? process.env["AWS_ENDPOINT_URL"]}/${bucket}`, { method: "PUT", headers: { authorization: "AWS4-HMAC-SHA256 Credential=test/20300101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0" }, body: '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>' });
  expect(await project.apply()).toEqual(["create dev-network.vpc", "create dev-compute.reader"]);
  expect(told(await project.plan(stacks))).toEqual(["dev-network exact empty", "dev-compute exact empty"]);
});
