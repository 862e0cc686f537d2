import type { Finding } from "../../review/finding";
import { plain, say } from "../../review/text";
import { waived } from "../../review/waived";
import type { Waiver } from "../../review/waiver";

const finding = (given: Partial<Finding> = {}): Finding => ({ rule: "stateful-deleted", severity: "blocked", stack: "dev-storage", address: "aws_s3_bucket.a", text: say`${"x"} goes`, details: [], ...given });
const waiver = (given: Partial<Waiver> = {}): Waiver => ({ rule: "stateful-deleted", address: "dev-storage/aws_s3_bucket.a", reason: "it is empty", expires: "2030-01-31", ...given });
const after = (findings: Finding[], waivers: Waiver[], today = "2030-01-31") => waived(findings, waivers, ["dev", "dev-storage"], today).map(({ rule, severity, stack, text, details }) => [severity, rule, stack, plain(text), ...details.map(plain)].join(" | "));

test("a waiver takes what it names one step down, on its last day too", () => {
  expect(after([finding(), finding({ address: "aws_s3_bucket.b" })], [waiver()])).toEqual([
    "approval | stateful-deleted | dev-storage | x goes | Waived until 2030-01-31: it is empty",
    "blocked | stateful-deleted | dev-storage | x goes",
  ]);
  expect(after([finding({ severity: "approval" })], [waiver()])[0]).toMatch(/^notice/);
  expect(after([finding({ severity: "notice" })], [waiver()])[0]).toMatch(/^notice/);
});

test("what concerns a stack as a whole is waived by its name", () => {
  const { address: _, ...whole } = finding({ rule: "plan-errored" });
  expect(after([whole], [waiver({ rule: "plan-errored", address: "dev-storage" })])[0]).toMatch(/^approval/);
});

test("an expired waiver waives nothing and blocks, whatever it names", () => {
  expect(after([finding()], [waiver({ expires: "2030-01-30" })])).toEqual([
    "blocked | stateful-deleted | dev-storage | x goes",
    "blocked | waiver-expired | dev-storage | the waiver of stateful-deleted for dev-storage/aws_s3_bucket.a expired on 2030-01-30 | Its reason was: it is empty",
  ]);
  expect(after([], [waiver({ address: "prod-storage/x", expires: "2020-01-01" })])[0]).toMatch(/^blocked \| waiver-expired \| prod-storage \|/);
});

test("one that waives nothing is told, unless it is for a stack that is not here", () => {
  expect(after([], [waiver(), waiver({ address: "prod-storage/aws_s3_bucket.a" }), waiver({ rule: "rename", address: "dev" })])).toEqual([
    "notice | waiver-unused | dev-storage | the waiver of stateful-deleted for dev-storage/aws_s3_bucket.a waives nothing",
    "notice | waiver-unused | dev | the waiver of rename for dev waives nothing",
  ]);
});
