import { childOf, isTree } from "../tree";
import type { Condition } from "./condition";
import { everybody, type Selection } from "./selection";

/** A statement of a policy, every part of it written in one way. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  /** `Service:ecs-tasks.amazonaws.com`; those of a policy that belongs to a role or a user are the holder. */
  readonly principals: Selection;
  readonly actions: Selection;
  readonly resources: Selection;
  readonly conditions: readonly Condition[];
}

/** Reads a policy document; `undefined` when it is none. */
export function statementsOf(document: unknown): readonly Statement[] | undefined {
  const statements = list(childOf(document, "Statement"));
  const found = statements.map(statementOf);
  return isTree(document) && found.every((statement) => statement !== undefined) ? found : undefined;
}

function statementOf(value: unknown): Statement | undefined {
  const effect = childOf(value, "Effect");
  const actions = selection(value, "Action", texts);
  if ((effect !== "Allow" && effect !== "Deny") || actions === undefined) return undefined;
  return {
    effect,
    principals: selection(value, "Principal", principals) ?? { isInverted: false, patterns: ["holder"] },
    actions,
    resources: selection(value, "Resource", texts) ?? { isInverted: false, patterns: ["*"] },
    conditions: conditions(childOf(value, "Condition")),
  };
}

function selection(statement: unknown, name: string, read: (value: unknown) => readonly string[]): Selection | undefined {
  const [given, inverted] = [childOf(statement, name), childOf(statement, `Not${name}`)];
  if (given === undefined && inverted === undefined) return undefined;
  return { isInverted: given === undefined, patterns: [...new Set(read(given ?? inverted))].sort() };
}

/** `"*"` is `{ "AWS": "*" }`, and `"111122223333"` the root of that account. */
function principals(value: unknown): readonly string[] {
  if (!isTree(value)) return value === "*" ? [everybody] : texts(value);
  return Object.entries(value).flatMap(([type, names]) =>
    texts(names).map((name) => `${type}:${type === "AWS" && /^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name}`),
  );
}

function conditions(value: unknown): readonly Condition[] {
  return Object.entries(isTree(value) ? value : {}).flatMap(([operator, keys]) =>
    Object.entries(isTree(keys) ? keys : {}).map(([key, values]) => ({ operator, key: key.toLowerCase(), values: [...new Set(texts(values))].sort() })),
  );
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function texts(value: unknown): readonly string[] {
  return list(value).map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
}
