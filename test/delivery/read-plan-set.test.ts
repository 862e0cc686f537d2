import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configurationDigest } from "../../delivery/configuration-digest";
import { PlanFolder } from "../../delivery/plan-folder";
import { readPlanSet } from "../../delivery/read-plan-set";
import { Refusal } from "../../engine/refusal";
import { planDigest } from "../../review/digest";
import type { PlanJson } from "../../review/plan-json";
import { planned, resource, setOf } from "../review/plans";

const root = mkdtempSync(join(tmpdir(), "gantry-"));
afterAll(() => rmSync(root, { recursive: true }));
let folder: PlanFolder;

const network: PlanJson = { format_version: "1.2", resource_changes: [resource("aws_vpc.main", "create", { after: { cidr: "10.0.0.0/16" } })] };
const compute: PlanJson = { format_version: "1.2", resource_changes: [resource("aws_lb.web", "create")] };
const set = () =>
  setOf([], {
    stacks: [
      planned("dev-network", { digest: planDigest(network), configurationDigest: configurationDigest(folder.stack("dev-network")) }),
      planned("dev-compute", { status: "provisional", digest: planDigest(compute), configurationDigest: configurationDigest(folder.stack("dev-compute")) }),
      planned("dev-own", { status: "unplanned", problem: "not yet" }),
    ],
  });
const index = (given: unknown) => writeFileSync(folder.index, typeof given === "string" ? given : JSON.stringify(given));

beforeEach(() => {
  folder = new PlanFolder(mkdtempSync(join(root, "plans-")));
  for (const id of ["dev-network", "dev-compute"]) {
    mkdirSync(folder.stack(id), { recursive: true });
    writeFileSync(join(folder.stack(id), "cdk.tf.json"), `{"//":"${id}"}`);
  }
  writeFileSync(folder.json("dev-network"), JSON.stringify(network));
  writeFileSync(folder.json("dev-compute"), JSON.stringify(compute));
  writeFileSync(folder.planFile("dev-network"), "");
  index(set());
});

test("plans by stack; none of one that is unplanned", () => {
  expect(readPlanSet(folder)).toEqual({ set: set(), plans: new Map([["dev-network", network], ["dev-compute", compute]]) });
});

test("they are good wherever they are", () => {
  const elsewhere = new PlanFolder(join(root, "downloaded"));
  cpSync(folder.path, elsewhere.path, { recursive: true });
  expect(readPlanSet(elsewhere).plans.size).toBe(2);
});

const refused = () => {
  try {
    readPlanSet(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return (error as Refusal).message.replaceAll(folder.path, "plans/dev").split("\n");
  }
  throw new Error("it was not refused");
};
const again = "Nothing was applied. Plan again: npm run plan -- dev";

test("a folder without an index", () => {
  rmSync(folder.index);
  expect(refused()).toEqual(["plans/dev/index.json is not there: plans/dev holds no finished plans. Make them with npm run plan -- <environment>, which writes plans/<environment>/."]);
});

test.each<[string, () => unknown, string]>([
  ["no JSON", () => "nothing", "something that is not JSON"],
  ["half an index", () => JSON.stringify(set()).slice(0, 99), "JSON that ends in the middle: the file is truncated"],
  ["an empty file", () => "", "an empty file: the command that should have written it failed"],
  ["another version", () => ({ ...set(), formatVersion: 2 }), 'at "formatVersion": expected 1'],
  ["a key more", () => ({ ...set(), more: 1 }), 'at "": Unrecognized key: "more"'],
  ["a name that leads elsewhere", () => ({ ...set(), stacks: [planned("../dev-network")] }), 'the stack "../dev-network", which is no name of a stack or stands there twice'],
])("an index that is %s", (_, given, found) => {
  index(given());
  expect(refused()).toEqual([`plans/dev/index.json: found ${found}.`, "Nothing was applied. Plan again: npm run plan -- <environment>"]);
});

test.each<[string, () => void, string]>([
  ["a plan that is missing", () => rmSync(folder.json("dev-compute")), "plans/dev/dev-compute.json: found nothing: there is no such file."],
  ["a plan that is none", () => writeFileSync(folder.json("dev-compute"), '{"format_version":"1.2","resource_changes":5}'), 'plans/dev/dev-compute.json: found at "resource_changes": expected array, received number.'],
  ["a plan that was changed", () => writeFileSync(folder.json("dev-network"), JSON.stringify(network).replace("10.0", "10.1")), "plans/dev/dev-network.json is not the plan that plans/dev/index.json names: it was changed since it was made."],
  ["a plan whose digest the index has not", () => index({ ...set(), stacks: [{ ...set().stacks[1], digest: undefined }] }), "plans/dev/dev-compute.json is not the plan that plans/dev/index.json names: it was changed since it was made."],
  ["a plan file that is missing", () => rmSync(folder.planFile("dev-network")), "plans/dev/dev-network.tfplan is missing."],
  ["a configuration that is missing", () => rmSync(folder.stack("dev-compute"), { recursive: true }), "plans/dev/synth/stacks/dev-compute is missing."],
  ["a configuration that was changed", () => writeFileSync(join(folder.stack("dev-compute"), "more.tf.json"), "{}"), "plans/dev/synth/stacks/dev-compute does not hold what was planned: it was changed since."],
])("%s", (_, change, problem) => {
  change();
  expect(refused()).toEqual([problem, again]);
});

test("all problems are told", () => {
  for (const id of ["dev-network", "dev-compute"]) rmSync(folder.json(id));
  rmSync(folder.planFile("dev-network"));
  expect(refused()).toEqual([
    "plans/dev/dev-network.tfplan is missing.",
    "plans/dev/dev-network.json: found nothing: there is no such file.",
    "plans/dev/dev-compute.json: found nothing: there is no such file.",
    again,
  ]);
});
