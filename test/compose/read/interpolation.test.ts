import { isGrammarProblem } from "../../../compose/read/grammar-problem";
import { interpolate } from "../../../compose/read/interpolation";

const variables: Readonly<Record<string, string>> = { SET: "value", EMPTY: "", FOO: "foo", _under_1: "lower", JSON: '{"a":1}', DOLLAR: "$SET", upper: "small" };
const lookup = (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined);

/** The forms that the specification's chapter on interpolation gives. */
describe("as documented", () => {
  test.each([
    ["$SET", "value"],
    ["${SET}", "value"],
    // A default for a variable that is not set, or empty too.
    ["${UNSET:-default}", "default"],
    ["${EMPTY:-default}", "default"],
    ["${SET:-default}", "value"],
    ["${UNSET-default}", "default"],
    ["${EMPTY-default}", ""],
    ["${SET-default}", "value"],
    // A mandatory one that is there.
    ["${SET:?err}", "value"],
    ["${SET?err}", "value"],
    ["${EMPTY?err}", ""],
    // Another value where it is there.
    ["${SET:+replacement}", "replacement"],
    ["${EMPTY:+replacement}", ""],
    ["${UNSET:+replacement}", ""],
    ["${SET+replacement}", "replacement"],
    ["${EMPTY+replacement}", "replacement"],
    ["${UNSET+replacement}", ""],
    // Nesting.
    ["${UNSET:-${FOO}}", "foo"],
    ["${SET?$FOO}", "value"],
    ["${UNSET:-${FOO:-default}}", "foo"],
    ["${UNSET:-${EMPTY:-default}}", "default"],
    // What is no expression stays.
    ["$$VAR_NOT_INTERPOLATED_BY_COMPOSE", "$VAR_NOT_INTERPOLATED_BY_COMPOSE"],
    ["$1", "$1"],
    ["cost: 5$", "cost: 5$"],
    ["$ SET", "$ SET"],
  ])("%s is %j", (text, expected) => {
    expect(interpolate(text, lookup)).toEqual({ text: expected, unset: [] });
  });

  test.each([
    ["$UNSET", "", ["UNSET"]],
    ["a ${UNSET} b $OTHER $UNSET", "a  b  ", ["UNSET", "OTHER"]],
    ["${EMPTY:-$UNSET}", "", ["UNSET"]],
    ["${SET:+x$UNSET}", "x", ["UNSET"]],
    // What is not used is not missed, and conditions ask for no value.
    ["${SET:-$UNSET}", "value", []],
    ["${UNSET:+$OTHER}", "", []],
    ["${SET?$UNSET}", "value", []],
  ])("%s is %j, and tells of %j", (text, expected, unset) => {
    expect(interpolate(text, lookup)).toEqual({ text: expected, unset });
  });
});

describe("where things stand close together", () => {
  test.each([
    ["", ""],
    ["no variable", "no variable"],
    ["$SET-$FOO", "value-foo"],
    ["${SET}${FOO}", "valuefoo"],
    ["${SET}_$SET.x", "value_value.x"],
    ["$SETx", "", ["SETx"]],
    ["$_under_1 $upper", "lower small"],
    ["${UNSET:-a}-${UNSET:-b}", "a-b"],
    ["${UNSET:-a} $FOO } ${SET:+c}", "a foo } c"],
    ["${UNSET:-${UNSET:-${UNSET:-deep}}}", "deep"],
    ["${UNSET:-$FOO and ${SET}}", "foo and value"],
    ["${UNSET-a:-b}", "a:-b"],
    ["${UNSET:-a-b?c}", "a-b?c"],
    ["${UNSET:-}", ""],
    ["${UNSET:-http://x/?a=b}", "http://x/?a=b"],
    ["$$", "$"],
    ["$$$SET", "$value"],
    ["$$$$", "$$"],
    ["$${SET}", "${SET}"],
    ["${UNSET:-$$SET}", "$SET"],
    // What a variable holds is not read again.
    ["$DOLLAR", "$SET"],
    ["${UNSET:-$DOLLAR}", "$SET"],
    ["$JSON ${JSON}", '{"a":1} {"a":1}'],
    ['${UNSET:-{"a":1}}', '{"a":1}'],
    ["${UNSET:-{}}", "{}"],
    ["line ${SET}\nline ${FOO}", "line value\nline foo"],
    ["$}", "$}"],
    ["^a$|b", "^a$|b"],
  ])("%j is %j", (text, expected, unset: string[] = []) => {
    expect(interpolate(text, lookup)).toEqual({ text: expected, unset });
  });
});

const remedy = 'correct the expression, or write "$$" where a dollar sign itself is meant';
const allowed = "${NAME}, or ${NAME followed by :- - :? ? :+ or + and a text}, on one line; NAME of letters, digits and _, no digit first";

test.each([
  ["${", "${"],
  ["a ${} b", "${}"],
  ["${ }", "${ }"],
  ["${ SET}", "${ SET}"],
  ["${SET }", "${SET }"],
  ["${SET!}", "${SET!}"],
  ["${1}", "${1}"],
  ["${SET/foo/bar}", "${SET/foo/bar}"],
  ["${SET:x}", "${SET:x}"],
  ["${SET", "${SET"],
  ["${#SET}", "${#SET}"],
  ["${SET:-two\nlines}", "${SET:-two"],
  ["${UNSET:-${}}", "${}"],
  ["${UNSET:-${SET}", "${SET"],
])("refuses %j", (text, given) => {
  expect(interpolate(text, lookup)).toEqual({ problem: { given, allowed, remedy } });
});

test("a default that is not used is not read", () => {
  expect(interpolate("${SET:-${}}", lookup)).toEqual({ text: "value", unset: [] });
});

test.each([
  ["${UNSET:?}", "a value that is not empty of the variable UNSET"],
  ["${UNSET?}", "a value of the variable UNSET"],
  ["${UNSET:?set it in .env}", "a value that is not empty of the variable UNSET: set it in .env"],
  ["${EMPTY:?set it in .env}", "a value that is not empty of the variable EMPTY: set it in .env"],
  ["${UNSET?$FOO and ${SET}}", "a value of the variable UNSET: foo and value"],
])("tells what %s lacks", (text, expected) => {
  const variable = text.startsWith("${E") ? "EMPTY" : "UNSET";
  expect(interpolate(`before ${text} after`, lookup)).toEqual({
    problem: { given: text, allowed: expected, remedy: `set ${variable} in the environment or in .env` },
  });
});

test("tells the first of several problems", () => {
  const found = interpolate("${A?first} ${B?second} ${", lookup);
  expect(isGrammarProblem(found) && found.problem.given).toBe("${A?first}");
});
