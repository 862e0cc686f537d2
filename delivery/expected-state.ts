import type { ExpectedOutputs } from "./expected-outputs";

/** A state file that holds nothing but outputs, for `terraform_remote_state` to read. */
export function expectedState({ values, sensitive }: Pick<ExpectedOutputs, "values" | "sensitive">): object {
  const outputs: [string, object][] = Object.entries(values).map(([name, value]) => [name, { value, type: typeOf(value), ...(sensitive.includes(name) ? { sensitive: true } : {}) }]);
  return { version: 4, terraform_version: "1.11.0", serial: 1, lineage: "expected", outputs: Object.fromEntries(outputs), resources: [], check_results: null };
}

/** The type as a state writes it. */
function typeOf(value: unknown): unknown {
  if (Array.isArray(value)) return ["tuple", (value as readonly unknown[]).map(typeOf)];
  if (typeof value === "object" && value !== null) return ["object", Object.fromEntries(Object.entries(value as Readonly<Record<string, unknown>>).map(([key, item]) => [key, typeOf(item)]))];
  if (typeof value === "boolean") return "bool";
  return typeof value === "number" ? "number" : value === null || value === undefined ? "dynamic" : "string";
}
