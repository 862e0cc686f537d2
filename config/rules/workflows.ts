import { logRetentionDays } from "./log-retention";
import { nearestAllowed } from "./nearest-allowed";
import { everyWorkflow, field } from "./places";
import { oneOf, type Rule } from "./rule";
import { workflowArgumentRules } from "./workflow-arguments";
import { workflowChoiceRules } from "./workflow-choices";
import { workflowDefinition } from "./workflow-definition";
import { workflowFieldRules } from "./workflow-fields";
import { workflowFlowRules } from "./workflow-flow";
import { workflowJson } from "./workflow-json";
import { workflowRetryRules } from "./workflow-retries";
import { workflowRule } from "./workflow-rule";
import { workflowSizeRules } from "./workflow-sizes";
import { workflowTaskRules } from "./workflow-tasks";
import { workflowTriggerRules } from "./workflow-triggers";

const logging = field(everyWorkflow, "logging");

const eachOnItsOwn: readonly Rule[] = [
  oneOf("workflow-log-retention", "API PutRetentionPolicy", logRetentionDays, field(logging, "retentionDays")),
  workflowRule("workflow-timeout", "Step Functions Developer Guide, Step Functions service quotas", function* ({ name, type, definition }) {
    const given = definition.TimeoutSeconds;
    const maximum = type === "EXPRESS" ? 300 : 99999999;
    if (given === undefined || (Number.isInteger(given) && given >= 1 && given <= maximum)) return;
    const allowed = `1 to ${maximum} seconds${type === "EXPRESS" ? " for an express workflow" : ""}`;
    yield { path: ["workflows", name, "definition", "TimeoutSeconds"], given, allowed, remedy: nearestAllowed(given, 1, maximum) };
  }),
  workflowJson,
  ...workflowFlowRules,
  ...workflowTaskRules,
  ...workflowArgumentRules,
  ...workflowFieldRules,
  ...workflowRetryRules,
  ...workflowChoiceRules,
  ...workflowSizeRules,
  ...workflowTriggerRules,
];

export const workflowRules: readonly Rule[] = [...eachOnItsOwn, workflowDefinition(eachOnItsOwn)];
