/** Deeper than any document that AWS takes. */
const deepest = 100;

/** Reads JSON from a text; `undefined` when it is none, or nested so deeply that reading on is not safe. */
export function parseJson(text: string): unknown {
  if (depthOf(text) > deepest) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** How deep objects and lists are nested. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') isInString = !isInString;
    else if (isInString && character === "\\") at++;
    else if (!isInString && (character === "{" || character === "[")) most = Math.max(most, ++depth);
    else if (!isInString && (character === "}" || character === "]")) depth--;
  }
  return most;
}
