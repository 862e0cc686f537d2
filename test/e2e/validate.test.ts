import { everything } from "../support/everything";
import { Workspace } from "./support/workspace";

const workspace = new Workspace();
workspace.addEnvironment("all", everything);
workspace.synth();
const stacks = ["dev", "prod", "all"].flatMap((environment) => workspace.stacks(environment));

/** The one warning there is: see modules/compute/dns-discovery.ts. */
const isKnown = ({ summary, address = "" }: { summary: string; address?: string }) =>
  summary === "Argument is deprecated" && address.startsWith("aws_service_discovery_service.");

afterAll(() => workspace.remove());

test("there are stacks to validate", () => {
  expect(stacks).toHaveLength(17);
});

test.each(stacks)("the engine and the real provider find %s valid", (id) => {
  workspace.mustEngine(id, ["init", "-input=false", "-backend=false"]);
  const report = JSON.parse(workspace.mustEngine(id, ["validate", "-json"])) as { valid: boolean; diagnostics: { summary: string; address?: string }[] };
  expect(report.valid).toBe(true);
  expect(report.diagnostics.filter((each) => !isKnown(each))).toEqual([]);
});
