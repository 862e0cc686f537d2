import { join } from "node:path";
import { readWaivers } from "../../../review/read/read-waivers";
import { folderWith } from "./folder";

const read = (text: string) => readWaivers(join(folderWith({ "waivers.yaml": text }), "waivers.yaml"), ["stateful-deleted", "rename"]);
const problems = (text: string) => read(text).problems.map(({ found, remedy }) => `${found} => ${remedy}`);
const form = 'write a list of { rule, address: "<stack>/<address>", reason, expires: YYYY-MM-DD }';

test("there is no need to have any", () => {
  const none = { waivers: [], problems: [] };
  expect(readWaivers("/nowhere/waivers.yaml", [])).toEqual(none);
  expect(read("")).toEqual(none);
  expect(read("# none yet\n[]\n")).toEqual(none);
});

test("a waiver names the rule, the address, the reason and the last day", () => {
  expect(read("- { rule: rename, address: dev-storage/aws_efs_file_system.data, reason: it is empty, expires: 2030-01-31 }")).toEqual({
    waivers: [{ rule: "rename", address: "dev-storage/aws_efs_file_system.data", reason: "it is empty", expires: "2030-01-31" }],
    problems: [],
  });
});

test("all that is wrong is told by line", () => {
  expect(problems("- rule: rename\n  address: a/b\n  reason: ' '\n  expires: 2030-02-31\n- rule: rename\n  address: a/b\n  reason: r\n  expire: 2030-01-01\n")).toEqual([
    `line 3: expected a text that is not empty => ${form}`,
    `line 4: expected a day, as 2030-01-31 => ${form}`,
    `line 5: expected string, received undefined => ${form}`,
    `line 5: Unrecognized key: "expire" => ${form}`,
  ]);
  expect(problems("rule: rename")).toEqual([`line 1: expected array, received object => ${form}`]);
});

test("a rule that there is not gets the nearest one, a second waiver is one too many", () => {
  expect(problems("- { rule: statefull-delete, address: a/b, reason: r, expires: 2030-01-01 }\n- { rule: rename, address: a/b, reason: r, expires: 2030-01-01 }\n- { rule: rename, address: a/b, reason: s, expires: 2031-01-01 }\n")).toEqual([
    'line 1: the rule "statefull-delete", which there is not => name a rule by its id: did you mean "stateful-deleted"?',
    'line 3: a second waiver of "rename" for "a/b" => keep one',
  ]);
});

test("what is not YAML is told by line, and aliases without end are nothing", () => {
  expect(problems("- rule: rename\n  reason: [a\n- b: }")[0]).toMatch(/^line \d: /);
  const bomb = ["a0: &a0 [x, x]", ...[...Array(30).keys()].map((n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`)].join("\n");
  expect(problems(bomb)).toEqual([`line 1: expected array, received string => ${form}`]);
});
