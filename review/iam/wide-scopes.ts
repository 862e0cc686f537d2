import type { Scope } from "./added";
import { isNegated, type Condition } from "./condition";
import { overlap } from "./pattern";
import type { PolicyPlace } from "./policy-places";
import { accountIn, everybody, type Part } from "./selection";

/** Something that a policy gives and that somebody should agree to, also where all of it is new. */
interface Criterion {
  readonly kinds: readonly PolicyPlace["kind"][];
  readonly isMet: (scope: Scope, ownAccounts: ReadonlySet<string>) => boolean;
  readonly why: string;
}

/** Actions by which somebody can give more to himself. */
const escalations: readonly string[] = [
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:CreateAccessKey",
  "iam:CreatePolicyVersion",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:UpdateAssumeRolePolicy",
];

const criteria: readonly Criterion[] = [
  { kinds: ["identity"], isMet: ({ actions }) => actions.includes("*") || actions.includes("*:*"), why: "it may do everything" },
  { kinds: ["identity"], isMet: ({ actions }) => actions.some((action) => typeof action !== "string"), why: "it may do everything but what is named" },
  { kinds: ["identity"], isMet: (scope) => isEverywhere(scope) && scope.actions.some(isWholeService), why: "it may do all that a service can, with everything" },
  { kinds: ["identity"], isMet: (scope) => isEverywhere(scope) && gives(scope, ["iam:PassRole"]), why: "it may hand any role to what it starts" },
  { kinds: ["identity"], isMet: (scope) => isEverywhere(scope) && gives(scope, ["sts:AssumeRole"]), why: "it may act as any role that lets it" },
  { kinds: ["identity"], isMet: (scope) => isEverywhere(scope) && gives(scope, escalations), why: "it may give itself more" },
  { kinds: ["trust", "resource"], isMet: (scope) => scope.principals.some(isEverybody) && !isNarrowed(scope), why: "it is open to everybody" },
  { kinds: ["trust", "resource"], isMet: (scope, own) => scope.principals.some((who) => isOfOthers(who, own)) && !isNarrowed(scope), why: "it is open to another account" },
  { kinds: ["trust"], isMet: (scope) => scope.principals.some(isOfManyTenants) && !isOfOneSubject(scope), why: "everybody who has an account there can act as it" },
];

/** Why a scope is a wide one; `undefined` where it is not. */
export function whyWide(scope: Scope, kind: PolicyPlace["kind"], ownAccounts: ReadonlySet<string>): string | undefined {
  return criteria.find(({ kinds, isMet }) => kinds.includes(kind) && isMet(scope, ownAccounts))?.why;
}

/** Managed policies of AWS that give nearly everything. */
export const widePolicies: readonly string[] = ["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"];

function isEverywhere({ resources }: Scope): boolean {
  return resources.some((resource) => resource === "*" || typeof resource !== "string");
}

function gives({ actions }: Scope, names: readonly string[]): boolean {
  return names.some((name) => actions.some((action) => typeof action === "string" && overlap(action.toLowerCase(), name.toLowerCase())));
}

function isWholeService(action: Part): boolean {
  return typeof action === "string" && /^[^:]*:\*$/.test(action);
}

function isEverybody(principal: Part): boolean {
  return principal === everybody || typeof principal !== "string";
}

function isOfOneSubject({ conditions }: Scope): boolean {
  return conditions.some((condition) => condition.key.endsWith(":sub") && narrows(condition));
}

function isOfOthers(principal: Part, own: ReadonlySet<string>): boolean {
  const account = typeof principal === "string" ? accountIn(principal) : undefined;
  return account !== undefined && !own.has(account);
}

/** Identity providers that anybody can get a token of. */
function isOfManyTenants(principal: Part): boolean {
  return typeof principal === "string" && /^Federated:(arn:[^/]*:oidc-provider\/|[^:]*$)/.test(principal) && !/oidc\.eks\./.test(principal);
}

function isNarrowed({ conditions }: Scope): boolean {
  return conditions.some(narrows);
}

/** Keys that tell how somebody asks, not who. */
const tellsNobody = /^(aws:(currenttime|epochtime|referer|requestedregion|securetransport|useragent)|s3:tlsversion)$/;

/** Whether a condition leaves out most of those who could ask. */
function narrows(condition: Condition): boolean {
  const { operator, key, values } = condition;
  const isLoose = isNegated(condition) || /^ForAllValues:|IfExists$|^Null$/i.test(operator);
  return !isLoose && !tellsNobody.test(key) && !values.some((value) => /^(\*|0\.0\.0\.0\/0|::\/0)$/.test(value));
}
