import type { State, StateMachine, States } from "../../config/states-language";
import { renderDefinition } from "../../config/workflow-definition";
import { sampleWorkflow, targets } from "./sample-workflow";

type Validator = (definition: unknown) => { isValid: boolean; errorsText: () => string };
// oxlint-disable-next-line typescript/no-require-imports -- it has no types
const validate = require("asl-validator") as Validator;

/** What a single state becomes; asl-validator takes the definition it stands in. */
function rendered(state: State, queryLanguage?: "JSONata", type?: "EXPRESS"): unknown {
  const definition = { ...(queryLanguage === undefined ? {} : { QueryLanguage: queryLanguage }), StartAt: "A", States: { A: state } };
  const result = renderDefinition(sampleWorkflow(definition, type), targets) as { States: States };
  return result.States["A"];
}

/** How a job is run, and with what. */
const runs = (job: string, override?: object) => ({
  Cluster: "cluster-arn",
  TaskDefinition: `${job}-arn`,
  CapacityProviderStrategy: [{ CapacityProvider: "FARGATE", Base: 1, Weight: 2 }],
  NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ["subnet-1", "subnet-2"], SecurityGroups: [`sg-${job}`], AssignPublicIp: job === "public" ? "ENABLED" : "DISABLED" } },
  PropagateTags: "TASK_DEFINITION",
  ...(override === undefined ? {} : { Overrides: { ContainerOverrides: [{ Name: job, ...override }] } }),
});
const end = { End: true } as const;

