import { forgetStack, isEmptyList } from "../../config/forget-stack";
import { keptList, keptStack } from "./kept-list";

const left = { "dev-old": keptStack("old"), "dev-older": keptStack("older") };

test("a stack that left is forgotten alone", () => {
  expect(forgetStack(keptList({ left }), "dev-old", false)).toEqual(keptList({ left: { "dev-older": keptStack("older") } }));
});

test("a stack that is there is forgotten only where its environment is gone", () => {
  expect(forgetStack(keptList(), "dev-network", false)).toBeUndefined();
  expect(Object.keys(forgetStack(keptList(), "dev-network", true)?.stacks ?? {})).toEqual(["dev-storage", "dev-compute-batch"]);
});

test.each(["dev-nothing", "constructor"])("%s, which is not kept, can't be forgotten", (id) => {
  expect(forgetStack(keptList({ left }), id, true)).toBeUndefined();
});

test("a list is empty without stacks that are there or left", () => {
  expect([keptList(), keptList({ stacks: {}, left }), keptList({ stacks: {} })].map(isEmptyList)).toEqual([false, false, true]);
});
