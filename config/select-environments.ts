import { suggest } from "./nearest";
import { ConfigError } from "./problem";

/** Name of the environment variable that selects environments under `cdktf`: `GANTRY_ENVIRONMENTS=dev,prod`. */
export const selectionVariable = "GANTRY_ENVIRONMENTS";

/** The environments to synthesize: those named, else all there are. */
export function selectEnvironments(available: readonly string[], named: readonly string[]): string[] {
  if (available.length === 0) {
    const remedy = "write environments/dev.ts as the guide shows it, and run this in the project's folder";
    throw new ConfigError([{ file: "environments/", rule: "unknown-environment", path: [], given: undefined, allowed: "one file or more", remedy }]);
  }
  const unknown = named.filter((name) => !available.includes(name));
  if (unknown.length > 0) {
    throw new ConfigError(
      unknown.map((name) => ({
        file: `environments/${name}.ts`,
        rule: "unknown-environment",
        path: [],
        given: name,
        allowed: available.join(", "),
        remedy: suggest(name, available),
      })),
    );
  }
  const chosen = named.length === 0 ? available : available.filter((name) => named.includes(name));
  return [...chosen].sort();
}

/** The names in a list such as `dev, prod`. */
export function namesIn(list: string | undefined): string[] {
  return (list ?? "").split(",").map((name) => name.trim()).filter((name) => name !== "");
}
