import { listed, suggest } from "../nearest";
import type { Path } from "../problem";
import { isFields, type Fields } from "../fields";
import type { Finding, Rule } from "./rule";
import { isExpression } from "./workflow-fields";
import { stateRule } from "./workflow-rule";

const source = "Amazon States Language, Choice State";

const ordered = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];
const comparisons = [
  ...["String", "Numeric", "Timestamp"].flatMap((type) => ordered.flatMap((each) => [`${type}${each}`, `${type}${each}Path`])),
  "StringMatches",
  "BooleanEquals",
  "BooleanEqualsPath",
  ...["IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"],
];
const combinations = ["And", "Or", "Not"];
/** What a rule may hold beside its comparison. */
const aside = ["Comment", "Next", "Assign", "Variable", "Condition", "Output"];

/** What a comparison compares with. */
function operand(comparison: string): { readonly is: (value: unknown) => boolean; readonly form: string } {
  if (comparison.endsWith("Path")) return { is: (value) => typeof value === "string", form: 'a path: "$.limit"' };
  if (comparison.startsWith("Numeric")) return { is: (value) => typeof value === "number", form: "a number" };
  if (comparison.startsWith("Is") || comparison.startsWith("Boolean")) return { is: (value) => typeof value === "boolean", form: "true or false" };
  if (comparison.startsWith("String")) return { is: (value) => typeof value === "string", form: "a text" };
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return { is: (value) => typeof value === "string" && time.test(value), form: 'a time: "2027-01-31T08:00:00Z"' };
}

function* jsonpathRule(path: Path, rule: unknown, depth: number): Iterable<Finding> {
  if (!isFields(rule)) {
    yield { path, given: rule, allowed: "an object", remedy: 'write { Variable: "$.count", NumericGreaterThan: 0 }' };
    return;
  }
  if (depth > 0) {
    for (const key of ["Next", "Assign"].filter((each) => each in rule)) {
      yield { path: [...path, key], given: rule[key], allowed: `${key} in the outermost rule alone`, remedy: "move it there" };
    }
  }
  const operators = Object.keys(rule).filter((key) => !aside.includes(key));
  const [operator, ...others] = operators;
  if (operator === undefined || others.length > 0) {
    const remedy = operator === undefined ? `add one: ${listed(["StringEquals", "NumericGreaterThan", "IsPresent"])} and the like` : "join them with And: [{ ... }, { ... }]";
    yield { path, given: operator === undefined ? undefined : operators, allowed: "exactly one comparison, or one of And, Or and Not", remedy };
    return;
  }
  const value = rule[operator];
  const at = [...path, operator];
  if (combinations.includes(operator)) {
    if ("Variable" in rule) yield { path: [...path, "Variable"], given: rule["Variable"], allowed: `no Variable beside ${operator}`, remedy: "move it into the rules within" };
    if (operator === "Not") {
      yield* jsonpathRule(at, value, depth + 1);
      return;
    }
    if (!Array.isArray(value) || value.length === 0) {
      yield { path: at, given: value, allowed: "a list of rules", remedy: "write [{ ... }, { ... }]" };
      return;
    }
    for (const [index, inner] of value.entries()) yield* jsonpathRule([...at, index], inner, depth + 1);
  } else if (!comparisons.includes(operator)) {
    yield { path: at, given: value, allowed: "a comparison of the Amazon States Language", remedy: suggest(operator, [...comparisons, ...combinations]) };
  } else {
    const { is, form } = operand(operator);
    if (typeof rule["Variable"] !== "string") {
      yield { path: [...path, "Variable"], given: rule["Variable"], allowed: 'a path to what is compared: "$.count"', remedy: "add it" };
    }
    if (!is(value)) yield { path: at, given: value, allowed: `${form} for ${operator}`, remedy: `write ${form}` };
  }
}

function* jsonataRule(path: Path, rule: Fields): Iterable<Finding> {
  const { Condition: given } = rule;
  if (typeof given !== "boolean" && (typeof given !== "string" || !isExpression(given))) {
    const remedy = 'write Condition: "{% $states.input.count > 0 %}"';
    yield { path: [...path, "Condition"], given, allowed: "an expression that is true or false", remedy };
  }
  for (const key of Object.keys(rule).filter((each) => each === "Variable" || !aside.includes(each))) {
    yield { path: [...path, key], given: rule[key], allowed: "Condition alone in JSONata", remedy: "say it in Condition" };
  }
}

export const workflowChoiceRules: readonly Rule[] = [
  stateRule("workflow-choices", source, function* ({ path, state }) {
    if (state.Type !== "Choice" || state.Choices.length > 0) return;
    yield { path: [...path, "Choices"], given: state.Choices, allowed: "at least one rule", remedy: "add one, or make a Pass state of it" };
  }),
  stateRule("workflow-choice-rule", source, function* ({ path, state, queryLanguage }) {
    if (state.Type !== "Choice") return;
    for (const [index, rule] of state.Choices.entries()) {
      const at = [...path, "Choices", index];
      if (queryLanguage === "JSONata") yield* jsonataRule(at, rule);
      else if (rule.Condition === undefined) yield* jsonpathRule(at, rule, 0);
    }
  }),
];
