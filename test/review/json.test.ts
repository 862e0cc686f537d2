import { asJson } from "../../review/json";
import { review } from "../../review/review";
import { foreign, resource } from "./plans";

test("JSON has everything, as plain text", () => {
  const plan = foreign("app", [resource("aws_nat_gateway.a", ["delete", "create"], { before: { subnet_id: "a" }, after: { subnet_id: "b" }, replace_paths: [["subnet_id"]] })]);
  const text = asJson(review({ plans: [plan], sets: [], hide: (given) => given }, [], "2030-01-31"));
  expect(text.endsWith("}\n")).toBe(true);
  expect(JSON.parse(text)).toEqual({
    formatVersion: 1,
    verdict: "approval",
    exitCode: 2,
    environments: [],
    findings: [
      {
        severity: "approval",
        rule: "service-stops",
        stack: "app",
        address: "aws_nat_gateway.a",
        text: "aws_nat_gateway.a is replaced: tasks cannot reach out until the new one is up, and are seen with another address",
        details: ['Because subnet_id cannot change in place: "a" -> "b"'],
      },
    ],
    stacks: [
      {
        id: "app",
        status: "foreign",
        isLeaving: false,
        digest: plan.digest,
        reads: [],
        counts: { create: 0, update: 0, replace: 1, delete: 0, forget: 0, move: 0, read: 0, "no-op": 0 },
        changes: [{ action: "replace", address: "aws_nat_gateway.a", isImported: false, isTagsOnly: false, lines: ['subnet_id: "a" -> "b"'] }],
        revisions: [],
        drift: [],
      },
    ],
  });
});

test("nothing in it steers a terminal, and it stays what it says", () => {
  const address = "aws_s3_bucket.a\u001b[2J\u009b\u202e\u2028\u{e0001}";
  const text = asJson(review({ plans: [foreign("app", [{ ...resource("aws_s3_bucket.a", "delete"), address }])], sets: [], hide: (given) => given }, [], "2030-01-31"));
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}\u2028]/u);
  expect((JSON.parse(text) as { findings: { address: string }[] }).findings[0]?.address).toBe(address);
});