test("a job is run to its end by its task definition, network and capacity", () => {
  expect(rendered({ Type: "Task", job: "tally", ...end })).toEqual({ Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", Parameters: runs("tally"), End: true });
  expect(rendered({ Type: "Task", job: "public", ...end }, "JSONata")).toEqual({ Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", Arguments: runs("public"), End: true });
});

test("its command and environment become a container override, in JSONPath those that are read by paths too", () => {
  const Parameters = { "Command.$": "$.command", Environment: { DAY: "1", "TOKEN.$": "$$.Task.Token" } };
  const Environment = [
    { Name: "DAY", Value: "1" },
    { Name: "TOKEN", "Value.$": "$$.Task.Token" },
  ];
  expect(rendered({ Type: "Task", job: "tally", Parameters, ...end })).toMatchObject({ Parameters: runs("tally", { "Command.$": "$.command", Environment }) });
});

test("in JSONata a name that ends with .$ is a name like any other", () => {
  const Arguments = { Command: ["tally", "{% $states.input.day %}"], Environment: { "A.$": "{% $states.context.Task.Token %}" } };
  const Environment = [{ Name: "A.$", Value: "{% $states.context.Task.Token %}" }];
  expect(rendered({ Type: "Task", job: "tally", Arguments, ...end }, "JSONata")).toMatchObject({ Arguments: runs("tally", { Command: Arguments.Command, Environment }) });
});

test.each([
  ["end", "STANDARD", "arn:aws:states:::ecs:runTask.sync"],
  ["taskToken", "STANDARD", "arn:aws:states:::ecs:runTask.waitForTaskToken"],
  ["start", "STANDARD", "arn:aws:states:::ecs:runTask"],
  [undefined, "STANDARD", "arn:aws:states:::ecs:runTask.sync"],
  [undefined, "EXPRESS", "arn:aws:states:::ecs:runTask"],
] as const)("a job waited for with %s in a workflow of type %s is %s", (waitFor, type, Resource) => {
  const state = { Type: "Task" as const, job: "tally", ...(waitFor === undefined ? {} : { waitFor }), ...end };
  expect(rendered(state, undefined, type === "EXPRESS" ? type : undefined)).toEqual({ Type: "Task", Resource, Parameters: runs("tally"), End: true });
});

test.each<[State, object]>([
  [
    { Type: "Task", topic: "results", Parameters: { "Message.$": "$" }, ...end },
    { Type: "Task", Resource: "arn:aws:states:::sns:publish", Parameters: { TopicArn: "results-arn", "Message.$": "$" }, End: true },
  ],
  [
    { Type: "Task", queue: "votes", waitFor: "taskToken", Parameters: { MessageBody: { "token.$": "$$.Task.Token" } }, ...end },
    {
      Type: "Task",
      Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
      Parameters: { QueueUrl: "votes-url", MessageBody: { "token.$": "$$.Task.Token" } },
      End: true,
    },
  ],
  [
    { Type: "Task", lambdaFunction: "shout", waitFor: "start", ResultPath: null, ...end },
    { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Parameters: { FunctionName: "shout-arn" }, ResultPath: null, End: true },
  ],
  [
    { Type: "Task", QueryLanguage: "JSONata", queue: "votes", Arguments: { MessageBody: "{% $states.input %}" }, Output: "{% 1 %}", ...end },
    {
      Type: "Task",
      QueryLanguage: "JSONata",
      Resource: "arn:aws:states:::sqs:sendMessage",
      Arguments: { QueueUrl: "votes-url", MessageBody: "{% $states.input %}" },
      Output: "{% 1 %}",
      End: true,
    },
  ],
])("a topic, a queue and a function are called with what the state names: %j", (state, expected) => {
  expect(rendered(state)).toEqual(expected);
});

test.each<State>([
  { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: "a" }, ...end },
  { Type: "Pass", Comment: "a", Result: { job: "tally", waitFor: "end" }, ResultPath: "$.a", ...end },
  { Type: "Wait", SecondsPath: "$.seconds", ...end },
  { Type: "Choice", Choices: [{ Not: { Variable: "$.a", IsPresent: true }, Next: "A" }], Default: "A" },
  { Type: "Succeed" },
  { Type: "Fail", Error: "a", CausePath: "$.a" },
])("what names nothing stays as it was written: %j", (state) => {
  expect(rendered(state)).toEqual(state);
});

test("other partitions have ARNs of their own", () => {
  const workflow = sampleWorkflow({ StartAt: "A", States: { A: { Type: "Task", job: "tally", ...end } } });
  expect(renderDefinition(workflow, { ...targets, partition: "aws-cn" })).toMatchObject({ States: { A: { Resource: "arn:aws-cn:states:::ecs:runTask.sync" } } });
});

const inBranches = (inner: State): StateMachine => ({
  Comment: "nested",
  Version: "1.0",
  TimeoutSeconds: 60,
  StartAt: "Both",
  States: {
    Both: { Type: "Parallel", Branches: [{ Comment: "left", StartAt: "Inner", States: { Inner: inner } }], Next: "Each" },
    Each: { Type: "Map", ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, StartAt: "Item", States: { Item: inner } }, End: true },
  },
});

test("states within others are rendered too, all around them as it was", () => {
  const inner = { Type: "Task", Resource: "arn:aws:states:::ecs:runTask.sync", Parameters: runs("tally"), End: true };
  expect(renderDefinition(sampleWorkflow(inBranches({ Type: "Task", job: "tally", ...end })), targets)).toEqual({
    Comment: "nested",
    Version: "1.0",
    TimeoutSeconds: 60,
    StartAt: "Both",
    States: {
      Both: { Type: "Parallel", Branches: [{ Comment: "left", StartAt: "Inner", States: { Inner: inner } }], Next: "Each" },
      Each: { Type: "Map", ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, StartAt: "Item", States: { Item: inner } }, End: true },
    },
  });
});

test("a workflow is left as it was", () => {
  const workflow = sampleWorkflow(inBranches({ Type: "Task", job: "tally", Parameters: { Environment: { A: "1" } }, ...end }));
  const before = JSON.stringify(workflow);
  renderDefinition(workflow, targets);
  expect(JSON.stringify(workflow)).toBe(before);
});

test.each<[string, StateMachine]>([
  [
    "JSONPath",
    {
      StartAt: "A",
      States: {
        A: { Type: "Task", job: "tally", Parameters: { "Command.$": "$.c", Environment: { A: "1", "B.$": "$.b" } }, Next: "B" },
        B: { Type: "Task", queue: "votes", waitFor: "taskToken", Parameters: { MessageBody: { "t.$": "$$.Task.Token" } }, Next: "C" },
        C: { Type: "Parallel", Branches: [{ StartAt: "D", States: { D: { Type: "Task", topic: "results", Parameters: { Message: "a" }, End: true } } }], End: true },
      },
    },
  ],
  [
    "JSONata",
    {
      QueryLanguage: "JSONata",
      StartAt: "A",
      States: {
        A: { Type: "Task", job: "tally", waitFor: "taskToken", Arguments: { Command: ["a"], Environment: { A: "{% $states.context.Task.Token %}" } }, Next: "B" },
        B: { Type: "Task", lambdaFunction: "shout", Arguments: { Payload: "{% $states.input %}" }, Next: "C" },
        C: { Type: "Map", Items: "{% [1] %}", ItemProcessor: { StartAt: "D", States: { D: { Type: "Task", job: "tally", waitFor: "start", End: true } } }, End: true },
      },
    },
  ],
])("asl-validator takes what is rendered in %s", (_, definition) => {
  const result = validate(structuredClone(renderDefinition(sampleWorkflow(definition), targets)));
  expect(result.errorsText()).toBe("");
  expect(result.isValid).toBe(true);
});
