/** Part of a text that Terraform reads as a template: characters that stay, or an expression whose value takes its place. */
export type Piece = string | { readonly expression: string };

/** More levels than anybody writes. */
const deepest = 50;

/** Reads a text as Terraform does: `a${b.c}` is `a` and the expression `b.c`, `$${` is `${`. `undefined` when it holds directives (`%{`) or an expression has no end. */
export function pieces(text: string): readonly Piece[] | undefined {
  const found: Piece[] = [];
  let literal = "";
  let at = 0;
  while (at < text.length) {
    const escaped = text.startsWith("$${", at) || text.startsWith("%%{", at);
    if (!escaped && text.startsWith("%{", at)) return undefined;
    if (!escaped && text.startsWith("${", at)) {
      const end = endOfExpression(text, at + 2, 0);
      if (end === undefined) return undefined;
      if (literal !== "") found.push(literal);
      literal = "";
      found.push({ expression: text.slice(at + 2, end).trim() });
      at = end + 1;
      continue;
    }
    literal += escaped ? `${text.charAt(at)}{` : text.charAt(at);
    at += escaped ? 3 : 1;
  }
  return literal === "" ? found : [...found, literal];
}

/** Where the brace is that closes an expression which begins at `from`. */
function endOfExpression(text: string, from: number, depth: number): number | undefined {
  let braces = 1;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "{") braces++;
    else if (character === "}" && --braces === 0) return at;
    else if (character === '"') {
      const end = endOfString(text, at + 1, depth + 1);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}

/** Where the quote is that closes a text in an expression; the text can hold expressions itself. */
function endOfString(text: string, from: number, depth: number): number | undefined {
  if (depth > deepest) return undefined;
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) === '"') return at;
    if (text.charAt(at) === "\\") at++;
    else if (text.startsWith("$${", at) || text.startsWith("%%{", at)) at += 2;
    else if (text.startsWith("${", at) || text.startsWith("%{", at)) {
      const end = endOfExpression(text, at + 2, depth);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return undefined;
}
