import type { Statement } from "../iam/policy-document";
import { policyDocument } from "../iam/policy-document";

/** Characters of a managed policy, without white space. Source: IAM User Guide, "IAM and AWS STS quotas". */
export const longestPolicy = 6144;

/** Statements as few policies that each fit, in their order. */
export function policyParts(statements: readonly Statement[], maximum = longestPolicy): string[] {
  const parts: Statement[][] = [];
  for (const statement of statements) {
    const last = parts.at(-1);
    if (last !== undefined && fits([...last, statement], maximum)) last.push(statement);
    else if (fits([statement], maximum)) parts.push([statement]);
    else throw new Error(`a statement of more than ${maximum} characters: ${JSON.stringify(statement.Action)}`);
  }
  return parts.map(policyDocument);
}

function fits(statements: readonly Statement[], maximum: number): boolean {
  return policyDocument(statements).length <= maximum;
}
