import { acceptKept, compareKept } from "../../config/compare-kept";
import type { Kept, KeptStack } from "../../config/kept";
import type { Moved } from "../../config/moved";
import { describeProblems } from "../../config/problem";
import { keptList, keptStack } from "./kept-list";

const now = (stacks: Record<string, KeptStack>, changes: Partial<Kept> = {}) => keptList({ ...changes, stacks: { ...keptList().stacks, ...stacks } });
const storage = (...addresses: string[]) => ({ "dev-storage": keptStack("storage", { dependencies: ["dev-network"], protected: addresses }) });
const without = (id: string) => keptList({ stacks: Object.fromEntries(Object.entries(keptList().stacks).filter(([each]) => each !== id)) });
const told = (after: Kept, moved: Moved = {}, before = keptList()) => describeProblems(compareKept(before, after, moved).problems);
const nothing = { newStacks: [], newAddresses: [], goneAddresses: [], goneStacks: [], changed: [] };

test("what is synthesized as it is kept is no news", () => {
  expect(compareKept(keptList(), keptList(), {})).toEqual({ problems: [], news: nothing });
});

test("without a list everything is new, and nothing refused", () => {
  expect(compareKept(undefined, keptList(), {})).toEqual({ problems: [], news: { ...nothing, newStacks: ["dev-compute-batch", "dev-network", "dev-storage"] } });
});

test("what comes is news and no problem", () => {
  const after = now({ ...storage("aws_efs_file_system.data", "aws_efs_file_system.more", "aws_secretsmanager_secret.secret_token"), "dev-own": keptStack("own", { protected: ["aws_s3_bucket.a"] }) });
  expect(compareKept(keptList(), after, {})).toEqual({
    problems: [],
    news: { ...nothing, newStacks: ["dev-own"], newAddresses: [{ stack: "dev-storage", address: "aws_efs_file_system.more" }] },
  });
});

test("settings and dependencies that change are news", () => {
  const after = now({ "dev-network": keptStack("network", { dependencies: ["dev-own"] }) }, { profile: "shop", backend: { type: "s3" }, delivery: true });
  expect(compareKept(keptList(), after, {})).toEqual({ problems: [], news: { ...nothing, changed: ["profile", "backend", "delivery", "dev-network"] } });
});

test("the order of keys says nothing", () => {
  const backend = { type: "s3", region: "eu-west-1", bucket: "states" } as const;
  expect(compareKept(keptList({ backend }), keptList({ backend: { bucket: "states", region: "eu-west-1", type: "s3" } }), {}).news).toEqual(nothing);
});

test("an address that is gone is told at its place, with the move to one of like type, and how to let it go", () => {
  expect(told(now(storage("aws_efs_file_system.files")))).toBe(`environments/kept/dev.json: 2 problems

  stacks.dev-storage.protected[0]
    given    "aws_efs_file_system.data"
    allowed  an address that dev-storage still has: destroyed with it, its data is lost
    do       if it has another name now, write moved: { storage: { "aws_efs_file_system.data": "aws_efs_file_system.files" } } in environments/dev.ts and keep what AWS knows it by (docs/kept.md, Moved); if it is to go, run \`npm run synth -- dev --accept-addresses\` and say why in the pull request
    rule     kept-address

  stacks.dev-storage.protected[1]
    given    "aws_secretsmanager_secret.secret_token"
    allowed  an address that dev-storage still has: destroyed with it, its value is lost
    do       put it back; if it is to go, run \`npm run synth -- dev --accept-addresses\` and say why in the pull request
    rule     kept-address`);
});

test("the nearest of several new addresses is proposed, and the layer is quoted where it must be", () => {
  const before = keptList({ stacks: { "dev-own-a": keptStack("own-a", { protected: ["aws_s3_bucket.uploads"] }) } });
  const after = keptList({ stacks: { "dev-own-a": keptStack("own-a", { protected: ["aws_s3_bucket.archive", "aws_s3_bucket.upload"] }) } });
  expect(told(after, {}, before)).toContain(`write moved: { "own-a": { "aws_s3_bucket.uploads": "aws_s3_bucket.upload" } } in environments/dev.ts`);
});

test("what was there before is nothing that an address became", () => {
  const file = (...names: string[]) => now(storage(...names.map((name) => `aws_efs_file_system.${name}`)));
  expect(told(file("shared"), {}, file("data", "shared"))).toContain("do       put it back; if it is to go");
});

