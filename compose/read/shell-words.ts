import { grammarProblem, type GrammarProblem } from "./grammar-problem";

const operators = [";", "&", "|", "<", ">"];

/**
 * Splits a command in one text into its words, as Compose does: by white space, with quotes and backslashes, without a shell. What
 * stands in backquotes or in `$(...)` stays in its word. At an operator of the shell Compose drops the rest of the text in silence: here that
 * is a problem.
 */
export function splitWords(text: string): { readonly words: readonly string[] } | GrammarProblem {
  const words: string[] = [];
  /** `undefined` between words. */
  let word: string | undefined;
  let escaped = false;
  /** The quotes that the character stands in; they may stand in backquotes. */
  let quote: string | undefined;
  let nested: "`" | ")" | undefined;

  for (const char of text) {
    if (escaped) {
      word = `${word ?? ""}${char}`;
      escaped = false;
    } else if (char === "\\" && quote !== "'") {
      escaped = true;
    } else if (/[ \t\r\n]/.test(char) && quote === undefined && nested === undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if ((char === "'" || char === '"') && nested !== ")" && (quote ?? char) === char) {
      quote = quote === undefined ? char : undefined;
      word ??= "";
    } else {
      if (quote === undefined && nested === undefined && operators.includes(char)) return operatorIn(text, char);
      if (quote === undefined && char === "(" && nested !== "`") {
        if (nested === ")" || !word?.endsWith("$")) return unbalanced(text);
        nested = ")";
      } else if (quote === undefined && (char === "`" || char === ")") && (nested ?? char) === char) {
        // As in Compose, a `)` that closes nothing opens what the next one closes.
        nested = nested === undefined ? char : undefined;
      }
      word = `${word ?? ""}${char}`;
    }
  }
  if (escaped || quote !== undefined || nested !== undefined) return unbalanced(text);
  return { words: word === undefined ? words : [...words, word] };
}

function operatorIn(text: string, operator: string): GrammarProblem {
  const allowed = `a command without ${operators.slice(0, -1).join(" ")} or ${operators.at(-1)} outside quotes: Compose starts no shell, and drops the text from "${operator}" on`;
  // A dollar sign in the text was written twice, or would have become a variable.
  const command = JSON.stringify(text.replaceAll("$", () => "$$"));
  return grammarProblem(text, allowed, `for a shell write ["sh", "-c", ${command}]; for the character itself put it in quotes`);
}

function unbalanced(text: string): GrammarProblem {
  return grammarProblem(text, "a command with every quote, backquote and $( closed, and nothing missing after the last backslash", "close it, or write the command as a list of words");
}
