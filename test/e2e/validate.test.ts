import { everything } from "../support/everything";
import { Workspace } from "./support/workspace";

const workspace = new Workspace();
workspace.addEnvironment("all", everything);
workspace.synth();
const stacks = ["dev", "prod", "all"].flatMap((environment) => workspace.stacks(environment));

afterAll(() => workspace.remove());

test("there are stacks to validate", () => {
  expect(stacks).toHaveLength(17);
});

test.each(stacks)("the engine and the real provider find %s valid", (id) => {
  workspace.mustEngine(id, ["init", "-input=false", "-backend=false"]);
  const report = JSON.parse(workspace.mustEngine(id, ["validate", "-json"])) as { valid: boolean; diagnostics: unknown[] };
  expect(report).toMatchObject({ valid: true, diagnostics: [] });
});
