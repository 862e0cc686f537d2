import type { Found, Rule } from "../rule";
import type { Scope } from "../iam/added";
import { attachments } from "../iam/attachments";
import { boundaryChanges } from "../iam/boundaries";
import { ownAccounts } from "../iam/own-accounts";
import { policyChanges, type PolicyChange } from "../iam/policy-changes";
import { scopeText } from "../iam/scope-text";
import { whyWide, widePolicies } from "../iam/wide-scopes";
import { joined, say, type Text } from "../text";

/** Lines a reader is asked to read of one policy. */
const mostLines = 20;

const wide: Rule = {
  id: "permissions-wide",
  severity: "approval",
  reason: "Whoever gets hold of it can do nearly anything, or anybody can get hold of it.",
  find: (plan, all) => [
    ...policyChanges(plan, all).flatMap((change) => {
      const lines = wideScopes(change, ownAccounts(plan, all)).map(([scope, why]) => joined([scopeText(scope), [why]], ": "));
      return foundOf(change, say`${change.address} gives wide permissions`, lines);
    }),
    ...attachments(plan, all).filter(isWide).map(({ address, policy }) => ({ address, text: say`${address} gives wide permissions`, details: [say`all of ${policy}`] })),
  ],
};

const widened: Rule = {
  id: "permissions-widened",
  severity: "approval",
  reason: "What exists may do more, or more may be done with it, from the moment of the apply.",
  find: (plan, all) => [
    ...policyChanges(plan, all)
      .filter(({ kind, isNew }) => kind !== "trust" && !isNew)
      .flatMap((change) => foundOf(change, say`${change.address} allows more than before`, narrowScopes(change, ownAccounts(plan, all)).map(scopeText))),
    ...attachments(plan, all)
      .filter((attachment) => !attachment.isNew && !isWide(attachment))
      .map(({ address, policy }) => ({ address, text: say`${address} allows more than before`, details: [say`all of ${policy}`] })),
    ...boundaryChanges(plan, all).map(({ address, before, after }) =>
      after === undefined
        ? { address, text: say`${address} loses its permissions boundary`, details: [say`it was ${before}`] }
        : { address, text: say`${address} gets another permissions boundary`, details: [say`${before} -> ${after}`] },
    ),
  ],
};

const trustWidened: Rule = {
  id: "trust-widened",
  severity: "approval",
  reason: "Whoever may act as a role has all its permissions.",
  find: (plan, all) =>
    policyChanges(plan, all)
      .filter(({ kind, isNew }) => kind === "trust" && !isNew)
      .flatMap((change) => foundOf(change, say`others than before can act as ${change.address}`, narrowScopes(change, ownAccounts(plan, all)).map(scopeText))),
};

const denyDropped: Rule = {
  id: "deny-dropped",
  severity: "approval",
  reason: "A deny holds whatever other policies allow; without it, they count.",
  find: (plan, all) => policyChanges(plan, all).flatMap((change) => foundOf(change, say`${change.address} denies less than before`, change.undenied.map(scopeText))),
};

const unseen: Rule = {
  id: "policy-unseen",
  severity: "approval",
  reason: "Nobody can say that it allows no more than before.",
  find: (plan, all) => policyChanges(plan, all).filter((change) => !change.isNew).flatMap(unseenIn),
};

const newUnseen: Rule = {
  id: "new-policy-unseen",
  severity: "notice",
  reason: "It is new with all that it belongs to, but what it allows shows only after the apply.",
  find: (plan, all) => policyChanges(plan, all).filter(({ isNew }) => isNew).flatMap(unseenIn),
};

/** What plans do to permissions. */
export const iamRules: readonly Rule[] = [wide, widened, trustWidened, denyDropped, unseen, newUnseen];

function unseenIn({ address, kind, allowed, open }: PolicyChange): readonly Found[] {
  const policy = kind === "trust" ? "trust policy" : "policy";
  if (allowed === undefined) return [{ address, text: say`the ${[policy]} of ${address} cannot be seen before its apply`, details: [], remedy: ["Read it in the code."] }];
  if (open.length === 0) return [];
  const details = open.map((expression) => say`${expression}`);
  return [{ address, text: say`part of the ${[policy]} of ${address} cannot be seen before its apply`, details, remedy: ["Read it in the code."] }];
}

function wideScopes({ allowed = [], kind }: PolicyChange, own: ReadonlySet<string>): readonly (readonly [Scope, string])[] {
  return allowed.flatMap((scope) => {
    const why = whyWide(scope, kind, own);
    return why === undefined ? [] : [[scope, why] as const];
  });
}

function narrowScopes({ allowed = [], kind }: PolicyChange, own: ReadonlySet<string>): readonly Scope[] {
  return allowed.filter((scope) => whyWide(scope, kind, own) === undefined);
}

function isWide({ policy }: { readonly policy: string }): boolean {
  return widePolicies.some((name) => new RegExp(`^arn:[^:]*:iam::aws:policy/(.*/)?${name}$`).test(policy));
}

function foundOf({ address }: PolicyChange, text: Text, lines: readonly Text[]): readonly Found[] {
  const details = lines.length > mostLines ? [...lines.slice(0, mostLines), say`${lines.length - mostLines} more`] : lines;
  return lines.length === 0 ? [] : [{ address, text, details }];
}
