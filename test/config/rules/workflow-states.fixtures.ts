import type { RuleFixture } from "./fixture";
import { acceptJsonata, acceptJsonpath, setJsonata, setStates, statePath, type WrittenStates } from "./workflow-file";

type Base = Parameters<RuleFixture["accepted"]>[0];
type Task = Extract<WrittenStates[string], { Type: "Task" }>;

const end = { End: true } as const;
const setRetry = (file: Base, ...Retry: NonNullable<Task["Retry"]>) => setStates(file, { A: { Type: "Task", job: "tally", Retry, ...end } });
const retry = (index: number, ...more: (string | number)[]) => statePath("A", "Retry", index, ...more);
const choices = (index: number, ...more: (string | number)[]) => statePath("A", "Choices", index, ...more);

export const workflowStateFixtures: Readonly<Record<string, RuleFixture>> = {
  "workflow-query-language": {
    accepted: acceptJsonpath,
    refused: (file) => setJsonata(file, { A: { Type: "Pass", QueryLanguage: "JSONPath", ...end } }),
    problems: [
      {
        path: statePath("A", "QueryLanguage"),
        given: "JSONPath",
        allowed: "JSONata in a workflow of JSONata",
        remedy: "write the state in JSONata, or set QueryLanguage on the states that use JSONata and not on the workflow",
      },
    ],
  },
  "workflow-query-language-field": {
    accepted: acceptJsonata,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", job: "tally", Arguments: {}, Output: "a", Catch: [{ ErrorEquals: ["States.ALL"], Next: "B", Output: "a" }], Next: "B" },
        B: { Type: "Pass", QueryLanguage: "JSONata", Parameters: {}, ResultPath: "$.a", Next: "C" },
        C: { Type: "Choice", Choices: [{ Condition: true, Next: "D" }], Output: "a" },
        D: { Type: "Wait", QueryLanguage: "JSONata", SecondsPath: "$.a", ...end },
      }),
    problems: [
      { path: statePath("A", "Arguments"), given: {}, allowed: "fields of JSONPath: Arguments belongs to JSONata", remedy: "use Parameters" },
      { path: statePath("A", "Output"), given: "a", allowed: "fields of JSONPath: Output belongs to JSONata", remedy: "use ResultSelector, ResultPath and OutputPath" },
      {
        path: statePath("A", "Catch", 0, "Output"),
        given: "a",
        allowed: "fields of JSONPath: Output belongs to JSONata",
        remedy: "use ResultPath in a catcher, and a state of its own behind a choice",
      },
      { path: statePath("B", "Parameters"), given: {}, allowed: "fields of JSONata: Parameters belongs to JSONPath", remedy: "use Output" },
      {
        path: statePath("B", "ResultPath"),
        given: "$.a",
        allowed: "fields of JSONata: ResultPath belongs to JSONPath",
        remedy: "use Output, or Assign to remember it as a variable",
      },
      { path: statePath("C", "Output"), given: "a", allowed: "fields of JSONPath: Output belongs to JSONata", remedy: "use OutputPath" },
      { path: statePath("C", "Choices", 0, "Condition"), given: true, allowed: "fields of JSONPath: Condition belongs to JSONata", remedy: "use Variable with a comparison" },
      { path: statePath("D", "SecondsPath"), given: "$.a", allowed: "fields of JSONata: SecondsPath belongs to JSONPath", remedy: "use Seconds with an expression" },
    ],
  },
  "workflow-wait-duration": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Wait", Next: "B" }, B: { Type: "Wait", QueryLanguage: "JSONata", Seconds: 1, Timestamp: "2027-01-31T08:00:00Z", ...end } }),
    problems: [
      { path: statePath("A"), given: undefined, allowed: "exactly one of Seconds, SecondsPath, Timestamp and TimestampPath", remedy: "add one of them" },
      { path: statePath("B"), given: ["Seconds", "Timestamp"], allowed: "exactly one of Seconds and Timestamp", remedy: "keep one of them" },
    ],
  },
  "workflow-state-number": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", job: "tally", TimeoutSeconds: 100000000, HeartbeatSeconds: 0, Next: "B" },
        B: { Type: "Wait", Seconds: "$.a", Next: "C" },
        C: { Type: "Wait", QueryLanguage: "JSONata", Seconds: "1", Next: "D" },
        D: { Type: "Map", MaxConcurrency: -1, ItemProcessor: { StartAt: "E", States: { E: { Type: "Wait", Seconds: 1.5, ...end } } }, ...end },
      }),
    problems: [
      { path: statePath("A", "TimeoutSeconds"), given: 100000000, allowed: "a whole number from 1 to 99999999", remedy: "set it to 99999999, the nearest allowed value" },
      { path: statePath("A", "HeartbeatSeconds"), given: 0, allowed: "a whole number from 1 to 99999999", remedy: "set it to 1, the nearest allowed value" },
      { path: statePath("B", "Seconds"), given: "$.a", allowed: "a whole number from 0 to 99999999", remedy: "write a number, or use SecondsPath" },
      {
        path: statePath("C", "Seconds"),
        given: "1",
        allowed: "a whole number from 0 to 99999999, or an expression for one",
        remedy: 'write a number, or an expression: "{% $states.input.value %}"',
      },
      { path: statePath("D", "MaxConcurrency"), given: -1, allowed: "a whole number from 0", remedy: "set it to 0, the nearest allowed value" },
      {
        path: statePath("D", "ItemProcessor", "States", "E", "Seconds"),
        given: 1.5,
        allowed: "a whole number from 0 to 99999999",
        remedy: "set it to 2, the nearest allowed value",
      },
    ],
  },
  "workflow-heartbeat": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Task", job: "tally", TimeoutSeconds: 60, HeartbeatSeconds: 60, ...end } }),
    problems: [
      { path: statePath("A", "HeartbeatSeconds"), given: 60, allowed: "less than TimeoutSeconds, 60", remedy: "set it lower, or TimeoutSeconds higher" },
    ],
  },
  "workflow-value-or-path": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", job: "tally", TimeoutSeconds: 60, TimeoutSecondsPath: "$.a", Next: "B" },
        B: { Type: "Fail", Error: "a", ErrorPath: "$.a", Cause: "a" },
      }),
    problems: [
      { path: statePath("A", "TimeoutSecondsPath"), given: "$.a", allowed: "one of TimeoutSeconds and TimeoutSecondsPath", remedy: "remove one of them" },
      { path: statePath("B", "ErrorPath"), given: "$.a", allowed: "one of Error and ErrorPath", remedy: "remove one of them" },
    ],
  },
  "workflow-payload-field-twice": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Pass", Parameters: { list: [{ a: 1, "a.$": "$.a" }] }, ...end } }),
    problems: [{ path: statePath("A", "Parameters", "list", 0, "a.$"), given: "$.a", allowed: "one of a and a.$", remedy: "remove one of them" }],
  },
  "workflow-error-equals": {
    accepted: acceptJsonpath,
    refused: (file) => setRetry(file, { ErrorEquals: [] }, { ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["States.Timeout", "States.ALL"] }),
    problems: [
      { path: retry(0, "ErrorEquals"), given: [], allowed: "at least one error", remedy: 'name one; ["States.ALL"] for every error' },
      {
        path: retry(1, "ErrorEquals"),
        given: ["States.ALL"],
        allowed: "States.ALL in the last entry alone",
        remedy: "move it to the end: what stands behind it is never looked at",
      },
      {
        path: retry(2, "ErrorEquals"),
        given: ["States.Timeout", "States.ALL"],
        allowed: "States.ALL alone in its list",
        remedy: "remove the others: it stands for every error",
      },
    ],
  },
  "workflow-error-name": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, { A: { Type: "Task", job: "tally", Catch: [{ ErrorEquals: ["Own", "States.TaskFailure"], Next: "B" }], Next: "B" }, B: { Type: "Succeed" } }),
    problems: [
      {
        path: statePath("A", "Catch", 0, "ErrorEquals", 1),
        given: "States.TaskFailure",
        allowed: "an error of the language, where a name begins with States.",
        remedy: 'did you mean "States.TaskFailed"?',
      },
    ],
  },
  "workflow-retry-interval": {
    accepted: acceptJsonpath,
    refused: (file) => setRetry(file, { ErrorEquals: ["A"], IntervalSeconds: 0 }, { ErrorEquals: ["B"], IntervalSeconds: 100000000 }),
    problems: [
      { path: retry(0, "IntervalSeconds"), given: 0, allowed: "a whole number from 1 to 99999999", remedy: "set it to 1, the nearest allowed value" },
      { path: retry(1, "IntervalSeconds"), given: 100000000, allowed: "a whole number from 1 to 99999999", remedy: "set it to 99999999, the nearest allowed value" },
    ],
  },
  "workflow-retry-attempts": {
    accepted: acceptJsonpath,
    refused: (file) => setRetry(file, { ErrorEquals: ["A"], MaxAttempts: -1 }, { ErrorEquals: ["B"], MaxAttempts: 100000000 }),
    problems: [
      { path: retry(0, "MaxAttempts"), given: -1, allowed: "a whole number from 0 to 99999999", remedy: "set it to 0, the nearest allowed value" },
      { path: retry(1, "MaxAttempts"), given: 100000000, allowed: "a whole number from 0 to 99999999", remedy: "set it to 99999999, the nearest allowed value" },
    ],
  },
  "workflow-retry-backoff": {
    accepted: acceptJsonpath,
    refused: (file) => setRetry(file, { ErrorEquals: ["A"], BackoffRate: 0.9 }),
    problems: [{ path: retry(0, "BackoffRate"), given: 0.9, allowed: "a number from 1", remedy: "set it to 1 for the same interval each time" }],
  },
  "workflow-retry-max-delay": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setRetry(file, { ErrorEquals: ["A"], MaxDelaySeconds: 1 }, { ErrorEquals: ["B"], IntervalSeconds: 60, MaxDelaySeconds: 31622400 }),
    problems: [
      {
        path: retry(0, "MaxDelaySeconds"),
        given: 1,
        allowed: "a whole number more than IntervalSeconds, 1, and less than 31622400",
        remedy: "set it higher, or remove it",
      },
      {
        path: retry(1, "MaxDelaySeconds"),
        given: 31622400,
        allowed: "a whole number more than IntervalSeconds, 60, and less than 31622400",
        remedy: "remove it for no bound",
      },
    ],
  },
  "workflow-choices": {
    accepted: acceptJsonpath,
    refused: (file) => setStates(file, { A: { Type: "Choice", Choices: [], Default: "B" }, B: { Type: "Succeed" } }),
    problems: [{ path: statePath("A", "Choices"), given: [], allowed: "at least one rule", remedy: "add one, or make a Pass state of it" }],
  },
  "workflow-choice-rule": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: {
          Type: "Choice",
          Choices: [
            { Variable: "$.a", Next: "B" },
            { Variable: "$.a", NumericGreaterThan: 0, NumericLessThan: 5, Next: "B" },
            { Variable: "$.a", NumericGreatherThan: 0, Next: "B" },
            { NumericEquals: "5", Next: "B" },
            { Variable: "$.a", TimestampEquals: "tomorrow", Next: "B" },
            { Variable: "$.a", IsNull: "yes", Next: "B" },
            { Variable: "$.a", StringEqualsPath: 1, Next: "B" },
            { And: [{ Variable: "$.a", StringEquals: 1, Next: "B" }, "x"], Variable: "$.a", Next: "B" },
            { Or: [], Next: "B" },
          ],
          Default: "B",
        },
        B: { Type: "Choice", QueryLanguage: "JSONata", Choices: [{ Condition: "$states.input.a", Next: "C" }, { Variable: "$.a", IsNull: true, Next: "C" }], Default: "C" },
        C: { Type: "Succeed" },
      }),
    problems: [
      {
        path: choices(0),
        given: undefined,
        allowed: "exactly one comparison, or one of And, Or and Not",
        remedy: 'add one: "StringEquals", "NumericGreaterThan" or "IsPresent" and the like',
      },
      {
        path: choices(1),
        given: ["NumericGreaterThan", "NumericLessThan"],
        allowed: "exactly one comparison, or one of And, Or and Not",
        remedy: "join them with And: [{ ... }, { ... }]",
      },
      { path: choices(2, "NumericGreatherThan"), given: 0, allowed: "a comparison of the Amazon States Language", remedy: 'did you mean "NumericGreaterThan"?' },
      { path: choices(3, "Variable"), given: undefined, allowed: 'a path to what is compared: "$.count"', remedy: "add it" },
      { path: choices(3, "NumericEquals"), given: "5", allowed: "a number for NumericEquals", remedy: "write a number" },
      {
        path: choices(4, "TimestampEquals"),
        given: "tomorrow",
        allowed: 'a time: "2027-01-31T08:00:00Z" for TimestampEquals',
        remedy: 'write a time: "2027-01-31T08:00:00Z"',
      },
      { path: choices(5, "IsNull"), given: "yes", allowed: "true or false for IsNull", remedy: "write true or false" },
      { path: choices(6, "StringEqualsPath"), given: 1, allowed: 'a path: "$.limit" for StringEqualsPath', remedy: 'write a path: "$.limit"' },
      { path: choices(7, "Variable"), given: "$.a", allowed: "no Variable beside And", remedy: "move it into the rules within" },
      { path: choices(7, "And", 0, "Next"), given: "B", allowed: "Next in the outermost rule alone", remedy: "move it there" },
      { path: choices(7, "And", 0, "StringEquals"), given: 1, allowed: "a text for StringEquals", remedy: "write a text" },
      { path: choices(7, "And", 1), given: "x", allowed: "an object", remedy: 'write { Variable: "$.count", NumericGreaterThan: 0 }' },
      { path: choices(8, "Or"), given: [], allowed: "a list of rules", remedy: "write [{ ... }, { ... }]" },
      {
        path: statePath("B", "Choices", 0, "Condition"),
        given: "$states.input.a",
        allowed: "an expression that is true or false",
        remedy: 'write Condition: "{% $states.input.count > 0 %}"',
      },
      {
        path: statePath("B", "Choices", 1, "Condition"),
        given: undefined,
        allowed: "an expression that is true or false",
        remedy: 'write Condition: "{% $states.input.count > 0 %}"',
      },
      { path: statePath("B", "Choices", 1, "Variable"), given: "$.a", allowed: "Condition alone in JSONata", remedy: "say it in Condition" },
      { path: statePath("B", "Choices", 1, "IsNull"), given: true, allowed: "Condition alone in JSONata", remedy: "say it in Condition" },
    ],
  },
};
