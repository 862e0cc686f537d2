import { TerraformResource } from "cdktf";
import Table from "cli-table3";
import { describeState } from "../config/stack-settings";
import type { PlatformStack } from "../stacks/platform-stack";

/** The stacks in deploy order: how many resources each has, what it reads from which, and where its state is. */
export function stackTable(stacks: readonly PlatformStack[]): string {
  const table = new Table({
    head: ["stack", "resources", "reads", "state"],
    colAligns: ["left", "right", "left", "left"],
    style: { head: [], border: [], compact: true },
  });
  for (const stack of stacks) {
    const resources = [...stack.addresses.values()].filter((element) => element instanceof TerraformResource);
    const reads = stack.reads.map((producer) => producer.settings.layer).join(", ");
    table.push([stack.settings.id, `${resources.length}`, reads === "" ? "-" : reads, describeState(stack.settings)]);
  }
  return table.toString();
}
