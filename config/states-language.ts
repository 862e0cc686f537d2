import { z } from "zod";

// The Amazon States Language in its own words, with one difference: a task names what it uses by its name in the environment
// file (`job`, `topic`, `queue`, `lambdaFunction`) instead of by `Resource` and ARNs.
// https://states-language.net/spec.html

/** JSON of any form. */
const json = z.unknown();
/** A path into the input (JSONPath), or `null` for nothing. */
const pathOrNothing = z.union([z.string(), z.null()]);
/** A whole number, or in JSONata an expression for one: `{% $states.input.seconds %}`. */
const numberOrExpression = z.union([z.number(), z.string()]);
const queryLanguage = z.enum(["JSONPath", "JSONata"]);

const described = {
  Comment: z.string().optional(),
  /** @default - that of the workflow */
  QueryLanguage: queryLanguage.optional(),
};

/** What comes after: another state, or nothing. */
const onwards = {
  /** Name of the state that follows. */
  Next: z.string().optional(),
  /** `true`: the workflow, or its branch, ends here. */
  End: z.literal(true).optional(),
};

/** JSONPath: which part of the input a state sees, and which part of its output goes on. */
const paths = { InputPath: pathOrNothing.optional(), OutputPath: pathOrNothing.optional() };
/** JSONata: what goes on, and what is remembered as variables. */
const output = { Output: json.optional(), Assign: z.record(z.string(), json).optional() };
const result = { ResultPath: pathOrNothing.optional(), ResultSelector: json.optional() };

const retrier = z.strictObject({
  Comment: z.string().optional(),
  /** `["States.TaskFailed"]`, `["States.ALL"]`. */
  ErrorEquals: z.array(z.string()),
  /** Seconds before the first further try, from 1. @default 1 */
  IntervalSeconds: z.number().optional(),
  /** Further tries, 0 to 99999999. @default 3 */
  MaxAttempts: z.number().optional(),
  /** Factor by which the interval grows, from 1. @default 2 */
  BackoffRate: z.number().optional(),
  /** Longest interval in seconds, more than `IntervalSeconds`, less than 31622400. @default - no bound */
  MaxDelaySeconds: z.number().optional(),
  /** @default "NONE" */
  JitterStrategy: z.enum(["FULL", "NONE"]).optional(),
});

const catcher = z.strictObject({
  Comment: z.string().optional(),
  /** `["States.TaskFailed"]`, `["States.ALL"]`. */
  ErrorEquals: z.array(z.string()),
  /** Name of the state that follows. */
  Next: z.string(),
  /** JSONPath: where `Error` and `Cause` are put. @default "$" */
  ResultPath: pathOrNothing.optional(),
  ...output,
});

const failing = {
  /** Tries again by the first retrier that fits the error. */
  Retry: z.array(retrier).optional(),
  /** Goes on elsewhere by the first catcher that fits the error. */
  Catch: z.array(catcher).optional(),
};

/** States by name. An interface, so that states may hold states. */
export interface States {
  readonly [name: string]: State;
}

const flow = {
  Comment: z.string().optional(),
  /** Name of the first state. */
  StartAt: z.string(),
  /** By name. */
  States: z.lazy((): z.ZodType<States, States> => z.record(z.string(), state)),
};

const task = z.strictObject({
  Type: z.literal("Task"),
  ...described,
  /** Runs a job of `jobs` by its name. Its `Arguments` (JSONPath: `Parameters`) may hold `Command`, a list, and `Environment`, by name. */
  job: z.string().optional(),
  /** Publishes to a topic of `messaging.topics`. `Arguments` (JSONPath: `Parameters`) hold the rest of `Publish`: `Message`, `Subject`, `MessageAttributes`. */
  topic: z.string().optional(),
  /** Sends to a queue of `messaging.queues`. `Arguments` (JSONPath: `Parameters`) hold the rest of `SendMessage`: `MessageBody`, `MessageAttributes`. */
  queue: z.string().optional(),
  /** Invokes a Lambda function by its name. `Arguments` (JSONPath: `Parameters`) hold the rest of `Invoke`: `Payload`. */
  lambdaFunction: z.string().optional(),
  /** Any other integration by its ARN, `arn:aws:states:::dynamodb:putItem`; what it needs stands in the workflow's `statements`. */
  Resource: z.string().optional(),
  /**
   * How long the state lasts: until the call is answered (`start`), until the job has ended (`end`), or until somebody answers
   * with the task token that the arguments pass on (`taskToken`). Not with `Resource`, which says it itself.
   * @default - "end" for a job in a standard workflow, else "start"
   */
  waitFor: z.enum(["start", "end", "taskToken"]).optional(),
  Arguments: json.optional(),
  Parameters: json.optional(),
  /** Seconds after which the task fails with `States.Timeout`, 1 to 99999999. @default - 99999999 */
  TimeoutSeconds: numberOrExpression.optional(),
  TimeoutSecondsPath: z.string().optional(),
  /** Seconds between two signs of life of who has the task token, less than `TimeoutSeconds`. */
  HeartbeatSeconds: numberOrExpression.optional(),
  HeartbeatSecondsPath: z.string().optional(),
  ...failing,
  ...paths,
  ...result,
  ...output,
  ...onwards,
});

