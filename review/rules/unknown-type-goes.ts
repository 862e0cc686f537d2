import type { Rule } from "../rule";
import { say } from "../text";
import { isRenamed } from "./renames";
import { why } from "./why";

/** Types of other providers that hold nothing. */
const harmless = ["null_resource", "terraform_data", "time_sleep", "time_rotating", "time_static", "random_id", "random_pet", "random_string", "random_integer", "random_shuffle", "random_uuid"];

/** Of other providers than AWS nobody here knows what is lost. */
export const unknownTypeGoes: Rule = {
  id: "unknown-type-goes",
  severity: "approval",
  reason: "It is of a provider of which these rules do not know what is lost with a resource.",
  find: (plan) =>
    plan.changes
      .filter((change) => (change.action === "delete" || change.action === "replace") && !/^aws_/.test(change.type) && !harmless.includes(change.type) && !isRenamed(change, plan))
      .map((change) => ({ address: change.address, text: say`${change.address} is ${[`${change.action}d`]}; these rules do not know what is lost with a ${change.type}`, details: why(change) })),
};