test.each<[string, Moved]>([
  ["a move", { storage: { "aws_efs_file_system.data": "aws_efs_file_system.files" } }],
  ["moves that follow each other", { storage: { "aws_efs_file_system.data": "aws_efs_file_system.b", "aws_efs_file_system.b": "aws_efs_file_system.files" } }],
])("%s explains where an address went", (_, moved) => {
  const after = now(storage("aws_efs_file_system.files", "aws_secretsmanager_secret.secret_token"));
  const { problems, news } = compareKept(keptList(), after, moved);
  expect(problems).toEqual([]);
  expect(news).toMatchObject({
    newAddresses: [{ stack: "dev-storage", address: "aws_efs_file_system.files" }],
    goneAddresses: [{ stack: "dev-storage", address: "aws_efs_file_system.data" }],
  });
});

test.each<[string, Moved]>([
  ["in another layer", { network: { "aws_efs_file_system.data": "aws_efs_file_system.files" }, storage: {} }],
  ["to what is not there", { storage: { "aws_efs_file_system.data": "aws_efs_file_system.other" } }],
])("a move %s explains nothing", (_, moved) => {
  expect(told(now(storage("aws_efs_file_system.files", "aws_secretsmanager_secret.secret_token")), moved)).toContain("kept-address");
});

test("a stack that is gone is refused for its addresses, and without any is news", () => {
  expect(told(without("dev-storage"))).toContain(`  stacks.dev-storage.protected[0]
    given    "aws_efs_file_system.data"
    allowed  an address of dev-storage, which is no longer in the files: destroyed with it, its data is lost
    do       put it back; if it is to go`);
  expect(compareKept(keptList(), without("dev-compute-batch"), {})).toEqual({ problems: [], news: { ...nothing, goneStacks: ["dev-compute-batch"] } });
});

test("an account's list has no environment file to write a move into", () => {
  const list = (address: string) => keptList({ environment: "account-111122223333", stacks: { "state-111122223333": keptStack("state", { protected: [address] }) } });
  expect(told(list("aws_s3_bucket.b"), {}, list("aws_s3_bucket.a"))).toBe(`environments/kept/account-111122223333.json: 1 problem

  stacks.state-111122223333.protected[0]
    given    "aws_s3_bucket.a"
    allowed  an address that state-111122223333 still has: destroyed with it, its data is lost
    do       put it back; if it is to go, run \`npm run synth -- --accept-addresses\` and say why in the pull request
    rule     kept-address`);
});

test("another platform, account or region would forget all that is there", () => {
  expect(told(keptList({ platform: "shop", account: "444455556666", region: "eu-west-2" }))).toBe(`environments/dev.ts: 2 problems

  account
    given    "444455556666"
    allowed  "111122223333", which names what is there (environments/kept/dev.json)
    do       put it back; to move the environment, destroy it first, and delete environments/kept/dev.json with it
    rule     kept-identity

  region
    given    "eu-west-2"
    allowed  "eu-west-1", which names what is there (environments/kept/dev.json)
    do       put it back; to move the environment, destroy it first, and delete environments/kept/dev.json with it
    rule     kept-identity`);
});

test("what is accepted first is what is there", () => {
  expect(acceptKept(undefined, keptList())).toEqual(keptList());
});

test("a stack that is gone is remembered without its addresses, and with where its state is", () => {
  const before = keptList({ profile: "shop", backend: { type: "s3" } });
  const accepted = acceptKept(before, without("dev-storage"));
  expect(accepted).toEqual({
    ...without("dev-storage"),
    left: { "dev-storage": keptStack("storage", { dependencies: ["dev-network"], profile: "shop", backend: { type: "s3" } }) },
  });
});

test("a stack that left stays until it is forgotten or comes back", () => {
  const before = keptList({ left: { "dev-old": keptStack("old"), "dev-back": keptStack("back") } });
  const after = now({ "dev-back": keptStack("back") });
  expect(acceptKept(before, after).left).toEqual({ "dev-old": keptStack("old") });
});

test("what left keeps its own place when the list gets another one again", () => {
  const before = keptList({ backend: { type: "s3" }, left: { "dev-old": keptStack("old", { backend: { type: "local" } }), "dev-other": keptStack("other") } });
  expect(acceptKept(before, keptList({ backend: { type: "cloud", organization: "acme", hostname: "a.example.com" } })).left).toEqual({
    "dev-old": keptStack("old", { backend: { type: "local" } }),
    "dev-other": keptStack("other", { backend: { type: "s3" } }),
  });
});
