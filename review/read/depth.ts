/** Deeper than any plan, and far from what overflows the stack of a recursion. */
const deepest = 500;

/** Whether a value, or JSON in a text of it, is nested deeper than anything that an engine writes. Does not recurse itself. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === "string" && holdsDeepJson(item)) return true;
      if (typeof item === "object" && item !== null) for (const child of Object.values(item)) next.push(child);
    }
    level = next;
  }
  return false;
}

/** Counts brackets, those in quotes too: a text with that many is not read as JSON by anybody. */
function holdsDeepJson(text: string): boolean {
  if (text.length <= deepest || !/^\s*[[{]/.test(text)) return false;
  let depth = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth += bracket === "[" || bracket === "{" ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}
