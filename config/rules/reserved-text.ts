import type { Path } from "../problem";
import type { Placed, Rule } from "./rule";

const marker = "TfToken[";

/**
 * The one rule that looks at placeholders, since a file holds none: text that looks like one would be resolved to something
 * else, or break synthesis. Each text is told of once, where it stands first: defaults repeat what is written elsewhere.
 */
export const reservedText: Rule = {
  id: "reserved-text",
  source: "CDK for Terraform, Tokens",
  *check(platform) {
    const told = new Set<string>();
    for (const { path, value: given } of textsOf(platform, [], new Set())) {
      if (!given.includes(marker) || told.has(given)) continue;
      told.add(given);
      yield { path, given, allowed: `text without "${marker}"`, remedy: "rewrite it: CDK for Terraform would take it for a placeholder" };
    }
  },
};

/** Every text in a value, keys included; what an override holds may be shared or refer to itself. */
function* textsOf(value: unknown, path: Path, visited: Set<object>): Iterable<Placed<string>> {
  if (typeof value === "string") yield { path, value };
  if (typeof value !== "object" || value === null || visited.has(value)) return;
  visited.add(value);
  for (const [key, item] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (!Array.isArray(value)) yield { path: at, value: key };
    yield* textsOf(item, at, visited);
  }
}
