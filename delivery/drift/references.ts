import type { PlanJson } from "../../review/plan-json";
import { childOf, isTree } from "../../review/tree";

/** Whether a resource's arguments name another one, or name one that does, by the configuration in a plan. */
export function refersTo(plan: PlanJson, address: string, others: ReadonlySet<string>): boolean {
  const references = referencesIn(plan);
  const seen = new Set<string>();
  const reaches = (from: string): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    return (references.get(from) ?? []).some((to) => others.has(to) || reaches(to));
  };
  return reaches(address);
}

/** What each resource of the root module names. */
function referencesIn(plan: PlanJson): ReadonlyMap<string, readonly string[]> {
  const resources = childOf(childOf(plan.configuration, "root_module"), "resources");
  const all = Array.isArray(resources) ? (resources as readonly unknown[]) : [];
  return new Map(all.map((each) => [`${childOf(each, "address") as string}`, referencesOf(childOf(each, "expressions"))]));
}

/** Terraform lists `aws_vpc.vpc.id` and `aws_vpc.vpc`. */
function referencesOf(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesOf);
  if (!isTree(expression)) return [];
  return Object.entries(expression).flatMap(([key, value]) => (key === "references" && Array.isArray(value) ? (value as string[]) : referencesOf(value)));
}
