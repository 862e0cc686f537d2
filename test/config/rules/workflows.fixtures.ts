import type { RuleFixture } from "./fixture";
import { acceptJsonpath, definitionPath, setStates, setWorkflow, statePath, type Workflow, type WrittenStates } from "./workflow-file";

type Base = Parameters<RuleFixture["accepted"]>[0];
type Trigger = NonNullable<Workflow["triggers"]>[string];

const pass: WrittenStates = { A: { Type: "Pass", End: true } };
const setMore = (file: Base, more: Partial<Workflow>) => setStates(file, pass, more);
const setTriggers = (file: Base, ...triggers: Trigger[]) =>
  setMore(file, { triggers: Object.fromEntries(triggers.map((trigger, index) => [`t${index}`, trigger])) });
const trigger = (index: number, ...more: (string | number)[]) => ["workflows", "nightly", "triggers", `t${index}`, ...more];
const setTimeout = (file: Base, type: "STANDARD" | "EXPRESS", TimeoutSeconds: number) =>
  setWorkflow(file, { type, definition: { StartAt: "A", States: pass, TimeoutSeconds } });

const pattern = { source: ["aws.s3"] };
/** A pattern of so many characters as JSON. */
const longPattern = (length: number) => ({ source: ["x".repeat(length - JSON.stringify({ source: [""] }).length)] });
/** A text of so many bytes as JSON. */
const text = (bytes: number) => `é${"x".repeat(bytes - 4)}`;
const commented = (Comment: string) => (file: Base) => setWorkflow(file, { definition: { StartAt: "A", States: pass, Comment } });
const plainSize = JSON.stringify({ StartAt: "A", States: pass, Comment: "" }).length;
const circle: unknown[] = [];
circle.push(circle);
const notJson = "JSON: texts, finite numbers, true, false, null, lists and objects that do not contain themselves";

