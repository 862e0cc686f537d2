import type { Change } from "../../../review/change";
import type { ReviewedPlan } from "../../../review/reviewed-plan";
import { iamRules } from "../../../review/rules/iam";
import { plain } from "../../../review/text";
import { change, reviewedPlan, template } from "../../support/reviewed-plan";

const account = "111122223333";
const json = (...Statement: unknown[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = (Action: unknown, Resource?: unknown, rest = {}) => ({ Effect: "Allow", Action, ...(Resource === undefined ? {} : { Resource }), ...rest });
const find = (plan: ReviewedPlan, all = [plan]) =>
  iamRules.flatMap((rule) => rule.find(plan, all).map(({ address, text, details }) => [rule.id, address, plain(text), ...details.map(plain)]));
const review = (...changes: Change[]) => find(reviewedPlan(changes));
const role = (action: "create" | "no-op" | "delete", name = "web") => change("aws_iam_role.web", action, action === "create" ? null : { name }, action === "delete" ? null : { name });
const rolePolicy = (before: string | undefined, after: string | undefined, action: Change["action"] = "update", name = "aws_iam_role_policy.web") =>
  change(name, action, before === undefined ? null : { role: "web", policy: before }, after === undefined ? null : { role: "web", policy: after });
const trust = (before: string, after: string) => change("aws_iam_role.web", "update", { name: "web", assume_role_policy: before }, { name: "web", assume_role_policy: after });
const byService = (Service: string, rest = {}) => allow("sts:AssumeRole", undefined, { Principal: { Service }, ...rest });

test("a role that may do more", () => {
  expect(review(role("no-op"), rolePolicy(json(allow("s3:Get", "a")), json(allow(["s3:Get", "s3:Put"], "a"))))).toEqual([
    ["permissions-widened", "aws_iam_role_policy.web", "aws_iam_role_policy.web allows more than before", "s3:Put on a"],
  ]);
});

test("a new policy of a role that there was, and none of one that is new", () => {
  const created = rolePolicy(undefined, json(allow("s3:Get", "a")), "create");
  expect(review(role("no-op"), created)).toEqual([["permissions-widened", "aws_iam_role_policy.web", "aws_iam_role_policy.web allows more than before", "s3:Get on a"]]);
  expect(review(created).length).toBe(1);
  expect(review(role("create"), created)).toEqual([]);
  const ofUnknown = change("aws_iam_role_policy.web", "create", null, { policy: json(allow("s3:Get", "a")) }, { unknown: { role: true } });
  expect(review(ofUnknown)).toEqual([]);
});

test("a policy for what another stack will make is new", () => {
  const assumption = { producer: "dev-storage", output: "queue", path: ["url"], placeholder: "https://placeholder" };
  const policy = change("aws_sqs_queue_policy.web", "create", null, { queue_url: "(dev-storage queue.url after its apply)", policy: json(allow("sqs:Send", "q", { Principal: { Service: "x" } })) });
  const set = { id: "dev-compute", dependencies: ["dev-storage"], status: "provisional", isLeaving: false, isEmpty: false, reads: {}, assumptions: [assumption], protectedAddresses: [] } as const;
  expect(find(reviewedPlan([policy], { set: { ...set, dependencies: [], assumptions: [assumption], protectedAddresses: [] } }))).toEqual([]);
  expect(review(policy).length).toBe(1);
});

test("statements that move between the policies of a role, or to another address, are no change", () => {
  const [a, b] = [allow("s3:Get", "a"), allow("s3:Put", "b")];
  expect(review(role("no-op"), rolePolicy(json(a, b), json(a)), rolePolicy(undefined, json(b), "create", "aws_iam_role_policy.other"))).toEqual([]);
  expect(review(role("no-op"), rolePolicy(json(a), undefined, "delete"), rolePolicy(undefined, json(a), "create", "aws_iam_role_policy.other"))).toEqual([]);
  expect(review(role("no-op"), rolePolicy(json(a), json(a), "no-op"), rolePolicy(undefined, json(a), "create", "aws_iam_role_policy.other"))).toEqual([]);
});

test.each<[unknown, string]>([
  [allow("*", "a"), "* on a: it may do everything"],
  [{ Effect: "Allow", NotAction: "iam:*", Resource: "a" }, "everything but iam:* on a: it may do everything but what is named"],
  [allow("s3:*", "*"), "s3:* on *: it may do all that a service can, with everything"],
  [allow("iam:PassRole", "*"), "iam:PassRole on *: it may hand any role to what it starts"],
  [allow("iam:pass*", "*", { Condition: { StringEquals: { "iam:PassedToService": "x" } } }), "iam:pass* on * if iam:passedtoservice StringEquals x: it may hand any role to what it starts"],
  [allow("sts:AssumeRole", "*"), "sts:AssumeRole on *: it may act as any role that lets it"],
  [allow("iam:PutRolePolicy", "*"), "iam:PutRolePolicy on *: it may give itself more"],
])("%j of a new role is wide", (statement, expected) => {
  const given = ["permissions-wide", "aws_iam_role_policy.web", "aws_iam_role_policy.web gives wide permissions", expected];
  expect(review(role("create"), rolePolicy(undefined, json(statement), "create"))).toEqual([given]);
  expect(review(role("no-op"), rolePolicy(json(), json(statement)))).toEqual([given]);
});

test.each([allow("s3:*", "arn:aws:s3:::a/*"), allow("s3:GetObject", "*"), allow("iam:PassRole", "arn:aws:iam::111122223333:role/x"), allow(["logs:PutLogEvents"], "*")])("%j of a new role is not", (statement) => {
  expect(review(role("create"), rolePolicy(undefined, json(statement), "create"))).toEqual([]);
});

test.each<[unknown, string]>([
  [allow("sts:AssumeRole", undefined, { Principal: "*" }), "sts:AssumeRole by AWS:*: it is open to everybody"],
  [allow("sts:AssumeRole", undefined, { Principal: { AWS: "*" }, Condition: { Bool: { "aws:SecureTransport": "true" } } }), "sts:AssumeRole by AWS:* if aws:securetransport Bool true: it is open to everybody"],
  [allow("sts:AssumeRole", undefined, { Principal: { AWS: "444455556666" } }), "sts:AssumeRole by AWS:arn:aws:iam::444455556666:root: it is open to another account"],
  [
    allow("sts:AssumeRoleWithWebIdentity", undefined, { Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" } } }),
    "sts:AssumeRoleWithWebIdentity by Federated:arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com if token.actions.githubusercontent.com:aud StringEquals sts.amazonaws.com: everybody who has an account there can act as it",
  ],
])("a new role that trusts in %j is wide", (statement, expected) => {
  const created = change("aws_iam_role.web", "create", null, { name: "web", assume_role_policy: json(statement) });
  const plan = reviewedPlan([created], { template: { provider: { aws: [{ allowed_account_ids: [account] }] } } });
  expect(find(plan)).toEqual([["permissions-wide", "aws_iam_role.web", "aws_iam_role.web gives wide permissions", expected]]);
});

test.each<unknown>([
  byService("ecs-tasks.amazonaws.com"),
  allow("sts:AssumeRole", undefined, { Principal: { AWS: account } }),
  allow("sts:AssumeRole", undefined, { Principal: { AWS: "444455556666" }, Condition: { StringEquals: { "sts:ExternalId": "x" } } }),
  allow("sts:AssumeRoleWithWebIdentity", undefined, { Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }, Condition: { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:a/b:environment:prod" } } }),
])("a new role that trusts in %j is not", (statement) => {
  const created = change("aws_iam_role.web", "create", null, { name: "web", assume_role_policy: json(statement) });
  expect(find(reviewedPlan([created], { template: { provider: { aws: [{ allowed_account_ids: [account] }] } } }))).toEqual([]);
});

test("a new key that its account may use is not open to others", () => {
  const key = change("aws_kms_key.web", "create", null, { policy: json(allow("kms:*", "*", { Principal: { AWS: `arn:aws:iam::${account}:root` } })) });
  expect(review(key, change("aws_sqs_queue.a", "no-op", { arn: `arn:aws:sqs:eu-west-1:${account}:a` }, {}))).toEqual([]);
});

test("another principal of a trust policy", () => {
  expect(review(trust(json(byService("a")), json(byService("b"))))).toEqual([["trust-widened", "aws_iam_role.web", "others than before can act as aws_iam_role.web", "sts:AssumeRole by Service:b"]]);
  const conditional = byService("a", { Condition: { StringEquals: { "aws:SourceAccount": account } } });
  expect(review(trust(json(conditional), json(byService("a"))))).toEqual([["trust-widened", "aws_iam_role.web", "others than before can act as aws_iam_role.web", "sts:AssumeRole by Service:a"]]);
  expect(review(trust(json(byService("a")), json(conditional)))).toEqual([]);
});

const queuePolicy = (before: unknown, after: unknown, action: Change["action"] = "update") =>
  change("aws_sqs_queue_policy.web", action, { queue_url: "https://q", policy: before }, action === "delete" ? null : { queue_url: "https://q", policy: after });
const deny = { Effect: "Deny", Principal: "*", Action: "sqs:*", Resource: "q", Condition: { Bool: { "aws:SecureTransport": "false" } } };

test("a deny that goes, also with its policy, but not with what it protects", () => {
  const expected = [["deny-dropped", "aws_sqs_queue_policy.web", "aws_sqs_queue_policy.web denies less than before", "sqs:* on q by AWS:* if aws:securetransport Bool false"]];
  expect(review(queuePolicy(json(deny), json()))).toEqual(expected);
  expect(review(queuePolicy(json(deny), undefined, "delete"))).toEqual(expected);
  expect(review(queuePolicy(json(deny), undefined, "delete"), change("aws_sqs_queue.web", "delete", { url: "https://q" }, null))).toEqual([]);
  expect(review(queuePolicy(json(), json(deny)))).toEqual([]);
});

test("a policy that lets everybody in", () => {
  expect(review(queuePolicy(json(), json(allow("sqs:SendMessage", "q", { Principal: "*" }))))).toEqual([
    ["permissions-wide", "aws_sqs_queue_policy.web", "aws_sqs_queue_policy.web gives wide permissions", "sqs:SendMessage on q by AWS:*: it is open to everybody"],
  ]);
});

test("managed policies", () => {
  const attach = (policy: string, action: Change["action"] = "create") => change("aws_iam_role_policy_attachment.web", action, action === "create" ? null : { role: "web", policy_arn: "arn:old" }, { role: "web", policy_arn: policy });
  const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
  expect(review(role("create"), attach("arn:aws:iam::aws:policy/ReadOnlyAccess"))).toEqual([]);
  expect(review(role("create"), attach(administrator))).toEqual([["permissions-wide", "aws_iam_role_policy_attachment.web", "aws_iam_role_policy_attachment.web gives wide permissions", `all of ${administrator}`]]);
  expect(review(role("no-op"), attach("arn:new"))).toEqual([["permissions-widened", "aws_iam_role_policy_attachment.web", "aws_iam_role_policy_attachment.web allows more than before", "all of arn:new"]]);
  expect(review(role("no-op"), attach("arn:new", "replace")).length).toBe(1);
  expect(review(change("aws_iam_role.web", "update", { name: "web", managed_policy_arns: ["arn:new"] }, { name: "web", managed_policy_arns: [] }), attach("arn:new"))).toEqual([]);
  const replaced = change("aws_iam_role_policy_attachment.web", "replace", { role: "web", policy_arn: "arn:own" }, { role: "web" }, { unknown: { policy_arn: true } });
  const own = change("aws_iam_policy.own", "replace", { arn: "arn:own", policy: json(allow("s3:Get", "a")) }, { policy: json(allow("s3:Put", "a")) }, { unknown: { arn: true } });
  expect(review(role("no-op"), replaced, own)).toEqual([["permissions-widened", "aws_iam_policy.own", "aws_iam_policy.own allows more than before", "s3:Put on a"]]);
});

test("a boundary that goes", () => {
  const boundary = (after: string | null) => change("aws_iam_role.web", "update", { name: "web", permissions_boundary: "arn:b" }, { name: "web", permissions_boundary: after });
  expect(review(boundary(null))).toEqual([["permissions-widened", "aws_iam_role.web", "aws_iam_role.web loses its permissions boundary", "it was arn:b"]]);
  expect(review(boundary("arn:c"))).toEqual([["permissions-widened", "aws_iam_role.web", "aws_iam_role.web gets another permissions boundary", "arn:b -> arn:c"]]);
  expect(review(boundary("arn:b"))).toEqual([]);
});

test("a policy inside of a role", () => {
  const before = { name: "web", inline_policy: [{ name: "a", policy: json(allow("s3:Get", "a")) }] };
  const after = { name: "web", inline_policy: [{ name: "b", policy: json(allow("s3:Put", "a")) }, { name: "a", policy: json(allow("s3:Get", "a")) }] };
  expect(review(change("aws_iam_role.web", "update", before, after))).toEqual([["permissions-widened", "aws_iam_role.web", "aws_iam_role.web allows more than before", "s3:Put on a"]]);
});

const unseen = (action: Change["action"], before: string | undefined) =>
  change("aws_iam_role_policy.web", action, before === undefined ? null : { role: "web", policy: before }, { role: "web" }, { unknown: { policy: true } });

test("what cannot be seen is said", () => {
  const text = "the policy of aws_iam_role_policy.web cannot be seen before its apply";
  expect(review(role("no-op"), unseen("update", json()))).toEqual([["policy-unseen", "aws_iam_role_policy.web", text]]);
  expect(review(role("create"), unseen("create", undefined))).toEqual([["new-policy-unseen", "aws_iam_role_policy.web", text]]);
  expect(review(rolePolicy("(sensitive)", "(sensitive, changed)"))).toEqual([["policy-unseen", "aws_iam_role_policy.web", text]]);
  expect(review(rolePolicy("(sensitive)", "(sensitive)", "no-op"))).toEqual([]);
});

test("what the plan does not know is read from the template", () => {
  const policy = '{"Statement":[{"Effect":"Allow","Action":["s3:Get","s3:Put"],"Resource":"${aws_s3_bucket.a.arn}/*"}]}';
  const base = '{"Statement":{"Effect":"Allow","Action":"s3:Get","Resource":"${aws_s3_bucket.a.arn}/*"}}';
  const plan = reviewedPlan([role("no-op"), unseen("update", json(allow("s3:Get", "arn:a/*")).replace(/\[(.*)\]/, "$1"))], {
    template: template({ "aws_iam_role_policy.web": { policy } }),
    baseTemplate: template({ "aws_iam_role_policy.web": { policy: base } }),
  });
  expect(find(plan)).toEqual([["permissions-widened", "aws_iam_role_policy.web", "aws_iam_role_policy.web allows more than before", "s3:Put on arn:a/*"]]);
  expect(find({ ...plan, template: plan.baseTemplate ?? {} })).toEqual([]);
});

test("of a new policy nothing but what could be anything is said", () => {
  const policy = (resource: string) => template({ "aws_iam_role_policy.web": { policy: `{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"${resource}"}]}` } });
  const changes = [role("create"), unseen("create", undefined)];
  expect(find(reviewedPlan(changes, { template: policy("${aws_s3_bucket.a.arn}/*") }))).toEqual([]);
  expect(find(reviewedPlan(changes, { template: policy("${var.resource}") }))).toEqual([
    ["new-policy-unseen", "aws_iam_role_policy.web", "part of the policy of aws_iam_role_policy.web cannot be seen before its apply", "var.resource"],
  ]);
});

test("no more than twenty lines of one policy", () => {
  const actions = Array.from({ length: 30 }, (_, index) => allow(`s3:Get${index}`, "a"));
  const [found] = review(role("no-op"), rolePolicy(json(), json(...actions)));
  expect(found?.length).toBe(3 + 21);
  expect(found?.at(-1)).toBe("10 more");
});

test("a policy that nobody wrote is AWS's own", () => {
  const bucket = (address: string) => change(address, "create", null, { bucket: "b" }, { unknown: { policy: true } });
  const told = (address: string) => [["new-policy-unseen", address, `the policy of ${address} cannot be seen before its apply`]];
  const plan = (address: string, written?: Readonly<Record<string, readonly string[]>>): ReviewedPlan => ({ ...reviewedPlan([bucket(address)]), plan: { format_version: "1.2", configuration: { references: [], ...(written && { written }) } } });
  const indexed = 'module.shop["a.b"].aws_s3_bucket.b[0]';
  expect(find(plan("aws_s3_bucket.b"))).toEqual(told("aws_s3_bucket.b"));
  expect(find(plan("aws_s3_bucket.b", { "aws_s3_bucket.b": ["bucket", "policy"] }))).toEqual(told("aws_s3_bucket.b"));
  expect(find(plan("aws_s3_bucket.b", { "aws_s3_bucket.b": ["bucket"] }))).toEqual([]);
  expect(find({ ...plan(indexed, { "module.shop.aws_s3_bucket.b": ["bucket"] }) })).toEqual([]);
  expect(find({ ...plan("aws_s3_bucket.b"), template: template({ "aws_s3_bucket.b": { bucket: "b" } }) })).toEqual([]);
  expect(find({ ...plan("aws_s3_bucket.b"), template: template({ "aws_s3_bucket.b": { policy: "${jsonencode(var.x)}" } }) })).toEqual(told("aws_s3_bucket.b"));
});
