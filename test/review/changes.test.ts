import { changesOf } from "../../review/changes";
import { resource } from "./plans";

const actions = (given: Parameters<typeof resource>[1], more: Parameters<typeof resource>[2] = {}) => {
  const [change] = changesOf("dev", { format_version: "1.2", resource_changes: [resource("aws_efs_file_system.data", given, more)] });
  return change && [change.action, change.isCreatedFirst];
};

test("the actions say what happens, in whatever order", () => {
  expect(actions("no-op")).toEqual(["no-op", false]);
  expect(actions("create")).toEqual(["create", false]);
  expect(actions("update")).toEqual(["update", false]);
  expect(actions("delete")).toEqual(["delete", false]);
  expect(actions("read", { mode: "data" })).toEqual(["read", false]);
  expect(actions(["delete", "create"])).toEqual(["replace", false]);
  expect(actions(["create", "delete"])).toEqual(["replace", true]);
});

test("what is forgotten is not deleted, whatever the reason says", () => {
  expect(actions("forget", { action_reason: "delete_because_no_resource_config" })).toEqual(["forget", false]);
  expect(actions(["create", "forget"])).toEqual(["forget", false]);
});

test("a move is no change with another address before; a moved one can change too", () => {
  const [moved] = changesOf("dev", { format_version: "1.2", resource_changes: [resource("aws_vpc.new", "no-op", { previous_address: "aws_vpc.old" })] });
  expect(moved).toMatchObject({ action: "move", address: "aws_vpc.new", previousAddress: "aws_vpc.old" });
  const [updated] = changesOf("dev", { format_version: "1.2", resource_changes: [resource("aws_vpc.new", "update", { previous_address: "aws_vpc.old" })] });
  expect(updated).toMatchObject({ action: "update", previousAddress: "aws_vpc.old" });
});

test("all is read, secrets are masked, and the addresses are in order", () => {
  const changes = changesOf("dev", {
    format_version: "1.2",
    resource_changes: [
      resource("module.b.aws_db_instance.main[0]", ["delete", "create"], {
        before: { password: "old" },
        after: { password: "new" },
        before_sensitive: { password: true },
        after_sensitive: { password: true },
        after_unknown: { arn: true },
        replace_paths: [["engine"]],
        action_reason: "replace_because_cannot_update",
      }),
      resource("aws_instance.a", "delete", { deposed: "1a2b3c4d" }),
    ],
  });
  expect(changes.map(({ address, deposed }) => [address, deposed])).toEqual([
    ["aws_instance.a", "1a2b3c4d"],
    ["module.b.aws_db_instance.main[0]", undefined],
  ]);
  expect(changes[1]).toEqual({
    stack: "dev",
    address: "module.b.aws_db_instance.main[0]",
    type: "aws_db_instance",
    name: "main",
    action: "replace",
    isCreatedFirst: false,
    isImported: false,
    before: { password: "(sensitive)" },
    after: { password: "(sensitive, changed)" },
    unknown: { arn: true },
    beforeSensitive: { password: true },
    afterSensitive: { password: true },
    replacePaths: [["engine"]],
    reason: "replace_because_cannot_update",
  });
});
