import { describeProblems, formatPath } from "../../config/problem";
import { readShape } from "../../config/shape";
import { baseEnvironment } from "./base-environment";
import { fileWith } from "./file-with";

const paths = (values: Readonly<Record<string, unknown>>) => readShape(fileWith(values)).problems.map(({ path }) => formatPath(path));

test.each<[Record<string, unknown>, string[]]>([
  [{ "services.web.cpuUnits": "256" }, ["services.web.cpuUnits"]],
  [{ account: 111122223333 }, ["account"]],
  [{ network: "x", backend: { type: "s4" } }, ["backend.type", "network"]],
  [{ "services.web.cpuUnits": undefined, "services.web.memoryMiB": undefined }, ["services.web.cpuUnits", "services.web.memoryMiB"]],
  [{ "services.web.command": [1, 2, "c"] }, ["services.web.command[0]", "services.web.command[1]"]],
  [{ "services.web.connectsTo": [5, null, { service: "worker" }] }, ["services.web.connectsTo[0]", "services.web.connectsTo[1]", "services.web.connectsTo[2].ports"]],
])("each problem is told of once, and nothing that only the cutting caused: %j", (values, expected) => {
  expect(paths(values).sort()).toEqual(expected);
});

test("of two missing values in one service that service alone is left out", () => {
  const { parsed } = readShape(fileWith({ "services.web.cpuUnits": undefined, "services.web.memoryMiB": undefined }));
  expect(Object.keys(parsed?.services ?? {})).toEqual(["worker"]);
});

test("an unknown kind of VPC is told of with the nearest one", () => {
  expect(readShape(fileWith({ "network.vpc": "exsiting" })).problems).toEqual([
    { rule: "shape", path: ["network", "vpc"], given: "exsiting", allowed: `"new" or "existing"`, remedy: `did you mean "existing"?` },
  ]);
});

test.each(["constructor", "toString", "valueOf"])("a key called %s is an unknown key", (key) => {
  const [problem] = readShape(fileWith({ [`services.web.${key}`]: 1 })).problems;
  expect([problem?.rule, typeof problem?.remedy]).toEqual(["unknown-key", "string"]);
});

test("the member of a union is meant whose keys are nearest", () => {
  expect(readShape(fileWith({ "services.web.connectsTo": [{ securityGroup: "sg-1", ports: [80] }] })).problems.map(({ remedy }) => remedy)).toContain(
    `did you mean "securityGroupId"?`,
  );
});

test("a file that contains itself is told of like any other", () => {
  const file: Record<string, unknown> = { ...baseEnvironment() };
  file["self"] = file;
  const { problems } = readShape(file);
  expect(problems.map(({ path }) => path)).toEqual([["self"]]);
  expect(describeProblems(problems.map((problem) => ({ file: "f", ...problem })))).toContain("    given    an object that contains itself\n");
});

test.each([
  [256n, "256"],
  [NaN, "NaN"],
  [Infinity, "Infinity"],
])("shows the number %p as %s", (given, text) => {
  const { problems } = readShape(fileWith({ "services.web.cpuUnits": given }));
  expect(describeProblems(problems.map((problem) => ({ file: "f", ...problem })))).toContain(`    given    ${text}\n`);
});
