import { forgetStack, isEmptyList } from "../../config/forget-stack";
import { keptList, keptStack } from "./kept-list";

const left = { "dev-old": keptStack("old"), "dev-older": keptStack("older") };

test("a stack that left is forgotten alone", () => {
  expect(forgetStack(keptList({ left }), "dev-old")).toEqual(keptList({ left: { "dev-older": keptStack("older") } }));
});

test("a stack that is there is not forgotten", () => {
  expect(forgetStack(keptList({ left }), "dev-network")).toEqual(keptList({ left }));
});

test("a list is empty without stacks that are there or left", () => {
  expect([keptList(), keptList({ stacks: {}, left }), keptList({ stacks: {} })].map(isEmptyList)).toEqual([false, false, true]);
});
