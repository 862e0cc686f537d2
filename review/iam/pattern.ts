/** Whether a pattern of IAM (`*` is anything, `?` one character) matches everything that another one matches. Says no where it cannot tell. */
export function contains(outer: string, inner: string): boolean {
  if (outer === inner || outer === "*") return true;
  if (!/[*?]/.test(outer)) return false;
  return matches(outer, inner, (pattern, character) => pattern === character || (pattern === "?" && character !== "*"));
}

/** Whether something is matched by both patterns. Says yes where it cannot tell. */
export function overlap(a: string, b: string): boolean {
  if (a === b || a === "*" || b === "*") return true;
  if (!/[*?]/.test(a)) return contains(b, a);
  if (!/[*?]/.test(b)) return contains(a, b);
  const [startOfA = "", startOfB = ""] = [a.split(/[*?]/, 1)[0], b.split(/[*?]/, 1)[0]];
  return startOfA.startsWith(startOfB) || startOfB.startsWith(startOfA);
}

/** Matches from left to right; a `*` of the pattern takes as much as it must, wildcards of the text included. */
function matches(pattern: string, text: string, isSame: (pattern: string, character: string) => boolean): boolean {
  let [at, star, after] = [0, -1, 0];
  for (let index = 0; index < text.length; ) {
    if (pattern.charAt(at) === "*") [star, after, at] = [at, index, at + 1];
    else if (at < pattern.length && isSame(pattern.charAt(at), text.charAt(index))) [at, index] = [at + 1, index + 1];
    else if (star >= 0) [at, after, index] = [star + 1, after + 1, after + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
