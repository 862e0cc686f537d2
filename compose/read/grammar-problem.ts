/** What is wrong with a text of one of Compose's small grammars. */
export interface GrammarProblem {
  readonly problem: {
    /** What was written. */
    readonly given: string;
    readonly allowed: string;
    readonly remedy: string;
  };
}

export function grammarProblem(given: string, allowed: string, remedy: string): GrammarProblem {
  return { problem: { given, allowed, remedy } };
}

export function isGrammarProblem(value: unknown): value is GrammarProblem {
  return typeof value === "object" && value !== null && "problem" in value;
}
