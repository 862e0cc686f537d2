import { Token } from "cdktf";

/** One statement of an IAM policy, in IAM's own words. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | { readonly [type: string]: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: string | readonly string[] } };
}

/**
 * The JSON of a policy, always in the same order, so that a second plan finds nothing to change. A list with values that are
 * known later stays as it is: their placeholders sort by when they were made.
 */
export function policyDocument(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements.map(sorted) });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.length === 1) return value[0];
    return value.some((item) => Token.isUnresolved(item)) ? value : [...(value as string[])].sort();
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sorted(item)]));
}

/** Lets an AWS service act as a role, and only for the given account. */
export function assumedByService(service: string, account: string, sourceArn?: string | readonly string[]): string {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: service },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ...(sourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": sourceArn } }),
      },
    },
  ]);
}
