import { formatPath } from "../config/problem";

const longest = 100;

/** A value as one would write it in an environment file, in one line; cut where it is long. */
export function valueText(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = written(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).flatMap(([key, item]) => (item === undefined || isEmpty(item) ? [] : [`${formatPath([key])}: ${written(item)}`]));
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return typeof value === "string" ? quoted(value) : JSON.stringify(value ?? null);
}

/** Most of a service is what it does not have. */
function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Quotes are left out where nobody misses them. */
function quoted(text: string): string {
  return /^[A-Za-z/*][\w./:@*-]*$/.test(text) && !["true", "false", "null", "nothing"].includes(text) ? text : JSON.stringify(text);
}
