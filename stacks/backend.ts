import { relative, resolve } from "node:path";
import { App, CloudBackend, LocalBackend, NamedCloudWorkspace, S3Backend, type TerraformStack } from "cdktf";
import { backendBlock } from "../config/backend-block";
import type { StackSettings } from "../config/stack-settings";

/** Gives a stack the backend its state is kept in. */
export function addBackend(stack: TerraformStack, settings: StackSettings): void {
  const block = backendBlock(settings);
  switch (block.type) {
    case "local":
      new LocalBackend(stack, { path: fromStackFolder(stack, block.arguments.path) });
      return;
    case "s3":
      new S3Backend(stack, block.arguments);
      // The binding of this backend is older than Terraform's native lock.
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return;
    case "cloud":
      new CloudBackend(stack, { ...block.arguments, workspaces: new NamedCloudWorkspace(block.arguments.workspaces.name) });
      return;
  }
}

/** Relative to the stack's folder, where Terraform runs: an absolute path would differ from machine to machine. */
function fromStackFolder(stack: TerraformStack, path: string): string {
  const folder = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(folder, resolve(path)).replaceAll("\\", "/");
}
