import type { Path } from "../problem";
import type { Placed, Rule } from "./rule";

/** What would be wrong with a text, however it is quoted. */
interface Flaw {
  readonly id: string;
  readonly source: string;
  readonly allowed: string;
  readonly remedy: string;
  readonly has: (text: string) => boolean;
}

const flaws: readonly Flaw[] = [
  {
    id: "reserved-text",
    source: "CDK for Terraform, Tokens",
    allowed: `text without "TfToken["`,
    remedy: "rewrite it: CDK for Terraform would take it for a placeholder",
    has: (text) => text.includes("TfToken["),
  },
  {
    id: "text-normal-form",
    source: "Terraform language, Strings and Templates",
    allowed: "text in Unicode's normalization form C: Terraform puts every text into it",
    remedy: 'write it as "...".normalize("NFC"), or encode it',
    has: (text) => text !== text.normalize("NFC"),
  },
  {
    id: "text-null",
    source: "API RegisterTaskDefinition: a process takes no null character",
    allowed: "text without the null character",
    remedy: "remove it, or encode the text",
    has: (text) => text.includes("\0"),
  },
];

/**
 * Texts that can't reach AWS as they were written. These look at placeholders too, since a file holds none. Each text is told
 * of once, where it stands first: defaults repeat what is written elsewhere.
 */
export const textRules: readonly Rule[] = flaws.map(({ id, source, allowed, remedy, has }) => ({
  id,
  source,
  *check(platform) {
    const told = new Set<string>();
    for (const { path, value: given } of textsOf(platform, [], new Set())) {
      if (!has(given) || told.has(given)) continue;
      told.add(given);
      yield { path, given, allowed, remedy };
    }
  },
}));

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
