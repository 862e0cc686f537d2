import type { Rule } from "../../../review/rule";
import { rules } from "../../../review/rules";

/** The rule of an id. */
export function rule(id: string): Rule {
  const found = rules.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no rule ${id}`);
  return found;
}
