import { z } from "zod";
import type { ChangeJson, PlanJson } from "../plan-json";
import { isTree } from "../tree";
import type { Problem } from "./problem";
import { quoted } from "./problem";
import { readJson } from "./read-json";

/** What is read of a plan, and nothing else: new versions of the engine may add what they like. */
const values = z.union([z.record(z.string(), z.unknown()), z.null()]).optional();
const change = z.looseObject({
  actions: z.array(z.enum(["no-op", "create", "read", "update", "delete", "forget"])).min(1),
  replace_paths: z.array(z.array(z.union([z.string(), z.number()]))).nullish(),
});
const resourceChange = z.looseObject({
  address: z.string(),
  previous_address: z.string().nullish(),
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  deposed: z.string().nullish(),
  action_reason: z.string().nullish(),
  change: change.extend({ before: values, after: values }),
});
const check = z.looseObject({
  address: z.looseObject({ to_display: z.string() }),
  status: z.string(),
  instances: z.array(z.looseObject({ problems: z.array(z.looseObject({ message: z.string() })).optional() })).optional(),
});
const planJson = z.looseObject({
  errored: z.boolean().nullish(),
  applyable: z.boolean().nullish(),
  complete: z.boolean().nullish(),
  resource_changes: z.array(resourceChange).nullish(),
  resource_drift: z.array(resourceChange).nullish(),
  output_changes: z.record(z.string(), change).nullish(),
  checks: z.array(check).nullish(),
  action_invocations: z.array(z.looseObject({ address: z.string() })).nullish(),
});

/** Told at most of one file: more say the same. */
const mostProblems = 5;

/** Reads what `terraform show -json <plan file>` wrote, as it stands there: secrets are still in it. */
export function readPlan(file: string): { readonly plan: PlanJson } | { readonly problems: readonly Problem[] } {
  const howToMake = "write it anew: terraform show -json <plan file> > <this file>";
  const read = readJson(file, howToMake);
  if ("problem" in read) return { problems: [read.problem] };
  const problem = (found: string, remedy = howToMake): Problem => ({ file, found, remedy });
  const other = whatElse(read.json);
  if (other !== undefined) return { problems: [problem(...other)] };
  const json = read.json as Record<string, unknown>;
  const { error } = planJson.safeParse(json);
  // zod looks at no key of this name.
  if (error === undefined && Object.hasOwn(json["output_changes"] ?? {}, "__proto__")) return { problems: [problem('at "output_changes": an output that is called __proto__')] };
  if (error === undefined) return { plan: withoutNulls(json) };
  const wrong = error.issues.slice(0, mostProblems).map(({ path, message }) => problem(`at ${quoted(path.join("."))}: ${message.replace(/^Invalid input: /, "")}`));
  const rest = error.issues.length - wrong.length;
  return { problems: rest === 0 ? wrong : [...wrong, problem(`${rest} more of this kind`)] };
}

/** JSON that is no plan we read: what it is, and what to do. */
function whatElse(json: unknown): [string, string?] | undefined {
  if (!isTree(json) || Array.isArray(json)) return ["JSON that is not an object"];
  const has = (...keys: string[]) => keys.every((key) => Object.hasOwn(json, key));
  if (has("lineage", "serial")) return ["a state, not a plan"];
  if (has("@level", "@message")) return ["the log that the engine writes with -json, not the plan"];
  if (has("formatVersion", "environment", "stacks")) return ["the index of a folder of plans", "give the folder"];
  if (!has("format_version")) return has("terraform") || has("resource") ? ["a configuration, not a plan"] : ["JSON without format_version, which every plan has", "give the plans by name, if the folder holds other files too"];
  const version = json["format_version"];
  if (typeof version !== "string" || !/^1\.\d+$/.test(version)) return [`format_version ${quoted(typeof version === "string" ? version : typeof version)}; 1.x is read`, "write it anew with Terraform 1.1 or newer, or OpenTofu"];
  if (has("valid", "diagnostics")) return ["what validate -json says, not a plan"];
  if (has("provider_schemas")) return ["the schemas of providers, not a plan"];
  if (["planned_values", "resource_changes", "output_changes", "configuration"].some((key) => has(key))) return undefined;
  return ["a state, not a plan", "make a plan first: terraform plan -out <plan file>, then terraform show -json <plan file> > <this file>"];
}

/** What is `null` is not there. */
function withoutNulls(json: Record<string, unknown>): PlanJson {
  const plan = json as unknown as PlanJson;
  const kept = Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== null)) as unknown as PlanJson;
  return {
    ...kept,
    ...(kept.resource_changes === undefined ? {} : { resource_changes: kept.resource_changes.map((resource) => ({ ...present(resource), change: changeOf(resource.change) })) }),
    ...(kept.resource_drift === undefined ? {} : { resource_drift: kept.resource_drift.map((resource) => ({ ...present(resource), change: changeOf(resource.change) })) }),
    ...(kept.output_changes === undefined ? {} : { output_changes: Object.fromEntries(Object.entries(kept.output_changes).map(([name, each]) => [name, changeOf(each)])) }),
  };
}

function changeOf({ replace_paths: paths, importing, ...change }: ChangeJson): ChangeJson {
  return { ...change, ...(paths == null ? {} : { replace_paths: paths }), ...(importing == null ? {} : { importing }) };
}

function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null)) as T;
}
