import { forgetStack, isEmptyList } from "../../config/forget-stack";
import { keptList, keptStack } from "./kept-list";

const left = { "dev-old": keptStack("old"), "dev-older": keptStack("older") };

test("a stack that left is forgotten alone", () => {
  expect(forgetStack(keptList({ left }), "dev-old")).toEqual(keptList({ left: { "dev-older": keptStack("older") } }));
});

test.each(["dev-network", "dev-nothing", "constructor"])("%s, which did not leave, can't be forgotten", (id) => {
  expect(forgetStack(keptList({ left }), id)).toBeUndefined();
});

test("a list is empty without stacks that are there or left", () => {
  expect([keptList(), keptList({ stacks: {}, left }), keptList({ stacks: {} })].map(isEmptyList)).toEqual([false, false, true]);
});
