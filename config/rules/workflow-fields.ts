import type { PlacedState } from "../placed-states";
import type { Path } from "../problem";
import { nearestAllowed } from "./nearest-allowed";
import type { Finding, Rule } from "./rule";
import { stateRule } from "./workflow-rule";

const timeouts = "Amazon States Language, Timeouts and Heartbeats";
const languages = "Step Functions Developer Guide, Transforming data with JSONata";

const longest = 99999999;

/** Whether a text is an expression of JSONata. */
export function isExpression(text: string): boolean {
  return /^\{%[^]*%\}$/.test(text);
}

/** Fields of JSONPath with what says the same in JSONata. */
const inJsonata: Readonly<Record<string, string>> = {
  InputPath: "remove it: expressions read what they need from $states.input",
  OutputPath: "use Output",
  ResultPath: "use Output, or Assign to remember it as a variable",
  ResultSelector: "use Output, which reads $states.result",
  Parameters: "use Arguments",
  Result: "use Output",
  ItemsPath: 'use Items: "{% $states.input.items %}"',
  TimeoutSecondsPath: "use TimeoutSeconds with an expression",
  HeartbeatSecondsPath: "use HeartbeatSeconds with an expression",
  SecondsPath: "use Seconds with an expression",
  TimestampPath: "use Timestamp with an expression",
  MaxConcurrencyPath: "use MaxConcurrency with an expression",
  ErrorPath: "use Error with an expression",
  CausePath: "use Cause with an expression",
};

/** Fields of JSONata with what says the same in JSONPath. */
const inJsonpath: Readonly<Record<string, string>> = {
  Arguments: "use Parameters",
  Output: "use ResultSelector, ResultPath and OutputPath",
  Items: "use ItemsPath",
  Condition: "use Variable with a comparison",
};

function* foreignFields({ path, state, queryLanguage }: PlacedState): Iterable<Finding> {
  const foreign = queryLanguage === "JSONata" ? inJsonata : inJsonpath;
  const other = queryLanguage === "JSONata" ? "JSONPath" : "JSONata";
  const withRules: { at: Path; fields: object }[] = [
    { at: path, fields: state },
    ...("Catch" in state ? (state.Catch ?? []).map((fields, index) => ({ at: [...path, "Catch", index], fields })) : []),
    ...("Choices" in state ? state.Choices.map((fields, index) => ({ at: [...path, "Choices", index], fields })) : []),
  ];
  for (const { at, fields } of withRules) {
    for (const [key, given] of Object.entries(fields)) {
      const remedy = Object.hasOwn(foreign, key) ? replacement(state, key, at === path, foreign[key] ?? "") : undefined;
      if (remedy === undefined || given === undefined) continue;
      yield { path: [...at, key], given, allowed: `fields of ${queryLanguage}: ${key} belongs to ${other}`, remedy };
    }
  }
}

/** What stands in for a field that another type of state has not, or in a rule of a state. */
function replacement(state: PlacedState["state"], key: string, isState: boolean, usual: string): string {
  if (!isState && key === "Output") return "use ResultPath in a catcher, and a state of its own behind a choice";
  if (isState && key === "Parameters" && state.Type === "Pass") return "use Output";
  if (isState && key === "Output" && state.Type === "Pass") return "use Result, or Parameters where paths are read";
  if (isState && key === "Output" && (state.Type === "Wait" || state.Type === "Choice" || state.Type === "Succeed")) return "use OutputPath";
  return usual;
}

/** Numbers that a state may have, with their bounds. */
const numbers = [
  ["Seconds", 0],
  ["TimeoutSeconds", 1],
  ["HeartbeatSeconds", 1],
  ["MaxConcurrency", 0],
] as const;

/** Fields of which a state has the value itself or a path to it. */
const pairs = ["TimeoutSeconds", "HeartbeatSeconds", "MaxConcurrency", "Error", "Cause"];

