import type { ResourceChange } from "../../engine/plan";
import { judgeUpdate } from "../../rehearsal/judge-update";

const change = (given: Partial<ResourceChange> & Pick<ResourceChange, "address" | "action">): ResourceChange => ({
  type: given.address.split(".")[0] ?? "",
  createdFirst: false,
  arguments: [],
  replacedBecauseOf: [],
  before: null,
  after: null,
  ...given,
});

const judge = (...changes: ResourceChange[]) => judgeUpdate(new Map([["dev-storage", changes]]));

test("a replaced file system loses its data, and the argument that does it is named", () => {
  const replaced = change({
    address: "aws_efs_file_system.data",
    action: "replace",
    replacedBecauseOf: ["creation_token"],
    arguments: [{ path: "creation_token", before: '"a"', after: '"b"' }],
  });
  expect(judge(replaced)).toEqual({
    losses: [
      'dev-storage: aws_efs_file_system.data is replaced, because creation_token cannot change in place ("a" to "b"): its data is lost. Leave creation_token as it was, or add the new one beside it and move over.',
    ],
    replaced: [],
    removed: [],
  });
});

test("of several arguments each is named, and the value of a block's first leaf is shown", () => {
  const replaced = change({
    address: "aws_ecs_service.vote",
    action: "replace",
    replacedBecauseOf: ["name", "network_configuration"],
    arguments: [{ path: "network_configuration[0].subnets[0]", before: '"s"', after: "(known after apply)" }],
  });
  expect(judge(replaced).losses).toEqual([
    "dev-storage: aws_ecs_service.vote is replaced, because name and network_configuration cannot change in place: what it serves stops until the new one is up. Leave name and network_configuration as it was, or add the new one beside it and move over.",
  ]);
});

test("without a reason there is something to find out", () => {
  expect(judge(change({ address: "aws_lb.public", action: "replace" })).losses).toEqual([
    "dev-storage: aws_lb.public is replaced: what it serves stops until the new one is up, and its address changes. Find out what replaces it.",
  ]);
});

test("what can be made anew without harm is told with its order", () => {
  const changes = [
    change({ address: "aws_ecs_task_definition.vote", action: "replace", replacedBecauseOf: ["container_definitions"], arguments: [{ path: "container_definitions", before: "1", after: "2" }] }),
    change({ address: "aws_lb_target_group.vote", action: "replace", createdFirst: true, replacedBecauseOf: ["port"] }),
  ];
  expect(judge(...changes)).toEqual({
    losses: [],
    replaced: [
      "dev-storage: aws_ecs_task_definition.vote, because container_definitions cannot change in place (1 to 2), the old one goes first",
      "dev-storage: aws_lb_target_group.vote, because port cannot change in place, the new one first",
    ],
    removed: [],
  });
});

test("a file system under another address is a rename that loses its data", () => {
  const settings = { encrypted: true, throughput_mode: "elastic", tags: { Name: "x" } };
  const changes = [
    change({ address: "aws_efs_file_system.data", action: "delete", before: { ...settings, id: "fs-1", arn: "arn", performance_mode: "generalPurpose" } }),
    change({ address: "aws_efs_file_system.files", action: "create", after: { ...settings, tags: { Name: "y" }, kms_key_id: null, lifecycle_policy: [] } }),
  ];
  expect(judge(...changes)).toEqual({
    losses: [
      "dev-storage: aws_efs_file_system.data is destroyed and aws_efs_file_system.files made in its place: its data is lost. If it is the same under another name, keep the name, or say so with a moved block.",
    ],
    replaced: [],
    removed: [],
  });
});

test("one that goes and another, different one that comes are no rename", () => {
  const changes = [
    change({ address: "aws_efs_file_system.data", action: "delete", before: { encrypted: false } }),
    change({ address: "aws_efs_file_system.files", action: "create", after: { encrypted: true } }),
  ];
  expect(judge(...changes)).toEqual({ losses: [], replaced: [], removed: ["dev-storage: aws_efs_file_system.data: its data is lost"] });
});

test("a service under another address with the same name is the same one", () => {
  const names = (before: string, after: string) => [
    change({ address: "aws_ecs_service.vote", action: "delete", before: { name: before } }),
    change({ address: "aws_ecs_service.vote_service", action: "create", after: { name: after } }),
  ];
  expect(judge(...names("vote", "vote")).losses).toEqual([
    "dev-storage: aws_ecs_service.vote is destroyed and aws_ecs_service.vote_service made in its place: what it serves stops until the new one is up. If it is the same under another name, keep the name, or say so with a moved block.",
  ]);
  expect(judge(...names("vote", "ballot"))).toEqual({ losses: [], replaced: [], removed: ["dev-storage: aws_ecs_service.vote: what it served stops"] });
});

test("one secret that goes and another that comes are two, however alike", () => {
  const secret = (action: "delete" | "create", name: string) => change({ address: `aws_secretsmanager_secret.${name}`, action, [action === "delete" ? "before" : "after"]: { name, recovery_window_in_days: 0 } });
  expect(judge(secret("delete", "old"), secret("create", "new"))).toEqual({ losses: [], replaced: [], removed: ["dev-storage: aws_secretsmanager_secret.old: its value is lost"] });
});

test("what holds nothing may come and go", () => {
  expect(judge(change({ address: "aws_efs_access_point.data_db", action: "delete" }), change({ address: "aws_lb.public", action: "update" }))).toEqual({ losses: [], replaced: [], removed: [] });
});
