import { parseEnvironment } from "../../config/parse-environment";
import { formatPath } from "../../config/problem";
import { readShape } from "../../config/shape";
import { fileWith } from "./file-with";

const workflowWith = (nightly: object) => fileWith({ workflows: { nightly: { definition: { StartAt: "A", States: { A: { Type: "Pass", End: true } } }, ...nightly } } });
const withStates = (States: unknown, more: object = {}) => workflowWith({ definition: { StartAt: "A", States, ...more } });

/** Each problem as rule, path below the workflow, value, what is allowed and what to do. */
const told = (file: ReturnType<typeof fileWith>) =>
  readShape(file).problems.map(({ rule, path, given, allowed, remedy }) => [rule, formatPath(path.slice(2)), given, allowed, remedy]);

const types = '"Task", "Pass", "Wait", "Choice", "Succeed", "Fail", "Parallel" or "Map"';
const wait = '"Type", "Comment", "QueryLanguage", "Seconds", "SecondsPath", "Timestamp", "TimestampPath", "InputPath", "OutputPath", "Output", "Assign", "Next" or "End"';
const state = "definition.States.A";
const nested = `${state}.Branches[0].States.B`;
const branch = (States: unknown) => ({ A: { Type: "Parallel", End: true, Branches: [{ StartAt: "B", States }] } });

test.each<[unknown, unknown[]]>([
  [{ A: { Type: "Wiat", Seconds: 1, End: true } }, ["shape", `${state}.Type`, "Wiat", types, 'did you mean "Wait"?']],
  [{ A: { Type: 5 } }, ["shape", `${state}.Type`, 5, types, "use one of them"]],
  [{ A: { End: true } }, ["shape", `${state}.Type`, undefined, types, "use one of them"]],
  [{ A: "Pass" }, ["shape", state, "Pass", "an object", "write an object"]],
  [{ A: null }, ["shape", state, null, "an object", "write an object"]],
  [[], ["shape", "definition.States", [], "an object", "write an object"]],
  [{ A: { Type: "Wait", Secnds: 1, End: true } }, ["unknown-key", `${state}.Secnds`, 1, wait, 'did you mean "Seconds"?']],
  [{ A: { Type: "Pass", End: false } }, ["shape", `${state}.End`, false, "true", "write true"]],
  [{ A: { Type: "Pass", InputPath: 5, End: true } }, ["shape", `${state}.InputPath`, 5, "a string or null", "write a string or null"]],
  [{ A: { Type: "Wait", Seconds: true, End: true } }, ["shape", `${state}.Seconds`, true, "a number or string", "write a number or string"]],
  [{ A: { Type: "Task", job: "a", waitFor: "ends", End: true } }, ["shape", `${state}.waitFor`, "ends", '"start", "end" or "taskToken"', 'did you mean "end"?']],
  [{ A: { Type: "Task", job: "a", Retry: { ErrorEquals: [] }, End: true } }, ["shape", `${state}.Retry`, { ErrorEquals: [] }, "a list", "write a list"]],
  [{ A: { Type: "Task", job: "a", Catch: [{ ErrorEquals: [] }], End: true } }, ["shape", `${state}.Catch[0].Next`, undefined, "a string", "add it: it has no default"]],
  [{ A: { Type: "Choice", Choices: [{ Variable: "$.a", IsNull: true }] } }, ["shape", `${state}.Choices[0].Next`, undefined, "a string", "add it: it has no default"]],
  [{ A: { Type: "Choice" } }, ["shape", `${state}.Choices`, undefined, "a list", "add it: it has no default"]],
  [branch({ B: { Type: "Taks", End: true } }), ["shape", `${nested}.Type`, "Taks", types, 'did you mean "Pass"?']],
  [branch({ B: { Type: "Wait", Sconds: 1, End: true } }), ["unknown-key", `${nested}.Sconds`, 1, wait, 'did you mean "Seconds"?']],
  [
    { A: { Type: "Map", End: true, ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED" }, StartAt: "B", States: {} } } },
    ["shape", `${state}.ItemProcessor.ProcessorConfig.Mode`, "DISTRIBUTED", '"INLINE"', 'write "INLINE"'],
  ],
])("states that can't be read are told of by their place: %j", (states, problem) => {
  expect(told(withStates(states))).toEqual([problem]);
});

test("of several, at every depth, each is told of once", () => {
  const states = { ...branch({ B: { Type: "Wait", Seconds: true, End: true }, C: { Type: "Pas" } }), D: { Type: "Fail", Cause: 1, Eror: "a" } };
  expect(told(withStates(states)).map(([, path]) => path)).toEqual([`${nested}.Seconds`, `${state}.Branches[0].States.C.Type`, "definition.States.D.Cause", "definition.States.D.Eror"]);
});

test.each<[object, unknown[]]>([
  [{ definition: { StartAt: 1, States: {} } }, ["shape", "definition.StartAt", 1, "a string", "write a string"]],
  [{ definition: undefined }, ["shape", "definition", undefined, "an object", "add it: it has no default"]],
  [{ type: "express" }, ["shape", "type", "express", '"STANDARD" or "EXPRESS"', 'did you mean "EXPRESS"?']],
  [{ logging: { level: "DEBUG" } }, ["shape", "logging.level", "DEBUG", '"ALL", "ERROR", "FATAL" or "OFF"', 'use one of "ALL", "ERROR", "FATAL" or "OFF"']],
  [
    { triggers: { a: { queue: "votes", batchsize: 3 } } },
    ["unknown-key", "triggers.a.batchsize", 3, '"queue", "batchSize", "maximumBatchingWindowSeconds" or "filters"', 'did you mean "batchSize"?'],
  ],
  [{ triggers: { a: { eventPattern: "aws.s3" } } }, ["shape", "triggers.a.eventPattern", "aws.s3", "an object", "write an object"]],
])("so is what stands around them: %j", (workflow, problem) => {
  expect(told(workflowWith(workflow))).toEqual([problem]);
});

test.each(["jobs", "services"])("what Fargate does not have is told of in %s", (section) => {
  const { problems } = readShape(fileWith({ [section]: { tally: { image: "a:1", cpuUnits: 256, memoryMiB: 512, privileged: true } } }));
  expect(problems.map(({ rule, path }) => [rule, formatPath(path)])).toEqual([["fargate-unsupported-parameter", `${section}.tally.privileged`]]);
});

test("nothing is told of that only follows from a state that can't be read", () => {
  const states = { A: { Type: "Taks", Next: "B" }, B: { Type: "Choice", Choices: [{ Variable: "$.a", IsNull: true, Next: "A" }], Default: "C" }, C: { Type: "Pass", Next: "A" } };
  expect(parseEnvironment(withStates(states)).problems.map(({ path }) => formatPath(path))).toEqual([`workflows.nightly.${state}.Type`]);
});

test("nor from a job that can't be read", () => {
  const file = withStates({ A: { Type: "Task", job: "tally", End: true } });
  Object.assign(file, { jobs: { tally: { image: "a:1", cpuUnits: "256", memoryMiB: 512 } } });
  expect(parseEnvironment(file).problems.map(({ path }) => formatPath(path))).toEqual(["jobs.tally.cpuUnits"]);
});

test("a definition that contains itself is told of, and nothing loops", () => {
  const parallel: Record<string, unknown> = { Type: "Parallel", End: true };
  parallel["Branches"] = [{ StartAt: "A", States: { A: parallel } }];
  expect(parseEnvironment(withStates({ A: parallel })).problems.map(({ rule }) => rule)).toContain("workflow-json");
});
