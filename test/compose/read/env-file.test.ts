import { parseEnvFile } from "../../../compose/read/env-file";

const variables: Readonly<Record<string, string>> = { SET: "value", EMPTY: "" };
const lookup = (name: string) => variables[name];
const valuesOf = (text: string, format?: "raw") => {
  const { variables: found, problems } = parseEnvFile(text, lookup, format);
  return problems.length > 0 ? problems : Object.fromEntries(found.map(({ name, value }) => [name, value]));
};

/** The rules that the specification gives for the format. */
describe("as documented", () => {
  test.each([
    ["# VAR=1", {}],
    ["\n\n", {}],
    ["VAR=VAL", { VAR: "VAL" }],
    ['VAR="VAL"', { VAR: "VAL" }],
    ["VAR='VAL'", { VAR: "VAL" }],
    ["VAR=$SET", { VAR: "value" }],
    ['VAR="${SET}"', { VAR: "value" }],
    ["VAR=VAL # comment", { VAR: "VAL" }],
    ["VAR=VAL# not a comment", { VAR: "VAL# not a comment" }],
    ['VAR="VAL # not a comment"', { VAR: "VAL # not a comment" }],
    ['VAR="VAL" # comment', { VAR: "VAL" }],
    ["VAR='$OTHER'", { VAR: "$OTHER" }],
    ["VAR='${OTHER}'", { VAR: "${OTHER}" }],
    ["VAR='Let\\'s go!'", { VAR: "Let's go!" }],
    ['VAR="{\\"hello\\": \\"json\\"}"', { VAR: '{"hello": "json"}' }],
    ['VAR="some\\tvalue"', { VAR: "some\tvalue" }],
    ["VAR='some\\tvalue'", { VAR: "some\\tvalue" }],
    ["VAR=some\\tvalue", { VAR: "some\\tvalue" }],
    ['VAR="a\\nb\\rc\\\\d"', { VAR: "a\nb\rc\\d" }],
    ["VAR=", { VAR: "" }],
    ["VAR\n", { VAR: undefined }],
    ["SET\n", { SET: "value" }],
    ['# Set Rails/Rack environment\nRACK_ENV=development\nVAR="quoted"\n', { RACK_ENV: "development", VAR: "quoted" }],
  ])("%j gives %j", (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
  });
});

describe("names", () => {
  test.each([
    ["", {}],
    ["\uFEFFA=1", { A: "1" }],
    ["  A=1\n\tB=2", { A: "1", B: "2" }],
    ["A = 1\nB\t=\t2", { A: "1", B: "2" }],
    ["A: 1\nB:2", { A: "1", B: "2" }],
    ["export A=1\nexport\tB=2\n  export C='3'", { A: "1", B: "2", C: "3" }],
    ["export SET\nexport_A=1\nexport.B=2\nexports=3", { SET: "value", export_A: "1", "export.B": "2", exports: "3" }],
    ["a.b-c[0]=1\n1st=2\nä=3", { "a.b-c[0]": "1", "1st": "2", ä: "3" }],
    ["A\nB=2\nEMPTY\n", { A: undefined, B: "2", EMPTY: "" }],
    ["A=1\nA=2", { A: "2" }],
    ["A=1\r\n\r\nSET\r\nB='2'\r\n", { A: "1", SET: "value", B: "2" }],
  ])("of %j give %j", (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
  });

  /** Where the file ends right after it, compose-go takes it for a value without a name; the specification knows no such case. */
  test("one without a value may end the file", () => {
    expect(valuesOf("A=1\nSET")).toEqual({ A: "1", SET: "value" });
  });
});

describe("values", () => {
  test.each([
    ["A=postgres://u@h:5432/d?sslmode=disable", { A: "postgres://u@h:5432/d?sslmode=disable" }],
    ["A=b=c=", { A: "b=c=" }],
    ["A=two words \t", { A: "two words" }],
    ["A=\nB=1", { A: "", B: "1" }],
    ["A=#x\nB= # x\nC=x #", { A: "#x", B: "# x", C: "x" }],
    ["A=it's\nB=say \"x\"", { A: "it's", B: 'say "x"' }],
    ["A=  'x'\nB=\t\"y\"", { A: "x", B: "y" }],
    ["A=''\nB=\"\"", { A: "", B: "" }],
    // Quotes go on over lines.
    ["A=\"one\ntwo\n\"\nB='\n#three'", { A: "one\ntwo\n", B: "\n#three" }],
    ["A=\"'\"\nB='\"'", { A: "'", B: '"' }],
    // What follows the closing quote is read on its own.
    ['A="1"B=2', { A: "1", B: "2" }],
    ['A="1"#B=2', { A: "1" }],
    // Escapes.
    ['A="Z\\aZ\\bZ\\fZ\\vZ\\0123Z"', { A: "Z\x07Z\bZ\fZ\vZSZ" }],
    ['A="\\0351 \\012 \\0 \\0777 \\x07 \\u12e4 \\c \\q"', { A: "é \\12 \\ \\777 \\x07 \\u12e4 \\c \\q" }],
    ["A='\\\\ \\n \\\"'", { A: '\\\\ \\n \\"' }],
    ['A="\\\'"', { A: "\\'" }],
    ['A="\\\\n"', { A: "\\n" }],
  ])("of %j give %j", (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
  });
});

