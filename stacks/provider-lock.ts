import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";

const lockFile = ".terraform.lock.hcl";

/** Copies the provider lock file of the repository, where there is one, into the folder of each stack. */
export function copyProviderLock(outdir: string, stacks: readonly TerraformStack[]): void {
  if (!existsSync(lockFile)) return;
  for (const stack of stacks) copyFileSync(lockFile, join(outdir, "stacks", stack.node.id, lockFile));
}
