import { cached } from "../cached";
import { childOf } from "../tree";

/** Accounts that are one's own: those the template lets the provider use, else those of the ARNs of the plan's resources. */
export const ownAccounts = cached(({ template, changes }): ReadonlySet<string> => {
  const providers = childOf(template?.provider, "aws");
  const allowed = [providers].flat().flatMap((provider) => [childOf(provider, "allowed_account_ids")].flat());
  const declared = allowed.filter((account) => typeof account === "string");
  if (declared.length > 0) return new Set(declared);
  const arns = changes.flatMap(({ before, after }) => [childOf(before, "arn"), childOf(after, "arn")]);
  return new Set(arns.flatMap((arn) => (typeof arn === "string" ? (/^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? []) : [])));
});
