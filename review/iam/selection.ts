import { contains, overlap } from "./pattern";

/** What a statement is about: all that one of the patterns matches, or all that none of them does. */
export interface Selection {
  readonly isInverted: boolean;
  readonly patterns: readonly string[];
}

/** Part of a selection that is compared as one: a pattern, or everything but some. */
export type Part = string | { readonly allBut: readonly string[] };

/** How patterns of a kind are compared; those of principals have no wildcards of their own. */
export interface Comparison {
  readonly contains: (outer: string, inner: string) => boolean;
  readonly overlap: (a: string, b: string) => boolean;
}

/** Names of actions know no case. */
export const actions: Comparison = {
  contains: (outer, inner) => contains(everyAction(outer), everyAction(inner)),
  overlap: (a, b) => overlap(everyAction(a), everyAction(b)),
};

export const resources: Comparison = { contains, overlap };

/** `AWS:*` is everybody, and the root of an account is whoever the account lets in. */
export const principals: Comparison = {
  contains: (outer, inner) => outer === inner || outer === everybody || (accountOf(outer) !== undefined && accountOf(outer) === accountIn(inner)),
  overlap: (a, b) => a === b || a === everybody || b === everybody || (accountIn(a) !== undefined && accountIn(a) === accountIn(b)),
};

/** Whoever asks. */
export const everybody = "AWS:*";

export function partsOf({ isInverted, patterns }: Selection): readonly Part[] {
  return isInverted ? [{ allBut: patterns }] : patterns;
}

/** Whether a selection covers a part of another one. Says no where it cannot tell. */
export function covers({ isInverted, patterns }: Selection, part: Part, by: Comparison): boolean {
  if (typeof part === "string") {
    return isInverted ? !patterns.some((pattern) => by.overlap(pattern, part)) : patterns.some((pattern) => by.contains(pattern, part));
  }
  if (isInverted) return patterns.every((pattern) => part.allBut.some((outer) => by.contains(outer, pattern)));
  return patterns.some((pattern) => pattern === "*" || pattern === everybody);
}

/** The account of an ARN of IAM or STS: of a role, a user, a session or the root. */
export function accountIn(principal: string): string | undefined {
  return /^AWS:arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(principal)?.[1];
}

function accountOf(principal: string): string | undefined {
  return principal.endsWith(":root") ? accountIn(principal) : undefined;
}

function everyAction(action: string): string {
  return action === "*:*" ? "*" : action.toLowerCase();
}
