import { foreign, found, ours, resource } from "../plans";
import { rule } from "./rule";

const files = "aws_efs_file_system.files";

test("a replaced one is told with what replaces it", () => {
  const plan = foreign("storage", [
    resource(files, ["delete", "create"], { before: { encrypted: false, id: "fs-1", performance_mode: "maxIO" }, after: { encrypted: true }, after_unknown: { id: true, performance_mode: true }, replace_paths: [["encrypted"], ["performance_mode"]], action_reason: "replace_because_cannot_update" }),
  ]);
  expect(found(rule("stateful-replaced"), plan)).toEqual([
    `[${files}] ${files} is replaced: its data is lost
  Because encrypted cannot change in place: false -> true
  Because performance_mode cannot change in place: "maxIO" -> (known after apply)
  -> Leave that as it was, or add the new one beside it and move over what it holds.`,
  ]);
});

test("a tainted one is, too, and one that something else replaces", () => {
  const plan = foreign("storage", [
    resource("aws_s3_bucket.a", ["delete", "create"], { action_reason: "replace_because_tainted" }),
    resource("aws_ecr_repository.b", ["create", "delete"], { action_reason: "replace_by_request" }),
    resource("aws_dynamodb_table.c", ["create", "delete"]),
  ]);
  expect(found(rule("stateful-replaced"), plan)).toEqual([
    `[aws_dynamodb_table.c] aws_dynamodb_table.c is replaced: its data is lost
  -> Find out what replaces it.`,
    `[aws_ecr_repository.b] aws_ecr_repository.b is replaced: its images are lost
  Because the plan was asked to replace it (-replace).
  -> Find out what replaces it.`,
    `[aws_s3_bucket.a] aws_s3_bucket.a is replaced: its data is lost
  Because it is tainted: an earlier apply made it only in part, or failed in a step after it.
  -> Look at it: when it is whole, terraform untaint it and plan anew.`,
  ]);
});

test("a deleted one is told with the reason, in modules too", () => {
  const address = 'module.db["main"].aws_db_instance.this[0]';
  const plan = foreign("db", [resource(address, "delete", { action_reason: "delete_because_no_module" })]);
  expect(found(rule("stateful-deleted"), plan)).toEqual([
    `[${address}] ${address} is deleted: its data is lost
  Because its module is no longer in the configuration.
  -> Put its block back; when it has to go, keep a copy of what it holds, and waive this rule for this address.`,
  ]);
});

test("a secret is not in what replaces it", () => {
  const plan = foreign("db", [resource("aws_db_instance.a", ["delete", "create"], { before: { username: "root" }, after: { username: "admin" }, before_sensitive: { username: true }, after_sensitive: {}, replace_paths: [["username"]] })]);
  expect(found(rule("stateful-replaced"), plan)[0]).toContain('username cannot change in place: "(sensitive)" -> "(sensitive, changed)"');
});

test("one that is forgotten, and one that was left behind, are told as what they are", () => {
  const plan = foreign("storage", [resource("aws_s3_bucket.a", "forget", { action_reason: "delete_because_no_resource_config" }), resource("aws_db_instance.b", "delete", { deposed: "1a2b3c4d" })]);
  expect(found(rule("stateful-forgotten"), plan)).toEqual([
    `[aws_s3_bucket.a] aws_s3_bucket.a is forgotten: it stays in the account, and nothing manages it any more
  -> Import it into the state that it is to belong to.`,
  ]);
  expect(found(rule("stateful-deposed"), plan)).toEqual([
    `[aws_db_instance.b] the deposed object 1a2b3c4d of aws_db_instance.b is deleted: its data is lost
  -> Make sure that what it holds is in the object that replaced it.`,
  ]);
  expect(found(rule("stateful-deleted"), plan)).toEqual([]);
});

test("what holds nothing, or stays, is no loss", () => {
  const plan = foreign("x", [resource("aws_iam_role.a", "delete"), resource(files, "update"), resource("aws_s3_bucket.b", "no-op", { previous_address: "aws_s3_bucket.a" }), resource("aws_s3_bucket.c", "create")]);
  for (const id of ["stateful-replaced", "stateful-deleted", "stateful-renamed", "stateful-forgotten", "stateful-deposed", "service-stops", "protected-address"]) expect(found(rule(id), plan)).toEqual([]);
});

test("one that is deleted and made under another address is told with the move that keeps it", () => {
  const settings = { encrypted: true, throughput_mode: "elastic", lifecycle_policy: [], tags: { Name: "data" }, region: "eu-west-1" };
  const changes = [
    resource("aws_efs_file_system.data", "delete", { before: { ...settings, creation_token: "data", id: "fs-1" }, action_reason: "delete_because_no_resource_config" }),
    resource(files, "create", { after: { ...settings, creation_token: "files", tags: { Name: "files" } }, after_unknown: { id: true } }),
  ];
  expect(found(rule("stateful-renamed"), ours("dev-storage", changes))).toEqual([
    `[aws_efs_file_system.data] aws_efs_file_system.data is deleted and ${files} is made in its place: its data is lost
  Because its block is no longer in the configuration.
  -> If it is the same under another name, say so in the environment file: moved: { "storage": { "aws_efs_file_system.data": "${files}" } }; and keep its creation_token "data", without which it is replaced all the same`,
  ]);
  expect(found(rule("stateful-renamed"), foreign("storage", changes))[0]).toContain(`-> If it is the same under another name, add: moved { from = aws_efs_file_system.data to = ${files} }`);
  expect(found(rule("stateful-deleted"), foreign("storage", changes))).toEqual([]);
});

test("a protected address does not go, whatever its type; a move keeps it", () => {
  const changes = [resource("aws_cloudwatch_log_group.a", "delete"), resource(files, ["delete", "create"]), resource("aws_s3_bucket.a", "forget"), resource("aws_s3_bucket.new", "no-op", { previous_address: "aws_s3_bucket.old" }), resource("aws_s3_bucket.b", "delete")];
  const plan = ours("dev-storage", changes, { protectedAddresses: ["aws_cloudwatch_log_group.a", files, "aws_s3_bucket.a", "aws_s3_bucket.old"] });
  const remedy = "  -> If it has to go, accept it: npm run synth -- --accept-addresses, and say in the pull request why.";
  expect(found(rule("protected-address"), plan)).toEqual([
    `[aws_cloudwatch_log_group.a] aws_cloudwatch_log_group.a is on the list of kept addresses, and is deleted\n${remedy}`,
    `[${files}] ${files} is on the list of kept addresses, and is replaced\n  -> If it has to go, waive this rule for this address.`,
    `[aws_s3_bucket.a] aws_s3_bucket.a is on the list of kept addresses, and is forgotten\n${remedy}`,
  ]);
});
