import { foreign, found, ours, resource } from "../plans";
import { rule } from "./rule";

const role = (address: string, action: "create" | "delete", name: string) => resource(address, action, { [action === "create" ? "after" : "before"]: { name, path: "/", max_session_duration: 3600 } });

test("what has the same name is the same", () => {
  const changes = [role("aws_iam_role.a", "delete", "vote"), role("aws_iam_role.b", "create", "result"), role("aws_iam_role.c", "create", "vote")];
  expect(found(rule("rename"), ours("dev-compute-jobs", changes))).toEqual([
    `[aws_iam_role.a] aws_iam_role.a is deleted and aws_iam_role.c is made in its place
  -> If it is the same under another name, say so in the environment file: moved: { "compute-jobs": { "aws_iam_role.a": "aws_iam_role.c" } }`,
  ]);
});

test("what serves is away in between; that is told once", () => {
  const service = (address: string, action: "create" | "delete") => resource(address, action, { [action === "create" ? "after" : "before"]: { name: "vote" } });
  const plan = foreign("compute", [service("aws_ecs_service.vote", "delete"), service('module.app.aws_ecs_service.this["vote"]', "create")]);
  expect(found(rule("rename"), plan)).toEqual([
    `[aws_ecs_service.vote] aws_ecs_service.vote is deleted and module.app.aws_ecs_service.this["vote"] is made in its place: what it serves stops until the new one is up
  -> If it is the same under another name, add: moved { from = aws_ecs_service.vote to = module.app.aws_ecs_service.this["vote"] }`,
  ]);
  expect(found(rule("service-stops"), plan)).toEqual([]);
});

test("without a name, two settings or more must be the same, and none another", () => {
  const ingress = (address: string, action: "create" | "delete", values: object) => resource(`aws_vpc_security_group_ingress_rule.${address}`, action, { [action === "create" ? "after" : "before"]: values });
  const rules = (before: object, after: object) => found(rule("rename"), foreign("x", [ingress("a", "delete", before), ingress("b", "create", after)])).length;
  expect(rules({ from_port: 80, ip_protocol: "tcp", id: "sgr-1", arn: "a" }, { from_port: 80, ip_protocol: "tcp", description: "x" })).toBe(1);
  expect(rules({ from_port: 80, ip_protocol: "tcp" }, { from_port: 81, ip_protocol: "tcp" })).toBe(0);
  expect(rules({ from_port: 80, region: "eu-west-1" }, { from_port: 80, region: "eu-west-1" })).toBe(0);
});

test("each resource is one half of one rename at most", () => {
  const changes = [role("aws_iam_role.a", "delete", "vote"), role("aws_iam_role.b", "delete", "vote"), role("aws_iam_role.c", "create", "vote")];
  expect(found(rule("rename"), foreign("x", changes))).toHaveLength(1);
});

test("another type, a replacement and what is left of one are no rename", () => {
  const changes = [role("aws_iam_role.a", "delete", "vote"), resource("aws_iam_policy.a", "create", { after: { name: "vote" } }), resource("aws_iam_policy.b", "delete", { before: { name: "vote" }, deposed: "1a2b3c4d" })];
  expect(found(rule("rename"), foreign("x", changes))).toEqual([]);
});

test("what belongs to something else, or to something new, is another one", () => {
  const policy = (address: string, action: "create" | "delete", role: string) => resource(`aws_iam_role_policy.${address}`, action, { [action === "create" ? "after" : "before"]: { name: "act", role } });
  expect(found(rule("rename"), foreign("x", [policy("a", "delete", "vote"), policy("b", "create", "result")]))).toEqual([]);
  expect(found(rule("rename"), foreign("x", [policy("a", "delete", "vote"), policy("b", "create", "vote")]))).toHaveLength(1);

  const inGroup = (group: string) => ({ security_group_id: `\${aws_security_group.${group}.id}` });
  const template = { resource: { aws_vpc_security_group_ingress_rule: { new: inGroup("new") } } };
  const port = { from_port: 80, ip_protocol: "tcp" };
  const rules = [
    resource("aws_vpc_security_group_ingress_rule.old", "delete", { before: { ...port, security_group_id: "sg-1" } }),
    resource("aws_vpc_security_group_ingress_rule.new", "create", { after: port, after_unknown: { security_group_id: true } }),
  ];
  const group = (address: string, action: "create" | "delete", name: string) => resource(`aws_security_group.${address}`, action, { [action === "create" ? "after" : "before"]: { name } });
  const renames = (name: string) => found(rule("rename"), { ...foreign("x", [...rules, group("old", "delete", "vote"), group("new", "create", name)]), template }).length;
  expect(renames("result")).toBe(0);
  expect(renames("vote")).toBe(2);
});

test("a name that is another one has to stay for a move to help", () => {
  const domain = (address: string, action: "create" | "delete", token: string) => resource(`aws_efs_access_point.${address}`, action, { [action === "create" ? "after" : "before"]: { creation_token: token, root_directory: "/a", mode: "0755" } });
  expect(found(rule("rename"), foreign("x", [domain("a", "delete", "old"), domain("b", "create", "new")]))).toEqual([
    `[aws_efs_access_point.a] aws_efs_access_point.a is deleted and aws_efs_access_point.b is made in its place
  -> If it is the same under another name, add: moved { from = aws_efs_access_point.a to = aws_efs_access_point.b }; and keep its creation_token "old", without which it is replaced all the same`,
  ]);
});
