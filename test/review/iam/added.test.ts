import fc from "fast-check";
import { added } from "../../../review/iam/added";
import { scopeText } from "../../../review/iam/scope-text";
import { statementsOf } from "../../../review/iam/statement";
import { plain } from "../../../review/text";

type Statement = Readonly<Record<string, unknown>>;
const read = (...statements: readonly Statement[]) => statementsOf({ Version: "2012-10-17", Statement: statements }) ?? [];
const allow = (Action: unknown, Resource: unknown, rest: Statement = {}): Statement => ({ Effect: "Allow", Action, Resource, ...rest });
const widened = (before: readonly Statement[], after: readonly Statement[], effect: "Allow" | "Deny" = "Allow") => added(read(...after), read(...before), effect).map((scope) => plain(scopeText(scope)));

test.each<[string, Statement[], Statement[], string[]]>([
  ["a new action", [allow("s3:GetObject", "a")], [allow(["s3:GetObject", "s3:PutObject"], "a")], ["s3:PutObject on a"]],
  ["a new resource", [allow("s3:GetObject", "a")], [allow("s3:GetObject", ["b", "a"])], ["s3:GetObject on b"]],
  ["a wider action", [allow("s3:Get*", "a")], [allow("s3:*", "a")], ["s3:* on a"]],
  ["a new pair", [allow("s3:Get", "a"), allow("s3:Put", "b")], [allow(["s3:Get", "s3:Put"], ["a", "b"])], ["s3:Put on a", "s3:Get on b"]],
  ["a dropped condition", [allow("s3:Get", "a", { Condition: { Bool: { k: "true" } } })], [allow("s3:Get", "a")], ["s3:Get on a"]],
  ["another value of a condition", [allow("s3:Get", "a", { Condition: { StringEquals: { K: "1" } } })], [allow("s3:Get", "a", { Condition: { StringEquals: { k: ["1", "2"] } } })], ["s3:Get on a if k StringEquals 1 or 2"]],
  ["a shorter list of a negated condition", [allow("s3:Get", "a", { Condition: { StringNotEquals: { k: ["1", "2"] } } })], [allow("s3:Get", "a", { Condition: { StringNotEquals: { k: "1" } } })], ["s3:Get on a if k StringNotEquals 1"]],
  ["everything but", [allow("s3:Get", "a")], [{ Effect: "Allow", NotAction: "iam:*", Resource: "a" }], ["everything but iam:* on a"]],
  ["less excepted", [{ Effect: "Allow", NotAction: ["iam:*", "s3:*"], Resource: "*" }], [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }], ["everything but iam:* on *"]],
  ["what was excepted", [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }], [allow(["s3:Get", "iam:Get"], "*")], ["iam:Get on *"]],
  ["another account", [allow("a:b", "*", { Principal: { AWS: "111122223333" } })], [allow("a:b", "*", { Principal: { AWS: ["111122223333", "444455556666"] } })], ["a:b by AWS:arn:aws:iam::444455556666:root"]],
  ["everybody", [allow("a:b", "*", { Principal: { Service: "x" } })], [allow("a:b", "*", { Principal: "*" })], ["a:b by AWS:*"]],
  ["everybody but one", [allow("a:b", "*", { Principal: { AWS: "arn:aws:iam::111122223333:root" } })], [allow("a:b", "*", { NotPrincipal: { AWS: "arn:aws:iam::444455556666:root" } })], ["a:b by everybody but AWS:arn:aws:iam::444455556666:root"]],
])("%s is more", (_, before, after, expected) => {
  expect(widened(before, after)).toEqual(expected.map((line) => line.replace("everybody but", "everything but")));
});

