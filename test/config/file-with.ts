import { baseEnvironment } from "./base-environment";

/** The base environment with other values at some paths, of any type, as a file without types may have them. */
export function fileWith(values: Readonly<Record<string, unknown>>): ReturnType<typeof baseEnvironment> {
  const file = baseEnvironment();
  for (const [path, value] of Object.entries(values)) {
    const keys = path.split(".");
    const parent = keys.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, file as unknown as Record<string, unknown>);
    parent[keys.at(-1) ?? ""] = value;
  }
  return file;
}
