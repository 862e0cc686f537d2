import { placedStates } from "../placed-states";
import type { WorkflowSpec } from "../workflow";
import type { Placed, Rule } from "./rule";
import { sampleDefinition } from "./sample-definition";
import { isJson } from "./workflow-json";
import { workflowRule } from "./workflow-rule";

const quotas = "Step Functions Developer Guide, Step Functions service quotas";

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value) ?? "");

/** What goes on in an execution as it stands in the file. */
function literalPayloads(workflow: WorkflowSpec): Placed<unknown>[] {
  const results = placedStates(workflow).flatMap(({ path, state, queryLanguage }) => {
    if (state.Type !== "Pass") return [];
    const key = queryLanguage === "JSONata" ? "Output" : "Result";
    return [{ path: [...path, key], value: state[key] }];
  });
  const inputs = Object.entries(workflow.triggers).map(([name, trigger]) => ({
    path: ["workflows", workflow.name, "triggers", name, "input"],
    value: "input" in trigger ? trigger.input : undefined,
  }));
  return [...results, ...inputs].filter(({ value }) => value !== undefined);
}

export const workflowSizeRules: readonly Rule[] = [
  workflowRule("workflow-payload-size", quotas, function* (workflow) {
    for (const { path, value } of literalPayloads(workflow)) {
      if (!isJson(value) || bytesOf(value) <= 262144) continue;
      const remedy = "put it into a file system or a bucket, and pass on where it is";
      yield { path, given: `${bytesOf(value)} bytes`, allowed: "up to 262144 bytes as JSON", remedy };
    }
  }),
  workflowRule("workflow-definition-size", quotas, function* (workflow, platform) {
    if (!isJson(workflow.definition)) return;
    const size = bytesOf(sampleDefinition(workflow, platform));
    if (size <= 1048576) return;
    const path = ["workflows", workflow.name, "definition"];
    yield { path, given: `${size} bytes`, allowed: "up to 1048576 bytes as JSON, ARNs filled in", remedy: "make several workflows of it, or pass large texts as input" };
  }),
];
