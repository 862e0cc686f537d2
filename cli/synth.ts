import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../main";
import type { PlatformStack } from "../stacks/platform-stack";
import { stackTable } from "./stack-table";

/** `npm run synth [-- <environment>...]`: writes `cdktf.out/` and shows what is in it. */
export function run(names: readonly string[]): void {
  const { outdir, stacks } = synthesize(names);
  removeOtherStacks(outdir, stacks);
  console.log(stackTable(stacks));
}

/** As `cdktf synth` does: the folders show what was synthesized, nothing older. No state is in them. */
function removeOtherStacks(outdir: string, stacks: readonly PlatformStack[]): void {
  const folder = join(outdir, "stacks");
  const ids = new Set(stacks.map((stack) => stack.settings.id));
  for (const name of readdirSync(folder)) {
    if (!ids.has(name)) rmSync(join(folder, name), { recursive: true });
  }
}
