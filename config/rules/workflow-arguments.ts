import { listed, suggest } from "../nearest";
import type { Path } from "../problem";
import { argumentsKey, argumentsOf } from "../task-arguments";
import type { WorkflowUse } from "../workflow-uses";
import { isFields } from "../fields";
import { lookup } from "./places";
import type { Finding, Rule } from "./rule";
import { isExpression } from "./workflow-fields";
import { useRule } from "./workflow-rule";

/** What Step Functions passes on to each kind: fields of the call, what Gantry fills in, what the call needs. */
const calls = {
  topic: {
    source: "API Publish",
    known: ["Message", "Subject", "MessageAttributes", "MessageStructure", "MessageGroupId", "MessageDeduplicationId"],
    filledIn: ["TopicArn", "TargetArn", "PhoneNumber"],
    needed: "Message",
  },
  queue: {
    source: "API SendMessage",
    known: ["MessageBody", "MessageAttributes", "MessageSystemAttributes", "DelaySeconds", "MessageGroupId", "MessageDeduplicationId"],
    filledIn: ["QueueUrl"],
    needed: "MessageBody",
  },
  lambdaFunction: {
    source: "API Invoke",
    known: ["Payload", "InvocationType", "ClientContext", "LogType", "Qualifier"],
    filledIn: ["FunctionName"],
    needed: undefined,
  },
} as const;

/** The arguments, where they stand, and how their fields are called: in JSONPath, `.$` ends the name of one that is read by a path. */
function placedArguments(use: WorkflowUse) {
  const { path, queryLanguage } = use;
  const key = argumentsKey(queryLanguage);
  const fieldName = (written: string) => (queryLanguage === "JSONPath" && written.endsWith(".$") ? written.slice(0, -2) : written);
  return { at: [...path, key] as Path, key, given: argumentsOf(use), fieldName };
}

function* jobFindings(use: WorkflowUse): Iterable<Finding> {
  const { at, given, fieldName } = placedArguments(use);
  if (given === undefined) return;
  if (!isFields(given)) {
    yield { path: at, given, allowed: "an object with Command and Environment", remedy: "write it as one, with expressions for values in it" };
    return;
  }
  for (const written of Object.keys(given)) {
    const path = [...at, written];
    const isPath = fieldName(written) !== written;
    const value = given[written];
    if (fieldName(written) === "Environment" && isPath) {
      yield { path, given: value, allowed: "Environment by name", remedy: 'give each variable its own path: Environment: { "NAME.$": "$.name" }' };
    } else if (written === "Environment") {
      yield* environmentFindings(path, value);
    } else if (fieldName(written) !== "Command") {
      yield { path, given: value, allowed: 'Command and Environment alone', remedy: suggest(written, ["Command", "Environment"]) };
    } else if (!isPath && !isCommand(value, use)) {
      const [form, remedy] =
        use.queryLanguage === "JSONata" ? ["a list of texts, or an expression for one", 'write { Command: ["..."] } or "{% $states.input.command %}"'] : ["a list of texts", 'write a list of texts, or "Command.$" with a path'];
      yield { path, given: value, allowed: form, remedy };
    }
  }
}

function isCommand(value: unknown, { queryLanguage }: WorkflowUse): boolean {
  if (typeof value === "string") return queryLanguage === "JSONata" && isExpression(value);
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function* environmentFindings(path: Path, variables: unknown): Iterable<Finding> {
  if (!isFields(variables)) {
    yield { path, given: variables, allowed: "variables by name", remedy: 'write { NAME: "value" }' };
    return;
  }
  for (const [written, given] of Object.entries(variables)) {
    if (typeof given !== "string") yield { path: [...path, written], given, allowed: "a text", remedy: "write it in quotes" };
  }
}

function* callFindings(use: WorkflowUse): Iterable<Finding> {
  if (use.kind === "job" || use.kind === "Resource") return;
  const { known, filledIn, needed } = calls[use.kind];
  const { at, key, given, fieldName } = placedArguments(use);
  if (given !== undefined && !isFields(given)) {
    yield { path: at, given, allowed: `an object with ${listed(known, "and").replaceAll('"', "")}`, remedy: "write it as one, with expressions for values in it" };
    return;
  }
  const fields = Object.keys(given ?? {});
  for (const written of fields) {
    const name = fieldName(written);
    if ((filledIn as readonly string[]).includes(name)) {
      yield { path: [...at, written], given: given?.[written], allowed: `no ${name}: Gantry fills in what ${use.kind} names`, remedy: "remove it" };
    } else if (!(known as readonly string[]).includes(name)) {
      yield { path: [...at, written], given: given?.[written], allowed: listed(known), remedy: suggest(name, known) };
    }
  }
  if (needed !== undefined && !fields.map(fieldName).includes(needed)) {
    yield { path: at, given, allowed: `${key} with ${needed}`, remedy: `add ${needed}` };
  }
}

export const workflowArgumentRules: readonly Rule[] = [
  useRule("workflow-job-arguments", "API RunTask", function* (use) {
    if (use.kind === "job") yield* jobFindings(use);
  }),
  useRule("workflow-call-arguments", "API Publish; API SendMessage; API Invoke", callFindings),
  useRule("workflow-fifo-arguments", "API Publish; API SendMessage", function* (use, _, { messaging }) {
    const target = use.kind === "queue" ? lookup(messaging.queues, use.uses) : use.kind === "topic" ? lookup(messaging.topics, use.uses) : undefined;
    const { at, given, fieldName } = placedArguments(use);
    if (target?.type !== "fifo" || !isFields(given)) return;
    const names = Object.keys(given).map(fieldName);
    const needed = ["MessageGroupId", ...(target.contentBasedDeduplication === true ? [] : ["MessageDeduplicationId"])];
    const missing = needed.filter((name) => !names.includes(name));
    if (missing.length === 0) return;
    const remedy = `add ${missing.join(" and ")}${missing.includes("MessageDeduplicationId") ? `, or set contentBasedDeduplication of the ${use.kind} instead` : ""}`;
    yield { path: at, given: Object.keys(given), allowed: `${needed.join(" and ")} for a FIFO ${use.kind}`, remedy };
  }),
];
