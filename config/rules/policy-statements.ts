import { partitionOf } from "../arns";
import { isKnown } from "../known";
import type { PolicyStatement } from "../grants";
import { all, everyTask, everyWorkflow, field, items, type Places } from "./places";
import { pattern, type Rule } from "./rule";

const elements = "IAM User Guide, IAM JSON policy element reference";

const grants = field(everyTask, "grants");
const everyStatement: Places<PolicyStatement> = all(items(field(grants, "statements")), items(field(everyWorkflow, "statements")));

/** Statements of policies as files write them, for tasks and for workflows. */
export const policyStatementRules: readonly Rule[] = [
  {
    id: "statement-empty",
    source: elements,
    *check(platform) {
      for (const { path, value } of everyStatement(platform)) {
        for (const key of ["actions", "resources"] as const) {
          if (value[key].length > 0) continue;
          yield { path: [...path, key], given: value[key], allowed: `at least one of the ${key}`, remedy: "name what is allowed, or remove the statement" };
        }
      }
    },
  },
  pattern(
    "statement-action",
    elements,
    /^[a-z0-9-]+:[A-Za-z0-9*?]+$/,
    "<service>:<action>, * and ? behind the colon alone",
    "name the service: sqs:SendMessage, or s3:Get* for several",
    items(field(everyStatement, "actions")),
  ),
  {
    id: "statement-resource",
    source: `${elements}; IAM User Guide, Amazon Resource Names`,
    *check(platform) {
      const partition = partitionOf(platform.region);
      const form = new RegExp(`^arn:${partition}:[a-z0-9-]+:[a-z0-9*?-]*:(?:[0-9*?]+|aws)?:.+$`);
      for (const { path, value: given } of items(field(everyStatement, "resources"))(platform)) {
        if (given === "*" || !isKnown(given) || form.test(given)) continue;
        const allowed = `an ARN, arn:${partition}:<service>:<region>:<account>:<resource>, or *`;
        yield { path, given, allowed, remedy: "write the ARN; region and account stay empty where the service has none in it" };
      }
    },
  },
];
