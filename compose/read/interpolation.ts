import { grammarProblem, type GrammarProblem } from "./grammar-problem";

/** A text with its variables put in. */
export interface Interpolated {
  readonly text: string;
  /** Variables that are not set and became empty, each once, in the order of the text. */
  readonly unset: readonly string[];
}

const name = "[_a-z][_a-z0-9]*";
/** `$$`, `$NAME`, `${NAME...}` up to the last brace of the line, or a `${` that begins none of them. */
const expressions = new RegExp(`\\$(?:\\$|${name}|\\{(?:${name}(?::?[-+?][^\\n]*)?\\})?)`, "gi");
const braced = new RegExp(`^\\$\\{(${name})(?:(:?[-+?])(.*))?\\}$`, "i");

/**
 * Puts variables into a text as Compose does.
 * @see https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
 */
export function interpolate(text: string, lookup: (name: string) => string | undefined): Interpolated | GrammarProblem {
  const unset = new Set<string>();
  const problems: GrammarProblem[] = [];

  const valueOf = (variable: string) => {
    const value = lookup(variable);
    if (value === undefined) unset.add(variable);
    return value ?? "";
  };
  const substitute = (part: string): string =>
    part.replace(expressions, (match, offset: number) => {
      if (match === "$$") return "$";
      if (match === "${") {
        problems.push(invalid(part.slice(offset)));
        return "";
      }
      if (!match.startsWith("${")) return valueOf(match.slice(1));
      // A line may hold several: what follows the brace that closes the first one is read on its own.
      const end = closingBrace(match);
      return expression(match.slice(0, end + 1)) + substitute(match.slice(end + 1));
    });
  const expression = (given: string): string => {
    const [, variable = "", operator, word = ""] = braced.exec(given) ?? [];
    if (operator === undefined) return valueOf(variable);
    const value = lookup(variable);
    const isThere = value !== undefined && !(operator.startsWith(":") && value === "");
    if (operator.endsWith("+")) return isThere ? substitute(word) : (value ?? "");
    if (isThere) return value;
    if (operator.endsWith("-")) return substitute(word);
    problems.push(missing(given, variable, operator, substitute(word)));
    return "";
  };

  const result = substitute(text);
  return problems[0] ?? { text: result, unset: [...unset] };
}

/** Where the brace stands that closes the expression at the start of a text; the end where none does. As in Compose, the character after an opening brace counts for nothing. */
function closingBrace(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "{") {
      depth++;
      index++;
    } else if (text[index] === "}") {
      depth--;
      if (depth === 0) return index;
    }
  }
  return text.length - 1;
}

function invalid(rest: string): GrammarProblem {
  const given = /^\$\{[^}\n]*\}?/.exec(rest)?.[0] ?? rest;
  return grammarProblem(
    given,
    "${NAME}, or ${NAME followed by :- - :? ? :+ or + and a text}, on one line; NAME of letters, digits and _, no digit first",
    'correct the expression, or write "$$" where a dollar sign itself is meant',
  );
}

function missing(given: string, variable: string, operator: string, message: string): GrammarProblem {
  const value = operator.startsWith(":") ? "a value that is not empty" : "a value";
  return grammarProblem(given, `${value} of the variable ${variable}${message === "" ? "" : `: ${message}`}`, `set ${variable} in the environment or in .env`);
}
