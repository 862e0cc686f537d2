/**
 * Whether a value can be looked at. Values that CDK for Terraform fills in later are placeholders:
 * strings and list items with a `TfToken`, numbers near -8.1e298. A check skips what it can't know.
 */
export function isKnown(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("TfToken[");
  if (typeof value === "number") return value > -1e290;
  if (Array.isArray(value)) return value.every(isKnown);
  return true;
}
