import { isImpliedBy, type Condition } from "./condition";
import { actions, covers, partsOf, principals, resources, type Comparison, type Part, type Selection } from "./selection";
import type { Statement } from "./statement";

/** What statements say of somebody, some actions and some resources under conditions. */
export interface Scope {
  readonly principals: readonly Part[];
  readonly actions: readonly Part[];
  readonly resources: readonly Part[];
  readonly conditions: readonly Condition[];
}

/** More pieces than anybody would read: from here on what is left is told as it stands. */
const most = 200;

/** What the statements of an effect say that others did not, whatever the order and however it is split into statements. */
export function added(now: readonly Statement[], before: readonly Statement[], effect: Statement["effect"]): readonly Scope[] {
  const old = before.filter((statement) => statement.effect === effect);
  return now.filter((statement) => statement.effect === effect).flatMap((statement) => old.reduce(without, [scopeOf(statement)]));
}

function scopeOf(statement: Statement): Scope {
  const { conditions } = statement;
  return { principals: partsOf(statement.principals), actions: partsOf(statement.actions), resources: partsOf(statement.resources), conditions };
}

/** What is left of scopes when what a statement covers is taken away. */
function without(scopes: readonly Scope[], statement: Statement): readonly Scope[] {
  if (scopes.length > most) return scopes;
  return scopes.flatMap((scope) => {
    const isConditional = !statement.conditions.every((condition) => scope.conditions.some((other) => isImpliedBy(condition, other)));
    if (isConditional) return [scope];
    const who = split(scope.principals, statement.principals, principals);
    const what = split(scope.actions, statement.actions, actions);
    const where = split(scope.resources, statement.resources, resources);
    if (who.covered.length === 0 || what.covered.length === 0 || where.covered.length === 0) return [scope];
    return [
      { ...scope, principals: who.left },
      { ...scope, principals: who.covered, actions: what.left },
      { ...scope, principals: who.covered, actions: what.covered, resources: where.left },
    ].filter((each) => each.principals.length > 0 && each.actions.length > 0 && each.resources.length > 0);
  });
}

function split(parts: readonly Part[], selection: Selection, by: Comparison): { readonly covered: readonly Part[]; readonly left: readonly Part[] } {
  const covered = new Set(parts.filter((part) => covers(selection, part, by)));
  return { covered: [...covered], left: parts.filter((part) => !covered.has(part)) };
}
