import { differences, type DifferenceOptions } from "../../delivery/same-changes";
import type { ChangeJson, PlanJson, ResourceChangeJson } from "../../review/plan-json";
import { resource } from "../review/plans";

type Outputs = Readonly<Record<string, ChangeJson>>;
const plan = (resources: readonly ResourceChangeJson[], outputs: Outputs = {}, more: Partial<PlanJson> = {}): PlanJson => ({ format_version: "1.2", resource_changes: resources, output_changes: outputs, ...more });
const all: DifferenceOptions = { filled: new Map([["sg-0", "sg-1a"], ["vpc-0", "vpc-1a"]]), extent: "all", hide: (text) => text };
const part: DifferenceOptions = { ...all, extent: "part" };
/** What of one plan is not in another: of single resources, mostly. */
const compared = (reviewed: ResourceChangeJson[], actual: ResourceChangeJson[], options = all) => differences(plan(reviewed), plan(actual), options);
const set = (after: unknown, given: Partial<ChangeJson> = {}): ChangeJson => ({ actions: ["create"], before: null, after, ...given });

const create = (after: unknown, given = {}) => resource("aws_lb.web", "create", { after, ...given });
const update = (before: unknown, after: unknown, given = {}) => resource("aws_lb.web", "update", { before, after, ...given });

describe("the same", () => {
  test.each<[string, ResourceChangeJson, ResourceChangeJson]>([
    ["itself", create({ name: "web" }), create({ name: "web" })],
    ["with its placeholders filled in", create({ name: "web", arn: "x/vpc-0" }), create({ name: "web", arn: "x/vpc-1a" })],
    ["a list that held one, in another order", create({ groups: ["sg-0", "sg-5"] }), create({ groups: ["sg-5", "sg-1a"] })],
    ["what is not known in both", create({}, { after_unknown: { id: true } }), create({}, { after_unknown: { id: true } })],
    ["an update of something that is otherwise now", update({ size: 1, tag: "a" }, { size: 2, tag: "a" }), update({ size: 1, tag: "b" }, { size: 2, tag: "b" })],
    ["a destruction, whatever goes", resource("aws_lb.web", "delete", { before: { size: 1 } }), resource("aws_lb.web", "delete", { before: { size: 9 } })],
  ])("%s", (_, reviewed, actual) => {
    expect(compared([reviewed], [actual])).toEqual([]);
  });

  test("what changes nothing does not count, nor what is read", () => {
    expect(compared([resource("aws_lb.same", "no-op")], [resource("data.aws_vpc.given", "read", { mode: "data" })])).toEqual([]);
  });
});

