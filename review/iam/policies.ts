import type { Change } from "../change";
import type { ReviewedPlan } from "../reviewed-plan";
import { at, jsonAfter, jsonBefore } from "../template/after";
import { isWritten } from "../template/is-written";
import { knownAfter } from "../template/later";
import { childOf } from "../tree";
import { policyPlaces, type PolicyPlace } from "./policy-places";
import { statementsOf, type Statement } from "./statement";

type Path = readonly (string | number)[];

/** A policy document in a resource, before and after. */
export interface Policy {
  readonly plan: ReviewedPlan;
  readonly change: Change;
  readonly path: Path;
  readonly kind: PolicyPlace["kind"];
  /** Whose it is, `aws_iam_role web`; of one that only an apply names, none. */
  readonly holderBefore?: string;
  readonly holderAfter?: string;
}

/** All policy documents of a plan, those that stay as they are included. */
export function policiesOf(plan: ReviewedPlan): readonly Policy[] {
  return plan.changes
    .filter((change) => change.deposed === undefined && Object.hasOwn(policyPlaces, change.type))
    .flatMap((change) => (policyPlaces[change.type] ?? []).flatMap((place) => pathsOf(change, place).map((path) => policyAt(plan, change, place, path))));
}

/** Whether a plan changes the text of a policy, or may. */
export function isChanged({ change, path }: Policy): boolean {
  const isSame = at(change.unknown, path) !== true && at(change.before, path) === at(change.after, path);
  return !isSame && ["create", "update", "replace", "delete"].includes(change.action);
}

/** Statements of a policy as it is; none where there is no policy. */
export function statementsBefore({ change, path }: Policy): readonly Statement[] {
  return statementsOf(jsonBefore(change, path)) ?? [];
}

/** Statements of a policy after the apply, and the expressions in it that could stand for anything; `undefined` where nobody can tell. */
export function statementsAfter(policy: Policy, all: readonly ReviewedPlan[]): { readonly statements: readonly Statement[]; readonly open: readonly string[] } | undefined {
  const { plan, change, path } = policy;
  const isKnown = at(change.unknown, path) !== true;
  if (isKnown && ["", null, undefined].includes(at(change.after, path) as string)) return { statements: [], open: [] };
  // AWS's own, or that of a resource beside it.
  if (!isKnown && !isWritten(change, `${path[0]}`, plan)) return { statements: statementsBefore(policy), open: [] };
  const seen = jsonAfter(change, path, plan, all);
  const statements = statementsOf(seen?.value);
  return statements === undefined ? undefined : { statements, open: seen?.open ?? [] };
}

function policyAt(plan: ReviewedPlan, change: Change, { kind, holder, holderType }: PolicyPlace, path: Path): Policy {
  const [before, after] = [childOf(change.before, holder), change.after === null ? undefined : knownAfter(change, holder, plan)];
  return {
    plan,
    change,
    path,
    kind,
    ...(typeof before === "string" ? { holderBefore: `${holderType} ${before}` } : {}),
    ...(typeof after === "string" ? { holderAfter: `${holderType} ${after}` } : {}),
  };
}

function pathsOf({ before, after, unknown }: Change, { argument, inBlocks }: PolicyPlace): readonly Path[] {
  if (inBlocks === undefined) return [[argument]];
  const lengths = [before, after, unknown].map((values) => childOf(values, inBlocks)).map((blocks) => (Array.isArray(blocks) ? blocks.length : 0));
  return Array.from({ length: Math.max(...lengths) }, (_, index) => [inBlocks, index, argument]);
}