export const workflowFieldRules: readonly Rule[] = [
  stateRule("workflow-query-language", languages, function* ({ path, state }, { definition }) {
    if (definition.QueryLanguage !== "JSONata" || state.QueryLanguage !== "JSONPath") return;
    const remedy = "write the state in JSONata, or set QueryLanguage on the states that use JSONata and not on the workflow";
    yield { path: [...path, "QueryLanguage"], given: "JSONPath", allowed: "JSONata in a workflow of JSONata", remedy };
  }),
  stateRule("workflow-query-language-field", languages, foreignFields),
  stateRule("workflow-wait-duration", "Amazon States Language, Wait State", function* ({ path, state, queryLanguage }) {
    if (state.Type !== "Wait") return;
    const given = (["Seconds", "SecondsPath", "Timestamp", "TimestampPath"] as const).filter((key) => state[key] !== undefined);
    if (given.length === 1) return;
    const allowed = queryLanguage === "JSONata" ? "exactly one of Seconds and Timestamp" : "exactly one of Seconds, SecondsPath, Timestamp and TimestampPath";
    yield { path, given: given.length === 0 ? undefined : given, allowed, remedy: given.length === 0 ? "add one of them" : "keep one of them" };
  }),
  stateRule("workflow-state-number", timeouts, function* ({ path, state, queryLanguage }) {
    for (const [key, minimum] of numbers) {
      const given = (state as Partial<Record<string, unknown>>)[key];
      if (given === undefined || (typeof given === "number" && Number.isInteger(given) && given >= minimum && given <= longest)) continue;
      if (typeof given === "string" && queryLanguage === "JSONata" && isExpression(given)) continue;
      const number = key === "MaxConcurrency" ? "a whole number from 0" : `a whole number from ${minimum} to ${longest}`;
      const allowed = queryLanguage === "JSONata" ? `${number}, or an expression for one` : number;
      const asText = queryLanguage === "JSONata" ? 'write a number, or an expression: "{% $states.input.value %}"' : `write a number, or use ${key}Path`;
      yield { path: [...path, key], given, allowed, remedy: typeof given === "number" ? nearestAllowed(given, minimum, longest) : asText };
    }
  }),
  stateRule("workflow-heartbeat", timeouts, function* ({ path, state }) {
    if (state.Type !== "Task" || typeof state.HeartbeatSeconds !== "number" || typeof state.TimeoutSeconds !== "number") return;
    if (state.HeartbeatSeconds < state.TimeoutSeconds) return;
    const allowed = `less than TimeoutSeconds, ${state.TimeoutSeconds}`;
    yield { path: [...path, "HeartbeatSeconds"], given: state.HeartbeatSeconds, allowed, remedy: "set it lower, or TimeoutSeconds higher" };
  }),
  stateRule("workflow-value-or-path", "Amazon States Language, Reference Paths", function* ({ path, state, queryLanguage }) {
    if (queryLanguage === "JSONata") return;
    for (const key of pairs) {
      if (!(key in state) || !(`${key}Path` in state)) continue;
      const given = (state as Partial<Record<string, unknown>>)[`${key}Path`];
      yield { path: [...path, `${key}Path`], given, allowed: `one of ${key} and ${key}Path`, remedy: "remove one of them" };
    }
  }),
  stateRule("workflow-payload-field-twice", "Amazon States Language, Payload Template", function* ({ path, state, queryLanguage }) {
    if (queryLanguage === "JSONata") return;
    for (const key of ["Parameters", "ResultSelector", "ItemSelector", "Assign"]) yield* twice([...path, key], (state as Partial<Record<string, unknown>>)[key], []);
  }),
];

/** Fields that a payload would have twice once the `.$` of their names is gone. */
function* twice(path: Path, payload: unknown, around: readonly unknown[]): Iterable<Finding> {
  if (typeof payload !== "object" || payload === null || around.includes(payload)) return;
  for (const [key, given] of Object.entries(payload)) {
    const plain = key.slice(0, -2);
    if (key.endsWith(".$") && Object.hasOwn(payload, plain)) yield { path: [...path, key], given, allowed: `one of ${plain} and ${key}`, remedy: "remove one of them" };
    yield* twice([...path, Array.isArray(payload) ? Number(key) : key], given, [...around, payload]);
  }
}