describe("other", () => {
  test.each<[string, ResourceChangeJson, ResourceChangeJson, string]>([
    ["another value", create({ name: "web" }), create({ name: "api" }), 'aws_lb.web: name would be "api"; reviewed was "web"'],
    ["another value in the place of a placeholder", create({ vpc: "vpc-0" }), create({ vpc: "vpc-2b" }), 'aws_lb.web: vpc would be "vpc-2b"; reviewed was "vpc-1a"'],
    ["another value within", create({ rules: [{ port: 80 }] }), create({ rules: [{ port: 81 }] }), 'aws_lb.web: rules would be [{"port":81}]; reviewed was [{"port":80}]'],
    ["a list without a placeholder in another order", create({ groups: ["a", "b"] }), create({ groups: ["b", "a"] }), 'aws_lb.web: groups would be ["b","a"]; reviewed was ["a","b"]'],
    ["something more", update({ size: 1, tag: "a" }, { size: 2, tag: "a" }), update({ size: 1, tag: "a" }, { size: 2, tag: "b" }), 'aws_lb.web: tag would be "b"; reviewed was what it is now'],
    ["something less", update({ size: 1 }, { size: 2 }), update({ size: 2 }, { size: 2 }), "aws_lb.web: size would be what it is now; reviewed was 2"],
    ["something unset", update({ size: 1 }, { size: 2 }), update({ size: 1 }, { size: null }), "aws_lb.web: size would be null; reviewed was 2"],
    ["not known any more", create({ name: "web" }), create({}, { after_unknown: { name: true } }), 'aws_lb.web: name would be "(known after apply)"; reviewed was "web"'],
    ["known now", create({}, { after_unknown: { name: true } }), create({ name: "web" }), 'aws_lb.web: name would be "web"; reviewed was "(known after apply)"'],
    ["destroyed for updated", update({ size: 1 }, { size: 2 }), resource("aws_lb.web", "delete"), "aws_lb.web: would be destroyed; reviewed was that it is updated"],
    [
      "the other order of a replacement",
      resource("aws_lb.web", ["create", "delete"]),
      resource("aws_lb.web", ["delete", "create"]),
      "aws_lb.web: would be replaced, the old one first; reviewed was that it is replaced, the new one first",
    ],
    ["forgotten for destroyed", resource("aws_lb.web", "delete"), resource("aws_lb.web", "forget"), "aws_lb.web: would be forgotten; reviewed was that it is destroyed"],
    ["imported for created", resource("aws_lb.web", "create"), resource("aws_lb.web", "no-op", { importing: { id: "x" } }), "aws_lb.web: would be imported; reviewed was that it is created"],
    [
      "another move",
      resource("aws_lb.web", "no-op", { previous_address: "aws_lb.a" }),
      resource("aws_lb.web", "no-op", { previous_address: "aws_lb.b" }),
      "aws_lb.web: would be moved from aws_lb.b; reviewed was that it is moved from aws_lb.a",
    ],
    [
      "a move less",
      resource("aws_lb.web", "update", { previous_address: "aws_lb.a", before: { a: 1 }, after: { a: 2 } }),
      update({ a: 1 }, { a: 2 }),
      "aws_lb.web: would be updated; reviewed was that it is updated and moved from aws_lb.a",
    ],
  ])("%s", (_, reviewed, actual, line) => {
    expect(compared([reviewed], [actual])).toEqual([line]);
  });

  test("what was not reviewed, and what would be missing, sorted", () => {
    expect(compared([resource("aws_lb.web", "create"), resource("aws_lb.api", "delete")], [resource("aws_vpc.main", "delete"), resource("aws_eip.a", "create")])).toEqual([
      "aws_eip.a: would be created, which was not reviewed",
      "aws_lb.api: was to be destroyed, and would not be",
      "aws_lb.web: was to be created, and would not be",
      "aws_vpc.main: would be destroyed, which was not reviewed",
    ]);
  });

  test("of what is deposed, each is another", () => {
    const gone = (deposed: string) => resource("aws_lb.web", "delete", { deposed });
    expect(compared([gone("1a1a1a1a")], [gone("2b2b2b2b")])).toEqual([
      "aws_lb.web (deposed 1a1a1a1a): was to be destroyed, and would not be",
      "aws_lb.web (deposed 2b2b2b2b): would be destroyed, which was not reviewed",
    ]);
  });

  test("an action that was not reviewed, or another one", () => {
    const invoking = (...invocations: readonly { readonly address: string; readonly config?: string }[]) => plan([], {}, { action_invocations: invocations });
    const notify = { address: "action.notify.team", config: "a" };
    expect(differences(invoking(), invoking(notify), all)).toEqual(["action action.notify.team: would be invoked, which was not reviewed"]);
    expect(differences(invoking(notify), invoking({ ...notify, config: "b" }), all)).toEqual(["action action.notify.team: its call would be (sensitive); reviewed was (sensitive)"]);
    expect(differences(invoking(notify), invoking(notify), all)).toEqual([]);
  });

  test("long values are shown where they differ", () => {
    const text = (end: string) => `${"x".repeat(300)}${end}`;
    expect(compared([create({ policy: text("1") })], [create({ policy: text("2") })])).toEqual([`aws_lb.web: policy would be …${"x".repeat(60)}2"; reviewed was …${"x".repeat(60)}1"`]);
  });
});

describe("outputs", () => {
  const compare = (reviewed: Outputs, actual: Outputs) => differences(plan([], reviewed), plan([], actual), all);

  test("the same, filled in, and left alone", () => {
    expect(compare({ id: set("vpc-0"), same: set(1, { actions: ["no-op"] }) }, { id: set("vpc-1a") })).toEqual([]);
    expect(compare({ id: set(undefined, { after_unknown: true }) }, { id: set(undefined, { after_unknown: true }) })).toEqual([]);
  });

  test("another value, more, less", () => {
    expect(compare({ id: set("vpc-0"), gone: set("g"), old: set(null, { actions: ["delete"], before: "o" }) }, { id: set("vpc-2b"), new: set("n"), old: set("p", { actions: ["update"], before: "o" }) })).toEqual([
      "output gone: was to be set, and would not be",
      'output id: its value would be "vpc-2b"; reviewed was "vpc-1a"',
      "output new: would be set, which was not reviewed",
      "output old: would be set; reviewed was that it is removed",
    ]);
  });

  test("an object counts as a whole, so what goes from it does too", () => {
    const shrink = (after: object) => ({ ids: set(after, { actions: ["update"], before: { a: 1, b: 2, c: 3 } }) });
    expect(compare(shrink({ a: 1 }), shrink({ a: 1, b: 2 }))).toEqual(['output ids: its value would be {"a":1,"b":2}; reviewed was {"a":1}']);
  });

  test("a secret one is not shown", () => {
    const secret = (after: string) => ({ password: set(after, { after_sensitive: true }) });
    expect(compare(secret("hunter1"), secret("hunter2"))).toEqual(["output password: its value would be (sensitive); reviewed was (sensitive)"]);
  });
});

