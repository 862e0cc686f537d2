import fc from "fast-check";
import { contains, overlap } from "../../../review/iam/pattern";

test.each([
  ["*", "anything"],
  ["s3:Get*", "s3:GetObject"],
  ["s3:Get*", "s3:Get*"],
  ["s3:*", "s3:Get*"],
  ["a*c", "abbbc"],
  ["a*c", "a*b*c"],
  ["a?c", "abc"],
  ["a?c", "a?c"],
  ["arn:aws:s3:::a/*", "arn:aws:s3:::a/b/*"],
  ["**", "*"],
  ["*a*b", "xaxbxab"],
])("%s contains %s", (outer, inner) => {
  expect(contains(outer, inner)).toBe(true);
});

test.each([
  ["s3:GetObject", "s3:Get*"],
  ["s3:Get*", "s3:*"],
  ["a?c", "a*c"],
  ["a?c", "ac"],
  ["a*b", "abc"],
  ["arn:aws:s3:::a/*", "arn:aws:s3:::a"],
  ["", "*"],
])("%s does not contain %s", (outer, inner) => {
  expect(contains(outer, inner)).toBe(false);
});

const alphabet = ["a", "b"];
const texts = ["", ...alphabet, ...alphabet.flatMap((a) => alphabet.map((b) => a + b)), ...alphabet.flatMap((a) => alphabet.flatMap((b) => alphabet.map((c) => a + b + c)))];
const pattern = fc.stringMatching(/^[ab*?]{0,4}$/);

test("a pattern that contains another matches all that the other one does, and overlap is never missed", () => {
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      const [inA, inB] = [texts.filter((text) => contains(a, text)), texts.filter((text) => contains(b, text))];
      expect(inA).toEqual(texts.filter((text) => new RegExp(`^${a.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(text)));
      if (contains(a, b)) expect(inA).toEqual(expect.arrayContaining(inB));
      if (inA.some((text) => inB.includes(text))) expect(overlap(a, b)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a hostile pattern takes no time", () => {
  expect(contains(`${"*a".repeat(2000)}b`, "a".repeat(10_000))).toBe(false);
});
