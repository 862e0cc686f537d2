import { cached, cachedOfAll } from "../cached";
import type { Change } from "../change";
import { argumentAfter } from "../template/after";
import { knownAfter } from "../template/later";
import { childOf } from "../tree";
import { holdersOf } from "./holders";

/** A managed policy that somebody gets. */
export interface Attachment {
  readonly address: string;
  readonly policy: string;
  /** Whether whoever gets it is made by the same plans. */
  readonly isNew: boolean;
}

/** By type: the argument that tells who gets policies, the type of who does, and the argument that tells the policies. */
const types: Readonly<Record<string, readonly (readonly [holder: string, type: string, policies: string])[]>> = {
  aws_iam_group_policy_attachment: [["group", "aws_iam_group", "policy_arn"]],
  aws_iam_policy_attachment: [["roles", "aws_iam_role", "policy_arn"], ["users", "aws_iam_user", "policy_arn"], ["groups", "aws_iam_group", "policy_arn"]],
  aws_iam_role: [["name", "aws_iam_role", "managed_policy_arns"]],
  aws_iam_role_policy_attachment: [["role", "aws_iam_role", "policy_arn"]],
  aws_iam_role_policy_attachments_exclusive: [["role_name", "aws_iam_role", "policy_arns"]],
  aws_iam_user_policy_attachment: [["user", "aws_iam_user", "policy_arn"]],
};

/** Managed policies that roles, users and groups get and did not have. */
export const attachments = cached((plan, all): readonly Attachment[] => {
  const changed = plan.changes.filter((change) => typesOf(change).length > 0 && ["create", "update", "replace"].includes(change.action));
  if (changed.length === 0) return [];
  const { made } = holdersOf(all);
  const had = hadBefore(all);
  const replaced = replacedPolicies(all);
  return changed.flatMap((change) =>
    typesOf(change).flatMap(([holder, type, policies]) => {
      const holders = texts(knownAfter(change, holder, plan));
      const after = texts(argumentAfter(change, policies, plan, all).value);
      // A policy that is made anew is compared where it is made.
      const isLater = knownAfter(change, policies, plan) === undefined;
      const isKept = (policy: string) => isLater && texts(childOf(change.before, policies)).some((old) => old === policy || replaced.has(old));
      const isNew = change.action === "create" && holders.every((name) => made.has(`${type} ${name}`));
      const isHad = (policy: string) => holders.length > 0 && holders.every((name) => had.has(`${type} ${name} ${policy}`));
      return after.filter((policy) => !isKept(policy) && !isHad(policy)).map((policy) => ({ address: change.address, policy, isNew }));
    }),
  );
});

/** Who had which policy. */
const hadBefore = cachedOfAll((all): ReadonlySet<string> => {
  const pairsOf = (change: Change) => typesOf(change).flatMap(([holder, type, policies]) => pairs(type, childOf(change.before, holder), childOf(change.before, policies)));
  return new Set(all.flatMap(({ changes }) => changes).flatMap(pairsOf));
});

function typesOf({ type, deposed }: Change): (typeof types)[string] {
  return deposed === undefined && Object.hasOwn(types, type) ? (types[type] ?? []) : [];
}

function pairs(type: string, holders: unknown, policies: unknown): readonly string[] {
  return texts(holders).flatMap((holder) => texts(policies).map((policy) => `${type} ${holder} ${policy}`));
}

const replacedPolicies = cachedOfAll((all): ReadonlySet<string> => {
  const changes = all.flatMap((plan) => plan.changes).filter(({ type, action }) => type === "aws_iam_policy" && action === "replace");
  return new Set(changes.flatMap(({ before }) => texts(childOf(before, "arn"))));
});

function texts(value: unknown): readonly string[] {
  return [value].flat().filter((item) => typeof item === "string");
}