test.each<[string, object, object]>([
  ["both", { after_sensitive: { key: true } }, { after_sensitive: { key: true } }],
  ["the reviewed one alone", { after_sensitive: { key: true } }, {}],
  ["the new one alone", {}, { after_sensitive: { key: { part: true } } }],
  ["what it was", { before_sensitive: { key: true } }, {}],
])("a value that is sensitive in %s is not shown", (_, reviewed, actual) => {
  expect(compared([update({ key: "a" }, { key: "hunter1" }, reviewed)], [update({ key: "a" }, { key: "hunter2" }, actual)])).toEqual(["aws_lb.web: key would be (sensitive); reviewed was (sensitive)"]);
});

test("nor is one that is known to be a secret, also where a text is cut", () => {
  const hide = (text: string) => text.replaceAll("hunter2", "(sensitive)");
  const long = (end: string) => `${"x".repeat(300)} hunter2 ${"y".repeat(60)}${end}`;
  expect(compared([create({ a: "vpc-0", b: long("1") })], [create({ a: "hunter2", b: long("2") })], { ...all, hide })).toEqual([
    'aws_lb.web: a would be "(sensitive)"; reviewed was "vpc-1a"',
    `aws_lb.web: b would be …${"y".repeat(60)}2"; reviewed was …${"y".repeat(60)}1"`,
  ]);
  expect(compared([], [resource('aws_lb.web["hunter2"]', "create")], { ...all, hide })).toEqual(['aws_lb.web["(sensitive)"]: would be created, which was not reviewed']);
});

describe("of what was begun", () => {
  const made = { name: "web", vpc: "vpc-1a" };
  const replaced = (first: "create" | "delete", given = {}) => resource("aws_lb.web", first === "create" ? ["create", "delete"] : ["delete", "create"], { before: { name: "old" }, after: { name: "web", vpc: "vpc-0" }, ...given });
  const tainted = (after: object) => resource("aws_lb.web", ["delete", "create"], { before: made, after, action_reason: "replace_because_tainted" });
  const old = resource("aws_lb.web", "delete", { deposed: "1a2b3c4d" });

  test.each<[string, ResourceChangeJson[], ResourceChangeJson[]]>([
    ["some is done", [resource("aws_vpc.main", "create"), create({ name: "web" })], [create({ name: "web" })]],
    ["all is done", [create({ name: "web" })], []],
    ["what was not known is known", [create({}, { after_unknown: { vpc: true } })], [create({ vpc: "vpc-7" })]],
    ["the old one is gone, the new one is not made", [replaced("delete")], [create(made)]],
    ["the new one is made, the old one is not gone", [replaced("create")], [old]],
    ["what failed while it was made is made again", [create({ name: "web", vpc: "vpc-0" })], [tainted(made)]],
    ["so is what failed while it was replaced", [replaced("create")], [tainted(made), old]],
    ["a move is done", [resource("aws_lb.web", "update", { previous_address: "aws_lb.a", before: { a: 1 }, after: { a: 2 } })], [update({ a: 1 }, { a: 2 })]],
  ])("%s", (_, reviewed, actual) => {
    expect(compared(reviewed, actual, part)).toEqual([]);
    expect(compared(reviewed, actual)).not.toEqual([]);
  });

  test.each<[string, ResourceChangeJson[], ResourceChangeJson[], string]>([
    ["something else", [create({ name: "web" })], [create({ name: "api" })], 'aws_lb.web: name would be "api"; reviewed was "web"'],
    ["something more", [], [resource("aws_vpc.main", "delete")], "aws_vpc.main: would be destroyed, which was not reviewed"],
    ["another one in the place of the old one", [replaced("delete")], [create({ ...made, name: "api" })], 'aws_lb.web: name would be "api"; reviewed was "web"'],
    ["what failed is made otherwise", [create({ name: "web" })], [tainted({ name: "api" })], 'aws_lb.web: name would be "api"; reviewed was "web"'],
    [
      "a replacement for another reason",
      [create(made)],
      [resource("aws_lb.web", ["delete", "create"], { before: made, after: made, action_reason: "replace_because_cannot_update" })],
      "aws_lb.web: would be replaced, the old one first; reviewed was that it is created",
    ],
    ["what was to be updated is replaced since it is tainted", [update({ a: 1 }, { a: 2 })], [tainted({ a: 2 })], "aws_lb.web: would be replaced, the old one first; reviewed was that it is updated"],
    ["an old one of something that was not to be replaced", [update({ a: 1 }, { a: 2 })], [old], "aws_lb.web (deposed 1a2b3c4d): would be destroyed, which was not reviewed"],
    ["what was to be destroyed is created", [resource("aws_lb.web", "delete")], [create({ name: "web" })], "aws_lb.web: would be created; reviewed was that it is destroyed"],
  ])("%s is refused", (_, reviewed, actual, line) => {
    expect(compared(reviewed, actual, part)).toEqual([line]);
  });
});
