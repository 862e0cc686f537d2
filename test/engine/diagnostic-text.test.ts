import { describeDiagnostic } from "../../engine/diagnostic-text";

const error = { severity: "error", summary: "Invalid value", detail: "" } as const;
const place = { file: "cdk.tf.json", line: 7, code: '"port": 0' };

test.each([
  ["a summary alone", error, "Invalid value"],
  ["a detail", { ...error, detail: "It must be more.\n" }, "Invalid value: It must be more."],
  ["an address", { ...error, address: "aws_lb.public", detail: "No." }, "aws_lb.public: Invalid value: No."],
  ["a place", { ...error, place }, 'Invalid value\ncdk.tf.json:7: "port": 0'],
  ["the resource a place is in", { ...error, place: { ...place, context: "resource.aws_lb.public[0]" } }, 'aws_lb.public: Invalid value\ncdk.tf.json:7: "port": 0'],
  ["an address before that of the place", { ...error, address: "aws_lb.own", place: { ...place, context: "resource.aws_lb.public" } }, 'aws_lb.own: Invalid value\ncdk.tf.json:7: "port": 0'],
  ["a place without text", { ...error, place: { ...place, code: "" } }, "Invalid value"],
  ["a long line", { ...error, place: { ...place, code: "x".repeat(201) } }, `Invalid value\ncdk.tf.json:7: ${"x".repeat(200)}…`],
  ["a state lock without a holder", { ...error, summary: "Error acquiring the state lock", detail: "no such bucket" }, "Error acquiring the state lock: no such bucket"],
])("tells %s", (_, diagnostic, text) => {
  expect(describeDiagnostic(diagnostic)).toBe(text);
});

test("tells who holds a lock instead of what the engine says of it", () => {
  const text = describeDiagnostic({ ...error, summary: "Error acquiring the state lock", detail: "Lock Info:\n  ID: 1\n  Who: a@b\n  Path: p" });
  expect(text.split("\n")[0]).toBe("The state p is locked by a@b (unknown operation, since ).");
});

test("a detail that merely looks like a lock stays", () => {
  expect(describeDiagnostic({ ...error, detail: "ID: 1" })).toBe("Invalid value: ID: 1");
});

test("a lock that could not be given back is nobody else's", () => {
  const text = describeDiagnostic({ ...error, summary: "Error releasing the state lock", detail: "Lock Info:\n  ID: 1\n  Who: a@b\n  Path: p" });
  expect(text).toMatch(/^The lock of the state p could not be given back/);
});
