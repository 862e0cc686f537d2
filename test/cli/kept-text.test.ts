import { acceptedText, keptNews } from "../../cli/kept-text";
import { compareKept } from "../../config/compare-kept";
import type { Kept } from "../../config/kept";
import type { KeptList } from "../../stacks/kept-lists";
import { keptList, keptStack } from "../config/kept-list";

const listOf = (before: Kept | undefined, now: Kept): KeptList => ({ name: now.environment, before, now, news: compareKept(before, now, {}).news });
const { "dev-compute-batch": _, ...others } = keptList().stacks;

test("what is as it is kept is not told of", () => {
  expect(keptNews([listOf(keptList(), keptList())], [])).toEqual([]);
  expect(acceptedText([listOf(keptList(), keptList())])).toBe("The kept lists say all this already.");
});

test("everything new is one line, with the command for what was asked for", () => {
  expect(keptNews([listOf(undefined, keptList()), listOf(undefined, keptList({ environment: "prod" }))], ["dev", "prod"])).toEqual([
    "6 stacks and 4 addresses are not kept yet: npm run synth -- dev prod --accept-addresses",
  ]);
});

test("one of each is said in the singular, and several changes in the plural", () => {
  expect(keptNews([listOf(keptList({ stacks: others }), keptList())], [])).toEqual(["1 stack is not kept yet: npm run synth -- --accept-addresses"]);
  expect(keptNews([listOf(keptList(), keptList({ profile: "a", assumeRoleArn: "b" }))], [])).toEqual(["2 kept entries are out of date: npm run synth -- --accept-addresses"]);
});

test("stacks that are gone come first, and those that are struck from the list by hand say how", () => {
  const before = keptList({ left: { "dev-old": keptStack("old") } });
  expect(keptNews([listOf(before, keptList({ stacks: others }))], [])).toEqual([
    "dev-compute-batch is no longer in the files, and still kept. `npm run plan -- dev` plans its destruction.",
    "dev-old is no longer in the files, and still kept. `npm run plan -- dev` plans its destruction. Once its state is empty: npm run synth -- --forget-stack dev-old",
    "1 kept entry is out of date: npm run synth -- --accept-addresses",
  ]);
});

test("no plan is made of an account's own stacks by themselves", () => {
  const account = (stacks: Kept["stacks"]) => keptList({ environment: "account-111122223333", stacks });
  expect(keptNews([listOf(account({ delivery: keptStack("delivery") }), account({}))], [])[0]).toBe("delivery is no longer in the files, and still kept.");
});

test("what is accepted is told by address", () => {
  const now = keptList({ profile: "shop", stacks: { ...others, "dev-own": keptStack("own", { protected: ["aws_s3_bucket.a"] }), "dev-network": keptStack("network", { protected: ["aws_kms_key.b"] }) } });
  expect(acceptedText([listOf(keptList(), now)])).toBe(`environments/kept/dev.json
  + dev-own
  + dev-own aws_s3_bucket.a
  + dev-network aws_kms_key.b
  - dev-compute-batch: stays under "left". Once its state is empty: npm run synth -- --forget-stack dev-compute-batch
  ~ profile`);
});
