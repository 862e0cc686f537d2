import { addresses } from "../network/addresses";
import { isWithin } from "../network/ranges";
import { contains } from "./pattern";

/** A condition of a statement: one operator, one key, and the values of which one must fit, or none where the operator is a negated one. */
export interface Condition {
  readonly operator: string;
  /** In small letters: keys know no case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** Whether a condition holds whenever the other one does. Says no where it cannot tell. */
export function isImpliedBy(condition: Condition, other: Condition): boolean {
  if (condition.operator.toLowerCase() !== other.operator.toLowerCase() || condition.key !== other.key) return false;
  const [wider, narrower] = isNegated(condition) ? [other.values, condition.values] : [condition.values, other.values];
  return narrower.every((value) => wider.some((each) => includes(condition.operator, each, value)));
}

/** `StringNotEquals`, `ForAnyValue:ArnNotLike`. */
export function isNegated({ operator }: Condition): boolean {
  return /(^|:)(String|Arn|Numeric|Date)?Not/i.test(operator);
}

function includes(operator: string, wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  if (/IpAddress/i.test(operator)) {
    const [outer, inner] = [addresses(wide), addresses(narrow)];
    return outer !== undefined && inner !== undefined && outer.family === inner.family && isWithin(inner.range, outer.range);
  }
  return /(Like|Arn(Not)?Equals)/i.test(operator) && contains(wide, narrow);
}
