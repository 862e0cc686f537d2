import { cutToFit, mostBytes } from "../../review/cut-to-fit";

const items = (count: number, name: string) => [...Array(count).keys()].map((index) => ({ full: `- ${name} ${index} ${"x".repeat(50)}` }));
const cut = (count: number) => `- … and ${count} more, cut to fit into a comment: \`--format json\` has all`;

test("what fits is left as it is, without blocks that hold nothing", () => {
  expect(cutToFit("head", [{ title: "### A", items: items(0, "a"), rank: 1 }, { title: "<details>", items: [{ full: "- b" }], end: "</details>", rank: 0 }])).toBe("head\n\n<details>\n\n- b\n\n</details>\n");
});

test("the lowest rank is cut first, and says how much", () => {
  const text = cutToFit("head", [{ title: "### low", items: items(20, "low"), rank: 0 }, { title: "### high", items: items(20, "high"), rank: 2 }, { title: "### middle", items: items(20, "middle"), rank: 1 }], 2500);
  expect(Buffer.byteLength(text)).toBeLessThan(2500);
  expect(text.match(/- (low|middle|high)/g)?.join("").replaceAll("- ", "")).toBe(`${"high".repeat(20)}${"middle".repeat(16)}`);
  expect(text).toContain(`### low\n\n${cut(20)}\n`);
  expect(text).toContain(cut(4));
});

test("what must not be cut is shortened first", () => {
  const blocked = [...Array(10).keys()].map((index) => ({ full: `- ${index} ${"long ".repeat(50)}`, short: `- ${index} short` }));
  const text = cutToFit("head", [{ title: "### Blocked", items: blocked, rank: 9 }], 600);
  expect(text).toBe(`head\n\n### Blocked\n\n${blocked.map(({ short }) => short).join("\n")}\n`);
});

test("and only then cut, with its number", () => {
  const blocked = [...Array(100).keys()].map((index) => ({ full: `- ${index}`, short: `- ${index}` }));
  const text = cutToFit("head", [{ title: "### Blocked", items: blocked, rank: 9 }], 300);
  expect(Buffer.byteLength(text)).toBeLessThan(300);
  const kept = text.match(/^- \d+$/gm)?.length ?? 0;
  expect(kept).toBeGreaterThan(10);
  expect(text).toContain(cut(100 - kept));
});

test("bytes are counted, not characters", () => {
  const text = cutToFit("head", [{ title: "### A", items: [...Array(5000).keys()].map(() => ({ full: `- ${"😀".repeat(10)}` })), rank: 1 }]);
  expect(Buffer.byteLength(text)).toBeLessThan(mostBytes);
});
