import { isFields, type Fields } from "./fields";

/** Values of the second over those of the first, which stay where the second says nothing; only objects are merged. */
export function merged(first: Fields, second: Fields): Fields;
export function merged(first: unknown, second: unknown): unknown;
export function merged(first: unknown, second: unknown): unknown {
  if (second === undefined) return first;
  if (!isFields(first) || !isFields(second)) return second;
  const own = (fields: Fields, key: string) => (Object.hasOwn(fields, key) ? fields[key] : undefined);
  return Object.fromEntries([...new Set([...Object.keys(first), ...Object.keys(second)])].map((key) => [key, merged(own(first, key), own(second, key))]));
}