export const workflowFixtures: Readonly<Record<string, RuleFixture>> = {
  "workflow-log-retention": {
    accepted: (file) => setMore(file, { logging: { retentionDays: 3653 } }),
    refused: (file) => setMore(file, { logging: { retentionDays: 31 } }),
    problems: [
      {
        path: ["workflows", "nightly", "logging", "retentionDays"],
        given: 31,
        allowed: "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
        remedy: "use one of them",
      },
    ],
  },
  "workflow-timeout": {
    accepted: (file) => setTimeout(file, "EXPRESS", 300),
    refused: (file) => {
      setTimeout(file, "EXPRESS", 301);
      if (file.workflows !== undefined) file.workflows["daily"] = { definition: { StartAt: "A", States: pass, TimeoutSeconds: 0 } };
    },
    problems: [
      {
        path: [...definitionPath, "TimeoutSeconds"],
        given: 301,
        allowed: "1 to 300 seconds for an express workflow",
        remedy: "set it to 300, the nearest allowed value",
      },
      {
        path: ["workflows", "daily", "definition", "TimeoutSeconds"],
        given: 0,
        allowed: "1 to 99999999 seconds",
        remedy: "set it to 1, the nearest allowed value",
      },
    ],
  },
  "workflow-json": {
    accepted: (file) => setTriggers(file, { expression: "rate(1 day)", input: { a: [null, 1.5, true, "x", { b: undefined }] } }),
    refused: (file) => {
      setStates(file, { A: { Type: "Pass", Result: { at: NaN, list: [undefined] }, End: true } });
      Object.assign(file.workflows?.["nightly"] ?? {}, { triggers: { t0: { expression: "rate(1 day)", input: 5n }, t1: { expression: "rate(1 day)", input: circle } } });
    },
    problems: [
      { path: statePath("A", "Result", "at"), given: NaN, allowed: notJson, remedy: "write it as JSON" },
      { path: statePath("A", "Result", "list", 0), given: undefined, allowed: notJson, remedy: "write it as JSON" },
      { path: trigger(0, "input"), given: 5n, allowed: notJson, remedy: "write it as JSON" },
      { path: trigger(1, "input", 0), given: circle, allowed: notJson, remedy: "write it as JSON" },
    ],
  },
  "workflow-payload-size": {
    accepted: (file) => setTriggers(file, { expression: "rate(1 day)", input: text(262144) }),
    refused: (file) =>
      setStates(
        file,
        { A: { Type: "Pass", Result: text(262145), Next: "B" }, B: { Type: "Pass", QueryLanguage: "JSONata", Output: text(262146), End: true } },
        { triggers: { t0: { expression: "rate(1 day)", input: text(262147) } } },
      ),
    problems: [statePath("A", "Result"), statePath("B", "Output"), trigger(0, "input")].map((path, index) => ({
      path,
      given: `${262145 + index} bytes`,
      allowed: "up to 262144 bytes as JSON",
      remedy: "put it into a file system or a bucket, and pass on where it is",
    })),
  },
  "workflow-definition-size": {
    accepted: commented("x".repeat(1048576 - plainSize)),
    refused: commented("x".repeat(1048577 - plainSize)),
    problems: [
      {
        path: definitionPath,
        given: "1048577 bytes",
        allowed: "up to 1048576 bytes as JSON, ARNs filled in",
        remedy: "make several workflows of it, or pass large texts as input",
      },
    ],
  },
  "workflow-queue-batch-size": {
    accepted: (file) => setTriggers(file, { queue: "votes", batchSize: 10000, maximumBatchingWindowSeconds: 1 }, { queue: "orders", batchSize: 10 }),
    refused: (file) => setTriggers(file, { queue: "votes", batchSize: 10001, maximumBatchingWindowSeconds: 1 }, { queue: "orders", batchSize: 11 }, { queue: "votes", batchSize: 0 }),
    problems: [
      { path: trigger(0, "batchSize"), given: 10001, allowed: "1 to 10000 messages", remedy: "set it to 10000, the nearest allowed value" },
      { path: trigger(1, "batchSize"), given: 11, allowed: "1 to 10 messages for a FIFO queue", remedy: "set it to 10, the nearest allowed value" },
      { path: trigger(2, "batchSize"), given: 0, allowed: "1 to 10000 messages", remedy: "set it to 1, the nearest allowed value" },
    ],
  },
  "workflow-queue-window": {
    accepted: (file) => setTriggers(file, { queue: "votes", maximumBatchingWindowSeconds: 300 }, { queue: "orders" }),
    refused: (file) => setTriggers(file, { queue: "votes", maximumBatchingWindowSeconds: 301 }, { queue: "votes", maximumBatchingWindowSeconds: -1 }),
    problems: [
      { path: trigger(0, "maximumBatchingWindowSeconds"), given: 301, allowed: "0 to 300 seconds", remedy: "set it to 300, the nearest allowed value" },
      { path: trigger(1, "maximumBatchingWindowSeconds"), given: -1, allowed: "0 to 300 seconds", remedy: "set it to 0, the nearest allowed value" },
    ],
  },
  "workflow-queue-window-needed": {
    accepted: (file) => setTriggers(file, { queue: "votes", batchSize: 10 }, { queue: "votes", batchSize: 11, maximumBatchingWindowSeconds: 1 }),
    refused: (file) => setTriggers(file, { queue: "votes", batchSize: 11 }),
    problems: [
      {
        path: trigger(0, "maximumBatchingWindowSeconds"),
        given: 0,
        allowed: "1 or more with a batchSize above 10",
        remedy: "set it, or batchSize to 10 at most",
      },
    ],
  },
  "workflow-queue-filters": {
    accepted: (file) => setTriggers(file, { queue: "votes", filters: Array.from({ length: 5 }, () => pattern) }),
    refused: (file) => setTriggers(file, { queue: "votes", filters: Array.from({ length: 6 }, () => pattern) }),
    problems: [{ path: trigger(0, "filters"), given: 6, allowed: "at most 5 filters", remedy: "join some of them" }],
  },
  "workflow-event-pattern": {
    accepted: (file) => setTriggers(file, { eventPattern: longPattern(4096) }, { eventPattern: { detail: { a: [{ prefix: "b" }], $or: [{ c: [1] }] } } }),
    refused: (file) =>
      setTriggers(
        file,
        { eventPattern: {} },
        { eventPattern: { source: "aws.s3", detail: { a: [] } } },
        { eventPattern: longPattern(4097) },
        { queue: "votes", filters: [{ body: { kind: null } }] },
      ),
    problems: [
      { path: trigger(0, "eventPattern"), given: {}, allowed: "at least one field", remedy: 'name one: { source: ["aws.s3"] }' },
      { path: trigger(1, "eventPattern", "source"), given: "aws.s3", allowed: "a list of values, or an object of further fields", remedy: 'write ["aws.s3"]' },
      { path: trigger(1, "eventPattern", "detail", "a"), given: [], allowed: "at least one value", remedy: "name one, or remove the field" },
      { path: trigger(2, "eventPattern"), given: "4097 characters", allowed: "up to 4096 characters as JSON", remedy: "say less of it, or make two of it" },
      { path: trigger(3, "filters", 0, "body", "kind"), given: null, allowed: "a list of values, or an object of further fields", remedy: "write [null]" },
    ],
  },
  "workflow-event-retries": {
    accepted: (file) => setTriggers(file, { eventPattern: pattern, maximumRetries: 0 }, { eventPattern: pattern, maximumRetries: 185 }),
    refused: (file) => setTriggers(file, { eventPattern: pattern, maximumRetries: 186 }),
    problems: [{ path: trigger(0, "maximumRetries"), given: 186, allowed: "0 to 185", remedy: "set it to 185, the nearest allowed value" }],
  },
  "workflow-event-age": {
    accepted: (file) => setTriggers(file, { eventPattern: pattern, maximumEventAgeSeconds: 60 }, { eventPattern: pattern, maximumEventAgeSeconds: 86400 }),
    refused: (file) => setTriggers(file, { eventPattern: pattern, maximumEventAgeSeconds: 59 }),
    problems: [{ path: trigger(0, "maximumEventAgeSeconds"), given: 59, allowed: "60 to 86400 seconds", remedy: "set it to 60, the nearest allowed value" }],
  },
  "workflow-event-bus": {
    accepted: (file) => setTriggers(file, { eventPattern: pattern, eventBus: "aws.partner/example.com/shop-1_a" }),
    refused: (file) => setTriggers(file, { eventPattern: pattern, eventBus: "arn:aws:events:eu-west-1:111122223333:event-bus/shop" }),
    problems: [
      {
        path: trigger(0, "eventBus"),
        given: "arn:aws:events:eu-west-1:111122223333:event-bus/shop",
        allowed: "the name of an event bus: letters, digits and / . - _",
        remedy: "write its name alone; account and region are those of the environment",
      },
    ],
  },
  "workflow-definition": {
    accepted: acceptJsonpath,
    refused: (file) =>
      setStates(file, {
        A: { Type: "Task", job: "tally", Parameters: { Environment: { DAY: "1", "FROM.$": "from" } }, Next: "B" },
        B: { Type: "Task", job: "tally", QueryLanguage: "JSONata", Arguments: { Environment: { TO: "{% $count( %}" } }, End: true },
      }),
    problems: [
      {
        path: statePath("A", "Parameters", "Environment", "FROM.$"),
        given: "from",
        allowed: 'a JSONPath or an intrinsic function: "$.name", "States.Format(\'{}\', $.name)"',
        remedy: "correct it",
      },
      { path: statePath("B", "Arguments", "Environment", "TO"), given: "{% $count( %}", allowed: "an expression that JSONata can read", remedy: "correct it" },
    ],
  },
};
