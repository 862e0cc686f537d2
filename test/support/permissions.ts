import { each } from "./reachability";
import { readable, resolve, type Stacks } from "./references";

/** A statement as it stands in a policy. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** What a role may do, by the role's name: every `<action> on <resource>`, with its conditions, and every managed policy. */
export function permissions(stacks: Stacks): Record<string, string[]> {
  const managed = each(stacks).filter(([, type]) => type === "aws_iam_role_policy_attachment");
  const found = Object.entries(roleStatements(stacks)).map(([role, own]) => {
    const attached = managed.filter(([stack, , , block]) => readable(stacks, stack, String(block["role"])) === role);
    const granted = [...own.flatMap(triples), ...attached.map(([, , , block]) => `all of ${String(block["policy_arn"])}`)];
    return [role, [...new Set(granted)].sort()] as const;
  });
  return Object.fromEntries(found);
}

/** The statements of each role's own policies, by the role's name. */
export function roleStatements(stacks: Stacks): Record<string, PolicyStatement[]> {
  const found: Record<string, PolicyStatement[]> = {};
  for (const [stack, type, name, block] of each(stacks)) {
    if (type === "aws_iam_role") {
      if ("inline_policy" in block || "managed_policy_arns" in block) throw new Error(`${name}: a policy that is not a resource of its own`);
      found[String(block["name"])] ??= [];
    }
    if (type !== "aws_iam_role_policy") continue;
    const role = readable(stacks, stack, String(block["role"]));
    found[role] = [...(found[role] ?? []), ...statements(stacks, stack, block["policy"])];
  }
  return found;
}

/** The statements of a policy, with what its expressions mean in their place. */
export function statements(stacks: Stacks, stack: string, policy: unknown): PolicyStatement[] {
  const { Statement } = JSON.parse(readable(stacks, stack, String(policy))) as { Statement: PolicyStatement[] };
  return Statement;
}

/** Trust policies by role: who may act as it, under which conditions. */
export function trusts(stacks: Stacks): Record<string, PolicyStatement[]> {
  const roles = each(stacks).filter(([, type]) => type === "aws_iam_role");
  return Object.fromEntries(roles.map(([stack, , , block]) => [String(block["name"]), statements(stacks, stack, block["assume_role_policy"])]));
}

/** The policies of a type by the name of the resource they guard. */
export function resourcePolicies(stacks: Stacks, type: string, guarded: string): Record<string, PolicyStatement[]> {
  const policies = each(stacks).filter(([, each]) => each === type);
  return Object.fromEntries(
    policies.map(([stack, , , block]) => {
      const target = resolve(stacks, stack, String(block[guarded]));
      return [typeof target === "string" ? target : target.name, statements(stacks, stack, block["policy"])];
    }),
  );
}

function triples({ Effect, Action, Resource, Condition }: PolicyStatement): string[] {
  if (Effect !== "Allow") throw new Error(`a role's policy with the effect ${Effect}`);
  const conditions = Object.values(Condition ?? {}).flatMap((keys) => Object.entries(keys).map(([key, value]) => ` where ${key} is ${list(value).join(" or ")}`));
  return list(Action).flatMap((action) => list(Resource ?? []).map((resource) => `${action} on ${resource}${conditions.join("")}`));
}

export function list<T extends string>(value: T | readonly T[]): readonly T[] {
  return typeof value === "string" ? [value] : value;
}
