/** The same value with the keys of every object sorted, by code point: the order in which a file is written changes nothing. */
export function sortedKeys<T>(value: T): T {
  return visit(value) as T;
}

function visit(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(visit);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, visit(item)]));
}
