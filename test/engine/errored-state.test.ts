import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeErroredState } from "../../engine/errored-state";

test.each(["terraform", "tofu"] as const)("a state that %s could not write is explained while it is there", (name) => {
  const stack = { id: "dev-network", folder: mkdtempSync(join(tmpdir(), "gantry-errored-")), dependencies: [] };
  expect(describeErroredState(stack, { name })).toBeUndefined();
  writeFileSync(join(stack.folder, "errored.tfstate"), "{}");
  expect(describeErroredState(stack, { name })).toBe(`The state of dev-network could not be written to its backend. It is kept in ${stack.folder}/errored.tfstate, and knows of resources the backend does not.
When the backend answers again, push it in ${stack.folder} and remove the file: ${name} state push errored.tfstate && rm errored.tfstate
If the push says that the state is still locked by that apply, free it first, with the ID it shows: ${name} force-unlock <ID>
Until then nothing is applied to this stack: it would make those resources a second time.`);
});
