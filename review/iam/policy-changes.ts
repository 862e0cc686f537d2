import { cached, cachedOfAll } from "../cached";
import { added, type Scope } from "./added";
import { holdersOf } from "./holders";
import { isChanged, policiesOf, statementsAfter, statementsBefore, type Policy } from "./policies";
import type { Statement } from "./statement";

/** What a plan does to a policy document. */
export interface PolicyChange {
  readonly address: string;
  readonly kind: Policy["kind"];
  /** Whether what holds the policy is made by the same plans. */
  readonly isNew: boolean;
  /** What is allowed that was not; `undefined` where nobody can tell. */
  readonly allowed: readonly Scope[] | undefined;
  /** What was denied and is not any more. */
  readonly undenied: readonly Scope[];
  /** Expressions in it that could stand for anything. */
  readonly open: readonly string[];
}

/** Compares policies before and after. A statement that moves from one policy of a holder to another changes nothing. */
export const policyChanges = cached((plan, all): readonly PolicyChange[] => {
  const changed = policiesOf(plan).filter(isChanged);
  if (changed.length === 0) return [];
  const holders = holdersOf(all);
  const { ofBefore, ofAfter } = policiesByHolder(all);
  return changed.flatMap((policy) => {
    const { change, path, kind, holderBefore, holderAfter } = policy;
    if (change.action === "delete" && (holderBefore === undefined || holders.gone.has(holderBefore))) return [];
    const old = statementsBefore(policy);
    const now = statementsAfter(policy, all);
    const isItself = (other: Policy) => other.change === change && other.path.join() === path.join();
    const others = (found: readonly Policy[] = []) => found.filter((other) => other.kind === kind && !isItself(other));
    const before = [...old, ...others(ofBefore.get(holderAfter ?? "")).flatMap(statementsBefore)];
    const after = [...(now?.statements ?? []), ...others(ofAfter.get(holderBefore ?? "")).flatMap((other) => statementsAfter(other, all)?.statements ?? [])];
    return [
      {
        address: change.address,
        kind,
        isNew: old.length === 0 && change.action !== "update" && (holderAfter === undefined || holders.made.has(holderAfter)),
        allowed: now === undefined ? undefined : added(now.statements, before, "Allow"),
        undenied: now === undefined ? [] : added(denied(old), denied(after), "Deny"),
        open: now?.open ?? [],
      },
    ];
  });
});

const policiesByHolder = cachedOfAll((all) => {
  const policies = all.flatMap(policiesOf);
  return { ofBefore: byHolder(policies, ({ holderBefore }) => holderBefore), ofAfter: byHolder(policies, ({ holderAfter }) => holderAfter) };
});

function byHolder(policies: readonly Policy[], holderOf: (policy: Policy) => string | undefined): ReadonlyMap<string, readonly Policy[]> {
  const found = new Map<string, Policy[]>();
  for (const policy of policies) {
    const holder = holderOf(policy);
    if (holder === undefined) continue;
    const list = found.get(holder);
    if (list === undefined) found.set(holder, [policy]);
    else list.push(policy);
  }
  return found;
}

function denied(statements: readonly Statement[]): readonly Statement[] {
  return statements.filter(({ effect }) => effect === "Deny");
}
