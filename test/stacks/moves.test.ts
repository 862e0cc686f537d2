import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { TerraformHclModule, type App } from "cdktf";
import type { EnvironmentFile } from "../../config/environment-file";
import type { Platform } from "../../config/platform";
import { stackSettings } from "../../config/stack-settings";
import type { OwnOutputs, OwnStacks } from "../../stacks/own-stacks";
import { PlatformStack } from "../../stacks/platform-stack";
import { baseEnvironment } from "../config/base-environment";
import { synthesized } from "../support/synthesized";

class ModuleStack extends PlatformStack {
  readonly outputs = this.publish<OwnOutputs>({});

  constructor(app: App, platform: Platform) {
    super(app, stackSettings(platform, "own"));
    new TerraformHclModule(this.named, "network", { source: "example.com/acme/network/aws" });
    new SecurityGroup(this.named, "front", {});
  }
}

const ownStacks: OwnStacks = { own: (app, platform) => new ModuleStack(app, platform) };

function moving(moved: EnvironmentFile["moved"]) {
  return synthesized({ ...baseEnvironment(), storage: { fileSystems: { files: {}, data: {} } }, moved }, ownStacks);
}

function problems(moved: EnvironmentFile["moved"]): string {
  try {
    moving(moved);
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

test("a move becomes a block of the stack that has the layer, and of no other", () => {
  const stacks = moving({ storage: { "aws_efs_file_system.old": "aws_efs_file_system.files" }, own: { "module.vpc": "module.network", "aws_security_group.a": "aws_security_group.front" } });
  const blocks = Object.entries(stacks).flatMap(([id, stack]) => ("moved" in stack ? [[id, stack.moved]] : []));
  expect(blocks).toEqual([
    ["test-storage", [{ from: "aws_efs_file_system.old", to: "aws_efs_file_system.files" }]],
    ["test-own", [{ from: "aws_security_group.a", to: "aws_security_group.front" }, { from: "module.vpc", to: "module.network" }]],
  ]);
});

test("a move may follow a move, and the last one leads to what is there", () => {
  const moves = { "aws_efs_file_system.a": "aws_efs_file_system.b", "aws_efs_file_system.b": "aws_efs_file_system.files" };
  expect(moving({ storage: moves })["test-storage"]).toMatchObject({ moved: Object.entries(moves).map(([from, to]) => ({ from, to })) });
});

test("a file without moves gives no block", () => {
  for (const stack of Object.values(moving({}))) expect(stack).not.toHaveProperty("moved");
  expect(moving({ storage: {} })["test-storage"]).not.toHaveProperty("moved");
});

test("every move that Terraform could not follow is told at its place", () => {
  expect(
    problems({
      storge: { "aws_vpc.a": "aws_vpc.b" },
      storage: { "aws_efs_file_system.data": "aws_efs_file_system.files", "aws_efs_file_system.b": "aws_efs_file_system.flies", "aws_db_instance.a": "aws_db_instance.b" },
      own: { "module.old": "module.netwrk" },
    }),
  ).toBe(`test: 5 problems

  moved.own["module.old"]
    given    "module.netwrk"
    allowed  an address of the stack test-own, as the plan shows it
    do       did you mean "module.network"?
    rule     unknown-address

  moved.storage["aws_db_instance.a"]
    given    "aws_db_instance.b"
    allowed  an address of the stack test-storage, as the plan shows it
    do       remove the line: the stack has nothing of that type
    rule     unknown-address

  moved.storage["aws_efs_file_system.b"]
    given    "aws_efs_file_system.flies"
    allowed  an address of the stack test-storage, as the plan shows it
    do       did you mean "aws_efs_file_system.files"?
    rule     unknown-address

  moved.storage["aws_efs_file_system.data"]
    given    "aws_efs_file_system.data"
    allowed  an address that nothing has any more
    do       remove the line, or give the resource its new name where it is made
    rule     moved-still-there

  moved.storge
    given    "storge"
    allowed  a layer of this environment
    do       did you mean "storage"?
    rule     unknown-layer`);
});