describe("expansion", () => {
  test.each([
    ["A=1\nB=$A\nC=${A}${B}", { A: "1", B: "1", C: "11" }],
    ["A=${NONE:-x}\nB=${SET:+y}\nC=${EMPTY-z}", { A: "x", B: "y", C: "" }],
    // What is set outside wins over the file's own line.
    ["SET=other\nA=$SET", { SET: "other", A: "value" }],
    ["A='$SET'\nB=$A", { A: "$SET", B: "$SET" }],
    ['A="\\$SET"\nB=$$SET\nC="$$SET"\nD=\\$SET', { A: "$SET", B: "$SET", C: "$SET", D: "\\value" }],
    ['A="\\${SET} ${SET}"', { A: "${SET} value" }],
    ["A=pa$$word 5$", { A: "pa$word 5$" }],
    ['A="${NONE:-a\\"b}"', { A: 'a"b' }],
  ])("in %j gives %j", (text, expected) => {
    expect(valuesOf(text)).toEqual(expected);
  });

  test("tells of variables that are not set", () => {
    expect(parseEnvFile("A=$B\n\nC=\"${D}\n$E\"\nF=$A", lookup)).toEqual({
      variables: [
        { name: "A", value: "", line: 1 },
        { name: "C", value: "\n", line: 3 },
        { name: "F", value: "", line: 5 },
      ],
      problems: [],
      unset: [
        { name: "B", line: 1 },
        { name: "D", line: 3 },
        { name: "E", line: 3 },
      ],
    });
  });

  test("knows what earlier files gave, behind the file's own lines", () => {
    const earlier = new Map([
      ["A", "earlier"],
      ["B", "earlier"],
      ["SET", "earlier"],
    ]);
    const { variables: found } = parseEnvFile("A=own\nC=$A $B $SET", lookup, undefined, earlier);
    expect(found.at(-1)).toEqual({ name: "C", value: "own earlier value", line: 2 });
  });
});

test("each variable stands at the line of its name", () => {
  const { variables: found } = parseEnvFile("# one\nA=1\n\n  export B='x\ny'\nC\n# seven\nD: 4 # x\nE=\nF=\"a\" G=2", lookup);
  expect(found.map(({ name, line }) => [name, line])).toEqual([
    ["A", 2],
    ["B", 4],
    ["C", 6],
    ["D", 8],
    ["E", 9],
    ["F", 10],
    ["G", 10],
  ]);
});

const allowed = "a name of letters, digits, _ . - [ and ], then = and a value";

test.each([
  ["lol$wut", { line: 1, problem: { given: "lol$", allowed, remedy: 'correct the name, or put "#" in front of a comment' } }],
  ["A # comment", { line: 1, problem: { given: "A #", allowed, remedy: 'correct the name, or put "#" in front of a comment' } }],
  ["\n{\n", { line: 2, problem: { given: "{", allowed, remedy: 'correct the name, or put "#" in front of a comment' } }],
  ["=x", { line: 1, problem: { given: "=", allowed, remedy: "write a name" } }],
  ["A B=1", { line: 1, problem: { given: "A B=", allowed, remedy: "write the name without white space" } }],
  ["A B\n", { line: 1, problem: { given: "A B", allowed, remedy: "write the name without white space" } }],
  [
    'A="secret',
    {
      line: 1,
      problem: { given: 'A="', allowed: "a value that ends with the quote it begins with", remedy: "close the quote; a quote in the value is written with \\ in front" },
    },
  ],
  [
    "A='x\\'",
    {
      line: 1,
      problem: { given: "A='", allowed: "a value that ends with the quote it begins with", remedy: "close the quote; a quote in the value is written with \\ in front" },
    },
  ],
  [
    "\nA=${B:?must be there}",
    {
      line: 2,
      problem: { given: "${B:?must be there}", allowed: "a value that is not empty of the variable B: must be there", remedy: "set B in the environment or in .env" },
    },
  ],
])("refuses %j", (text, problem) => {
  expect(parseEnvFile(text, lookup)).toEqual({ variables: [], problems: [problem], unset: [] });
});

test("goes on behind what is wrong", () => {
  const { variables: found, problems } = parseEnvFile("A=1\nB!=2\nC=3\nD=${\nE='5\nF=6", lookup);
  expect(found.map(({ name }) => name)).toEqual(["A", "C", "F"]);
  expect(problems.map(({ line }) => line)).toEqual([2, 4, 5]);
});

describe("raw", () => {
  test.each([
    ["A=1\nB='x' # y\nC=\"$SET\"", { A: "1", B: "'x' # y", C: '"$SET"' }],
    ["\uFEFFA=1", { A: "1" }],
    ["  # x\n\n\tA=  1 \t", { A: "  1 \t" }],
    ["A=1\r\nB=\\n", { A: "1", B: "\\n" }],
    ["SET\nNONE\nEMPTY", { SET: "value", NONE: undefined, EMPTY: "" }],
    ["A:b=1\nexport=2", { "A:b": "1", export: "2" }],
  ])("%j gives %j", (text, expected) => {
    expect(valuesOf(text, "raw")).toEqual(expected);
  });

  test("tells of every bad line", () => {
    const rawName = "a name without white space, then = and a value";
    expect(parseEnvFile("=x\nexport A=1\nB C\nD=4", lookup, "raw")).toEqual({
      variables: [{ name: "D", value: "4", line: 4 }],
      problems: [
        { line: 1, problem: { given: "=", allowed: rawName, remedy: "write a name" } },
        { line: 2, problem: { given: "export A=", allowed: rawName, remedy: "take out the white space" } },
        { line: 3, problem: { given: "B C", allowed: rawName, remedy: "take out the white space" } },
      ],
      unset: [],
    });
  });
});
