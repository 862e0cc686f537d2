import { distance } from "fastest-levenshtein";

/** The known name a misspelt one most likely means, or `undefined` when none is close. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(given.length / 2));
  const ranked = [...known]
    .map((name) => ({ name, steps: distance(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ steps }) => steps <= limit)
    .sort((a, b) => a.steps - b.steps || a.name.localeCompare(b.name));
  return ranked[0]?.name;
}

/** The remedy for a name that is not known: the nearest one, else the list. */
export function suggest(given: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(given, names);
  if (near !== undefined) return `did you mean "${near}"?`;
  return names.length === 0 ? "declare it first" : `use one of ${listed(names)}`;
}

/** `"a", "b" or "c"`. */
export function listed(names: readonly (string | number)[], conjunction = "or"): string {
  const quoted = names.map((name) => (typeof name === "string" ? `"${name}"` : `${name}`));
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} ${conjunction} ${quoted.at(-1)}`;
}
