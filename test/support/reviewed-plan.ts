import type { Action, Change, Values } from "../../review/change";
import type { ChangeJson } from "../../review/plan-json";
import type { ReviewedPlan, Template } from "../../review/reviewed-plan";

/** A change as a review reads it, of what matters to a test. */
export function change(address: string, action: Action, before: Values | null, after: Values | null, given: Partial<Change> = {}): Change {
  const [type = "", name = ""] = address.replace(/^(module\.[^.]+\.)*/, "").split(".");
  return {
    stack: "dev-compute",
    address,
    type,
    name: name.replace(/\[.*$/, ""),
    action,
    isCreatedFirst: false,
    before,
    after,
    unknown: {},
    beforeSensitive: {},
    afterSensitive: {},
    replacePaths: [],
    ...given,
  };
}

/** A plan as a review reads it. */
export function reviewedPlan(changes: readonly Change[], given: Partial<ReviewedPlan> & { readonly outputs?: Readonly<Record<string, ChangeJson>> } = {}): ReviewedPlan {
  const { outputs = {}, ...rest } = given;
  return { stack: "dev-compute", plan: { format_version: "1.2", output_changes: outputs }, changes, ...rest };
}

/** A template of resources by address. */
export function template(resources: Readonly<Record<string, Values>>): Template {
  const resource: Record<string, Record<string, Values>> = {};
  for (const [address, values] of Object.entries(resources)) {
    const [type = "", name = ""] = address.split(".");
    (resource[type] ??= {})[name] = values;
  }
  return { resource };
}
