import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { ExpectedOutputs } from "./expected-outputs";
import { expectedState } from "./expected-state";
import type { PlanFolder } from "./plan-folder";
import type { RemoteState } from "./reads";

/** Terraform merges files of this ending into the others of a folder. */
export const expectedReadsFile = "expected_override.tf.json";

/** Lets a stack read what other stacks will have, in place of what their states have. */
export function writeExpectedReads(folder: PlanFolder, id: string, reads: readonly (RemoteState & { readonly expected: ExpectedOutputs })[]): void {
  const overridden = reads.map(({ label, producer, expected }) => {
    const file = folder.expectedState(producer);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(expectedState(expected)), { mode: 0o600 });
    return [label, { backend: "local", config: { path: relative(folder.stack(id), file) }, workspace: null }] as const;
  });
  writeFileSync(join(folder.stack(id), expectedReadsFile), JSON.stringify({ data: { terraform_remote_state: Object.fromEntries(overridden) } }));
}
