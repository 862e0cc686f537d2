import type { ChangeJson } from "../plan-json";
import type { ReviewedPlan } from "../reviewed-plan";
import { isNamed } from "../rules/remote-outputs";
import { childOf } from "../tree";
import { parseReference, type Reference } from "./reference";

/** The value an expression will have, if it is a plain reference and the plans tell; else `undefined`. */
export function knownValue(expression: string, plan: ReviewedPlan, all: readonly ReviewedPlan[]): unknown {
  const reference = parseReference(expression);
  if (reference === undefined) return undefined;
  return reference[0] === "data" ? ofOtherState(reference, plan, all) : ofResource(reference, plan);
}

/** The plan of the stack that a remote state of that name reads. */
export function producerOf(remoteState: string, plan: ReviewedPlan, all: readonly ReviewedPlan[]): ReviewedPlan | undefined {
  const candidates = all.filter(({ stack }) => isNamed(stack, remoteState) && plan.set?.dependencies.includes(stack) !== false);
  const [only, ...others] = candidates.length > 1 ? candidates.filter(({ stack }) => plan.stack.startsWith(stack.slice(0, -remoteState.length))) : candidates;
  return others.length === 0 ? only : undefined;
}

function ofResource([type, name, ...path]: Reference, plan: ReviewedPlan): unknown {
  const [index, ...rest] = path;
  const address = `${type}.${name}`;
  const indexed = index === undefined ? undefined : `${address}[${typeof index === "number" ? index : JSON.stringify(index)}]`;
  for (const change of plan.changes) {
    if (change.deposed !== undefined) continue;
    if (change.address === address) return knownAt(change.after, [change.unknown], path);
    if (change.address === indexed) return knownAt(change.after, [change.unknown], rest);
  }
  return undefined;
}

function ofOtherState([, type, name, outputs, output, ...path]: Reference, plan: ReviewedPlan, all: readonly ReviewedPlan[]): unknown {
  if (type !== "terraform_remote_state" || outputs !== "outputs" || output === undefined) return undefined;
  const changes = producerOf(String(name), plan, all)?.plan.output_changes;
  if (changes === undefined || !Object.hasOwn(changes, output)) return undefined;
  const { after, after_unknown: unknown, after_sensitive: sensitive } = changes[output] as ChangeJson;
  return knownAt(after, [unknown, sensitive], path);
}

/** The value at a path, unless a tree of what is hidden says `true` on the way. */
function knownAt(value: unknown, hidden: readonly unknown[], path: Reference): unknown {
  if (hidden.includes(true)) return undefined;
  const [first, ...rest] = path;
  if (first === undefined) return typeof value === "object" ? undefined : value;
  return knownAt(childOf(value, first), hidden.map((tree) => childOf(tree, first)), rest);
}
