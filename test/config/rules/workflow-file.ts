import type { EnvironmentFile } from "../../../config/environment-file";
import type { RuleFixture } from "./fixture";

type Base = Parameters<RuleFixture["accepted"]>[0];
export type Workflow = NonNullable<EnvironmentFile["workflows"]>[string];
export type Definition = Workflow["definition"];
export type WrittenStates = Definition["States"];

/** Where the definition, and a state of it, stand. */
export const definitionPath = ["workflows", "nightly", "definition"];
export const statePath = (...names: (string | number)[]) => [...definitionPath, "States", ...names];

/** Gives the base environment a workflow, and jobs, queues and topics for it. */
export function setWorkflow(file: Base, workflow: Workflow): void {
  const answers = workflow.type === "EXPRESS" ? "start" : "answer";
  file.jobs = {
    tally: { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512, grants: { stateMachines: { nightly: answers } } },
    archive: { image: "public.ecr.aws/docker/library/busybox:1.37", cpuUnits: 256, memoryMiB: 512 },
  };
  file.messaging = {
    queues: { votes: {}, orders: { type: "fifo" }, mails: { type: "fifo", contentBasedDeduplication: true } },
    topics: { results: {}, steps: { type: "fifo" } },
  };
  file.workflows = { nightly: workflow };
}

/** With states of JSONPath, the first of which comes first. */
export function setStates(file: Base, states: WrittenStates, more: Partial<Workflow> = {}): void {
  setWorkflow(file, { definition: { StartAt: Object.keys(states)[0] ?? "", States: states }, ...more });
}

/** With states of JSONata. */
export function setJsonata(file: Base, states: WrittenStates, more: Partial<Workflow> = {}): void {
  setWorkflow(file, { definition: { QueryLanguage: "JSONata", StartAt: Object.keys(states)[0] ?? "", States: states }, ...more });
}

const token = { Environment: { "TOKEN.$": "$$.Task.Token" } };
const longest = 99999999;

/** States of JSONPath that go to the limits of many rules at once, since the last check of a definition takes its time. */
const jsonpath: WrittenStates = {
  [`Count ${"n".repeat(74)}`]: {
    Type: "Task",
    job: "tally",
    waitFor: "taskToken",
    Parameters: { ...token, "Command.$": "$.command" },
    TimeoutSeconds: longest,
    HeartbeatSeconds: longest - 1,
    Retry: [
      { ErrorEquals: ["States.Timeout", "Own.Error"], IntervalSeconds: 1, MaxAttempts: longest, BackoffRate: 1, MaxDelaySeconds: 2 },
      { ErrorEquals: ["States.Permissions"], IntervalSeconds: longest },
      { ErrorEquals: ["States.ALL"], IntervalSeconds: 31622398, MaxAttempts: 0, MaxDelaySeconds: 31622399 },
    ],
    Catch: [
      { ErrorEquals: ["States.TaskFailed"], Next: "Choose" },
      { ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "Choose" },
    ],
    Next: "Archive",
  },
  Archive: { Type: "Task", job: "archive", Parameters: { Command: ["sh", "-c", "a\nb"], Environment: { DAY: "" } }, TimeoutSecondsPath: "$.seconds", Next: "Order" },
  Order: { Type: "Task", queue: "orders", Parameters: { "MessageBody.$": "$", MessageGroupId: "a", "MessageDeduplicationId.$": "$.id" }, Next: "Mail" },
  Mail: { Type: "Task", queue: "mails", waitFor: "start", Parameters: { MessageBody: { "token.$": "$.a" }, "MessageGroupId.$": "$.id" }, Next: "Invoke" },
  Invoke: { Type: "Task", lambdaFunction: `a${"-Z_9".repeat(15)}abc`, waitFor: "taskToken", Parameters: { Payload: { "task.$": "$$.Task" } }, Next: "Put" },
  Put: { Type: "Task", Resource: "arn:aws:states:::dynamodb:putItem", Parameters: { TableName: "a" }, Next: "Choose" },
  Choose: {
    Type: "Choice",
    Choices: [
      { And: [{ Variable: "$.a", IsPresent: true }, { Not: { Or: [{ Variable: "$.b", StringMatches: "x*" }] } }], Next: "Wait" },
      { Variable: "$.n", NumericLessThanPath: "$.m", Next: "Wait" },
      { Variable: "$.t", TimestampEquals: "2027-01-31T08:00:00Z", Next: "Each" },
    ],
    Default: "Each",
  },
  Wait: { Type: "Wait", Seconds: 0, Next: "Choose" },
  Each: {
    Type: "Map",
    ItemsPath: "$.items",
    MaxConcurrency: 0,
    ItemProcessor: { StartAt: "Publish", States: { Publish: { Type: "Task", topic: "results", Parameters: { "Message.$": "$" }, End: true } } },
    Next: "Both",
  },
  Both: {
    Type: "Parallel",
    Branches: [{ StartAt: "Left", States: { Left: { Type: "Pass", QueryLanguage: "JSONata", Output: "{% $states.input %}", End: true } } }],
    End: true,
  },
};

/** States of JSONata that go to the limits of many rules at once. */
const jsonata: WrittenStates = {
  Count: {
    Type: "Task",
    job: "tally",
    waitFor: "taskToken",
    Arguments: { Command: "{% $states.input.command %}", Environment: { TOKEN: "{% $states.context.Task.Token %}" } },
    TimeoutSeconds: "{% $states.input.seconds %}",
    Catch: [{ ErrorEquals: ["States.ALL"], Output: { error: "{% $states.errorOutput %}" }, Next: "Choose" }],
    Output: "{% $states.result %}",
    Next: "Choose",
  },
  Choose: { Type: "Choice", Choices: [{ Condition: "{% $states.input.count > 0 %}", Next: "Wait" }], Default: "Each" },
  Wait: { Type: "Wait", Seconds: "{% $states.input.seconds %}", Next: "Publish" },
  Publish: { Type: "Task", topic: "steps", Arguments: { Message: "a", MessageGroupId: "b", MessageDeduplicationId: "{% $uuid() %}" }, Next: "Each" },
  Each: {
    Type: "Map",
    Items: "{% $states.input.items %}",
    MaxConcurrency: "{% 2 %}",
    ItemProcessor: { StartAt: "Send", States: { Send: { Type: "Task", queue: "votes", Arguments: { MessageBody: "{% $states.input %}" }, End: true } } },
    End: true,
  },
};

/** Both, each as near to the limits as is allowed. */
export const acceptJsonpath = (file: Base) => setStates(file, jsonpath);
export const acceptJsonata = (file: Base) => setJsonata(file, jsonata);
