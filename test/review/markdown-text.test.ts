import * as fc from "fast-check";
import { markdownText } from "../../review/markdown-text";
import { say } from "../../review/text";
import { markdownNodes } from "./markdown-nodes";

const quoted = (text: string, longest?: number) => markdownText(say`${text}`, longest);

test("what is quoted is code, in which nothing means anything", () => {
  expect(markdownText(say`${"aws_vpc.a"} is deleted by @us: <b>, a_b, 3 * 4, [x] | \`y\` & z`)).toBe("`aws_vpc.a` is deleted by &#64;us: \\<b>, a_b, 3 \\* 4, \\[x\\] \\| \\`y\\` &amp; z");
  expect(quoted("<script>alert(1)</script> @team https://x.example **b** [a](b)")).toBe("`<script>alert(1)</script> @team https://x.example **b** [a](b)`");
});

test("backticks get a longer fence, blanks at the ends stay", () => {
  expect(quoted("a`b``c")).toBe("```a`b``c```");
  expect(quoted("`")).toBe("`` ` ``");
  expect(quoted(" a")).toBe("`  a `");
  expect(quoted("")).toBe('`""`');
});

test("what is quoted side by side is one", () => {
  expect(markdownText(say`${"a`"}${""}${"`b"}`)).toBe("```a``b```");
});

test("there is one line, and nothing invisible in it", () => {
  expect(quoted("a\r\nb\u2028c\u001b[0m\u202ed\u200be\ud800")).toBe("`a\\nb\\u{2028}c\\u{1b}[0m\\u{202e}d\\u{200b}e\\u{d800}`");
});

test("what is long is cut in the middle, and no character in two", () => {
  expect(quoted("0123456789", 5)).toBe("`01…89`");
  expect(quoted("😀😀😀😀😀", 3)).toBe("`😀…😀`");
});

test("whatever is quoted, a reader of CommonMark finds text and code, and each quotation whole", () => {
  const nasty = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.array(fc.constantFrom("`", "``", "```", "\n", "\r", "<!--", "-->", "<a href=x>", "](http://x)", "![", "@a", "#1", "|", "\\", " ", "&lt;", "$", "*", "_", "~~", "- ", "> ", "<details>", "\u202e", "a")).map((parts) => parts.join("")));
  fc.assert(
    fc.property(nasty, nasty, (a, b) => {
      const nodes = markdownNodes(`- ${markdownText(say`${a} and then ${b}`)}\n  - ${markdownText(say`by ${b}${a}`)}`);
      expect(nodes.filter(({ type }) => type !== "code" && type !== "text").map(({ type }) => type)).toEqual(["document", "list", "item", "paragraph", "list", "item", "paragraph"]);
      expect(nodes.filter(({ type }) => type === "code")).toHaveLength(3);
      expect(nodes.filter(({ type }) => type === "text").map(({ literal }) => literal).join("|")).toBe(" and then |by ");
    }),
    { numRuns: 300 },
  );
});