test.each<[string, Statement[], Statement[]]>([
  ["a list of one", [allow("s3:Get", "a")], [allow(["s3:Get"], ["a"])]],
  ["other letters in an action", [allow("S3:get", "a")], [allow("s3:Get", "a")]],
  ["an action less", [allow(["s3:Get", "s3:Put"], "a")], [allow("s3:Get", "a")]],
  ["a narrower action", [allow("s3:*", "*")], [allow("s3:Get*", "arn:aws:s3:::a/*")]],
  ["a new condition", [allow("s3:Get", "a")], [allow("s3:Get", "a", { Condition: { Bool: { k: "true" } } })]],
  ["a narrower pattern in a condition", [allow("s3:Get", "a", { Condition: { ArnLike: { k: "arn:*" } } })], [allow("s3:Get", "a", { Condition: { ArnLike: { K: "arn:b" } } })]],
  ["a narrower range", [allow("s3:Get", "a", { Condition: { IpAddress: { k: "10.0.0.0/8" } } })], [allow("s3:Get", "a", { Condition: { IpAddress: { k: "10.1.0.0/16" } } })]],
  ["a longer list of a negated condition", [allow("s3:Get", "a", { Condition: { StringNotEquals: { k: ["1"] } } })], [allow("s3:Get", "a", { Condition: { StringNotEquals: { k: ["1", "2"] } } })]],
  ["statements that became one", [allow("s3:Get", "a"), allow("s3:Get", "b")], [allow("s3:Get", ["b", "a"])]],
  ["a pair that several statements give", [allow("s3:*", "a"), allow("s3:Get", "*")], [allow(["s3:Get", "s3:Put"], "a")]],
  ["other names of statements", [allow("s3:Get", "a", { Sid: "A" })], [allow("s3:Get", "a", { Sid: "B" })]],
  ["an account's number", [allow("a:b", "*", { Principal: { AWS: "111122223333" } })], [allow("a:b", "*", { Principal: { AWS: "arn:aws:iam::111122223333:root" } })]],
  ["a role of an account that had it", [allow("a:b", "*", { Principal: { AWS: "111122223333" } })], [allow("a:b", "*", { Principal: { AWS: "arn:aws:iam::111122223333:role/x" } })]],
  ["everybody in other words", [allow("a:b", "*", { Principal: "*" })], [allow("a:b", "*", { Principal: { AWS: "*" } })]],
  ["more excepted", [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }], [{ Effect: "Allow", NotAction: ["iam:*", "s3:*"], Resource: "*" }]],
  ["what was not excepted", [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }], [allow("s3:Get", "*")]],
  ["a deny", [allow("s3:Get", "*")], [allow("s3:Get", "*"), { Effect: "Deny", Action: "*", Resource: "*" }]],
])("%s is no more", (_, before, after) => {
  expect(widened(before, after)).toEqual([]);
});

test("what is denied and what is not any more", () => {
  const deny = (Resource: unknown, rest: Statement = {}): Statement => ({ Effect: "Deny", Action: "s3:*", Resource, ...rest });
  expect(widened([deny("a")], [deny(["a", "b"])], "Deny")).toEqual(["s3:* on b"]);
  expect(widened([deny("*")], [deny("a")], "Deny")).toEqual([]);
});

test.each([[null], [{ Statement: [{}] }], [{ Statement: [{ Effect: "allow", Action: "*" }] }], [[]], ["text"]])("%j is no policy, or an empty one", (document) => {
  expect(statementsOf(document) ?? []).toEqual([]);
});

const some = (items: readonly string[]) => fc.subarray([...items], { minLength: 1 });
const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Action: some(["s3:Get", "s3:Put", "s3:*", "sqs:Send"]),
  Resource: some(["a", "b", "a/*", "*"]),
  Condition: fc.constantFrom(undefined, { StringEquals: { k: ["1", "2"] } }, { StringNotEquals: { k: "1" } }),
});

test("reordering and splitting is never more", () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 5 }), (statements) => {
      const turned = [...statements].reverse().map((each) => ({ ...each, Action: [...each.Action].reverse(), Resource: [...each.Resource].reverse() }));
      const single = statements.flatMap((each) => each.Action.flatMap((Action) => each.Resource.map((Resource) => ({ ...each, Action, Resource }))));
      for (const other of [turned, single]) {
        for (const effect of ["Allow", "Deny"] as const) {
          expect(widened(statements, other, effect)).toEqual([]);
          expect(widened(other, statements, effect)).toEqual([]);
        }
      }
    }),
  );
});

test("what is more is found, request by request", () => {
  const requests = ["s3:get", "s3:put", "s3:list", "sqs:send", "sqs:get"].flatMap((action) => ["a", "b", "a/x", "c"].flatMap((resource) => ["1", "2", "3", undefined].map((k) => ({ action, resource, k }))));
  const like = (pattern: string, text: string) => (pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : pattern === text);
  const isAllowed = (statements: readonly Statement[], { action, resource, k }: (typeof requests)[number]) =>
    statements.some(({ Effect, Action, Resource, Condition }) => {
      const condition = JSON.stringify(Condition) ?? "";
      const holds = condition === "" || (condition.includes("Not") ? k !== "1" : k === "1" || k === "2");
      return Effect === "Allow" && holds && (Action as string[]).some((each) => like(each.toLowerCase(), action)) && (Resource as string[]).some((each) => like(each, resource));
    });
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 3 }), fc.array(statement, { maxLength: 3 }), (before, after) => {
      const isMore = requests.some((request) => isAllowed(after, request) && !isAllowed(before, request));
      if (isMore) expect(widened(before, after)).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
});
