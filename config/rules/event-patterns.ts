import type { Path } from "../problem";
import type { Finding } from "./rule";

/** Where an event pattern is none: each field leads to a further object or to the list of what it may be. */
export function* eventPatternFindings(path: Path, pattern: unknown, depth = 0): Iterable<Finding> {
  if (Array.isArray(pattern) && depth > 0) {
    if (pattern.length === 0) yield { path, given: pattern, allowed: "at least one value", remedy: "name one, or remove the field" };
    return;
  }
  if (typeof pattern !== "object" || pattern === null || Array.isArray(pattern)) {
    yield { path, given: pattern, allowed: "a list of values, or an object of further fields", remedy: `write ${JSON.stringify([pattern])}` };
    return;
  }
  const fields = Object.entries(pattern);
  if (fields.length === 0) yield { path, given: pattern, allowed: "at least one field", remedy: 'name one: { source: ["aws.s3"] }' };
  for (const [field, inner] of fields) yield* eventPatternFindings([...path, field], inner, depth + 1);
}