const pass = z.strictObject({
  Type: z.literal("Pass"),
  ...described,
  /** JSONPath: the output. */
  Result: json.optional(),
  Parameters: json.optional(),
  ResultPath: pathOrNothing.optional(),
  ...paths,
  ...output,
  ...onwards,
});

const wait = z.strictObject({
  Type: z.literal("Wait"),
  ...described,
  /** 0 to 99999999. */
  Seconds: numberOrExpression.optional(),
  SecondsPath: z.string().optional(),
  /** `2027-01-31T08:00:00Z`. */
  Timestamp: z.string().optional(),
  TimestampPath: z.string().optional(),
  ...paths,
  ...output,
  ...onwards,
});

const choiceRule = z.looseObject({
  Comment: z.string().optional(),
  /** JSONata: an expression that is true or false. */
  Condition: z.union([z.string(), z.boolean()]).optional(),
  /** Name of the state that follows; not in rules within `And`, `Or` and `Not`. */
  Next: z.string(),
  Assign: z.record(z.string(), json).optional(),
  Output: json.optional(),
});

const choice = z.strictObject({
  Type: z.literal("Choice"),
  ...described,
  /** The first that holds decides. JSONPath: `{ Variable: "$.count", NumericGreaterThan: 0, Next: "Count" }`; JSONata: `{ Condition: "{% ... %}", Next: "Count" }`. */
  Choices: z.array(choiceRule),
  /** Name of the state that follows when none holds. @default - the workflow fails with `States.NoChoiceMatched` */
  Default: z.string().optional(),
  ...paths,
  ...output,
});

const succeed = z.strictObject({ Type: z.literal("Succeed"), ...described, ...paths, Output: json.optional() });

const fail = z.strictObject({
  Type: z.literal("Fail"),
  ...described,
  Error: z.string().optional(),
  ErrorPath: z.string().optional(),
  Cause: z.string().optional(),
  CausePath: z.string().optional(),
});

const parallel = z.strictObject({
  Type: z.literal("Parallel"),
  ...described,
  /** Run side by side; the output is the list of theirs. */
  Branches: z.array(z.strictObject(flow)),
  Arguments: json.optional(),
  Parameters: json.optional(),
  ...failing,
  ...paths,
  ...result,
  ...output,
  ...onwards,
});

const map = z.strictObject({
  Type: z.literal("Map"),
  ...described,
  /** JSONata: the list, or an expression for it. */
  Items: json.optional(),
  /** JSONPath: where the list is. @default "$" */
  ItemsPath: z.string().optional(),
  /** What each run gets. @default - the item */
  ItemSelector: json.optional(),
  /** Runs at once, 0 for as many as there are, up to 40. @default 0 */
  MaxConcurrency: numberOrExpression.optional(),
  MaxConcurrencyPath: z.string().optional(),
  /** Run for each item. */
  ItemProcessor: z.strictObject({ ...flow, ProcessorConfig: z.strictObject({ Mode: z.literal("INLINE") }).optional() }),
  ...failing,
  ...paths,
  ...result,
  ...output,
  ...onwards,
});

const state = z.discriminatedUnion("Type", [task, pass, wait, choice, succeed, fail, parallel, map]);

/** A state machine. */
export const stateMachine = z.strictObject({
  ...flow,
  /** How states look into their input. @default "JSONPath" */
  QueryLanguage: queryLanguage.optional(),
  /** @default "1.0" */
  Version: z.literal("1.0").optional(),
  /** Seconds after which an execution fails with `States.Timeout`. @default - none; an express workflow ends after five minutes */
  TimeoutSeconds: z.number().optional(),
});

export type StateMachine = z.output<typeof stateMachine>;
export type State = z.output<typeof state>;
export type TaskState = z.output<typeof task>;
