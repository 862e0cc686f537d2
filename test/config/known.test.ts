import { Token } from "cdktf";
import { isKnown } from "../../config/known";

test.each([
  ["a text", "web"],
  ["an empty text", ""],
  ["a negative number", -1],
  ["the lowest number a file may well hold", -1e289],
  ["a list", ["a", 1]],
  ["an empty list", []],
  ["a truth value", false],
  ["nothing", undefined],
  ["null", null],
])("%s is known", (_, value) => {
  expect(isKnown(value)).toBe(true);
});

test.each([
  ["a text", Token.asString({ resolve: () => "later" })],
  ["a part of a text", `arn:${Token.asString({ resolve: () => "later" })}:key`],
  ["a number", Token.asNumber({ resolve: () => 1 })],
  ["a list", Token.asList({ resolve: () => ["later"] })],
  ["an item of a list", ["a", Token.asString({ resolve: () => "later" })]],
])("%s that is filled in later is not known", (_, value) => {
  expect(isKnown(value)).toBe(false);
});
