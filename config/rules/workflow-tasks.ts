import { listed } from "../nearest";
import { argumentsKey, argumentsOf } from "../task-arguments";
import { useKinds, usesOf, type UseKind, type WorkflowUse } from "../workflow-uses";
import { declaredName } from "./declared-name";
import { lambdaFunctionName } from "./lambda-function-name";
import { lookup, type Places } from "./places";
import type { Rule } from "./rule";
import { stateRule, useRule } from "./workflow-rule";

const source = "Gantry guide, Workflows";
const integrations = "Step Functions Developer Guide, Integrating services";
const patterns = "Step Functions Developer Guide, Service integration patterns";

/** What states name of one kind. */
function used(kind: UseKind): Places<string> {
  return function* ({ workflows }) {
    for (const { path, uses, ...use } of Object.values(workflows).flatMap(usesOf)) if (use.kind === kind) yield { path: [...path, kind], value: uses };
  };
}

export const workflowTaskRules: readonly Rule[] = [
  stateRule("workflow-task-target", "Amazon States Language, Task State", function* ({ path, state }) {
    if (state.Type !== "Task") return;
    const given = useKinds.filter((kind) => state[kind] !== undefined);
    if (given.length === 1) return;
    const remedy = given.length === 0 ? 'add one, `job: "<name>"` to run a job' : "keep one of them, and make a state of each of the others";
    yield { path, given: given.length === 0 ? undefined : given, allowed: `exactly one of ${listed(useKinds, "and").replaceAll('"', "")}`, remedy };
  }),
  declaredName("unknown-job", source, "job", used("job"), ({ jobs }) => jobs),
  declaredName("unknown-workflow-topic", source, "topic of messaging.topics", used("topic"), ({ messaging }) => messaging.topics),
  declaredName("unknown-workflow-queue", source, "queue of messaging.queues", used("queue"), ({ messaging }) => messaging.queues),
  lambdaFunctionName("workflow-lambda-name", used("lambdaFunction")),
  useRule("workflow-wait-for", patterns, function* ({ path, kind, state }) {
    const given = state.waitFor;
    const at = [...path, "waitFor"];
    if (kind === "Resource" && given !== undefined) {
      yield { path: at, given, allowed: "no waitFor beside Resource", remedy: "remove it, and end Resource with .sync or .waitForTaskToken where it is to wait" };
    } else if (kind !== "job" && given === "end") {
      yield { path: at, given, allowed: '"start" or "taskToken": jobs alone are waited for to their end', remedy: "remove it" };
    }
  }),
  useRule("workflow-express-wait", patterns, function* ({ path, kind, uses, state, waitFor }, { type }) {
    if (type !== "EXPRESS") return;
    const isActivity = kind === "Resource" && /:states:[^:]*:[^:]*:activity:/.test(uses);
    if (waitFor === "start" && !isActivity) return;
    const remedy = 'set the workflow\'s type to "STANDARD", or wait for the answer to the call alone';
    if (kind === "Resource") {
      yield { path: [...path, "Resource"], given: uses, allowed: "in an express workflow no .sync, .waitForTaskToken and activity", remedy };
    } else if (kind === "job" || state.waitFor === "taskToken") {
      yield { path: [...path, "waitFor"], given: state.waitFor, allowed: '"start" in an express workflow', remedy };
    }
  }),
  useRule("workflow-task-token", patterns, function* ({ path, waitFor, ...use }) {
    if (waitFor !== "taskToken" || passesToken(use)) return;
    const token = use.queryLanguage === "JSONata" ? "{% $states.context.Task.Token %}" : "$$.Task.Token";
    const remedy = use.queryLanguage === "JSONata" ? `pass "${token}" on in it` : `pass "${token}" on in it, under a name that ends with .$`;
    yield { path: [...path, argumentsKey(use.queryLanguage)], given: argumentsOf(use), allowed: "the task token among what is passed on, for nobody else can answer", remedy };
  }),
  useRule("workflow-answer-grant", "API SendTaskSuccess; API SendTaskFailure", function* ({ path, kind, uses, waitFor }, workflow, { jobs }) {
    const job = lookup(jobs, uses);
    if (kind !== "job" || waitFor !== "taskToken" || job === undefined) return;
    const granted = lookup(job.grants.stateMachines, workflow.name);
    if (granted === "answer" || granted === "start-and-answer") return;
    const needed = granted === "start" ? "start-and-answer" : "answer";
    const remedy = `set jobs.${uses}.grants.stateMachines.${workflow.name} to "${needed}"`;
    yield { path: [...path, "waitFor"], given: "taskToken", allowed: "taskToken for a job that is granted to answer this workflow", remedy };
  }),
  useRule("workflow-resource", integrations, function* ({ path, kind, uses: given }) {
    if (kind !== "Resource" || /^arn:aws[a-z-]*:[a-z0-9-]+:[^:]*:\d*:.+$/.test(given)) return;
    const remedy = "write the ARN of an integration, an activity or a function, or name a job, topic, queue or function of this file";
    yield { path: [...path, "Resource"], given, allowed: "an ARN: arn:aws:states:::dynamodb:putItem", remedy };
  }),
];

type Asked = Pick<WorkflowUse, "state" | "queryLanguage">;

function passesToken(use: Asked): boolean {
  const [token, isRead] =
    use.queryLanguage === "JSONata"
      ? [/\$states\.context(\.Task(\.Token)?)?(?![.\w])/, (text: string) => text.startsWith("{%")]
      : [/\$\$(\.Task(\.Token)?)?(?![.\w])/, (_: string, key: string) => key.endsWith(".$")];
  const holds = (value: unknown, key: string, around: readonly unknown[]): boolean => {
    if (typeof value === "string") return isRead(value, key) && token.test(value);
    if (typeof value !== "object" || value === null || around.includes(value)) return false;
    return Object.entries(value).some(([name, item]) => holds(item, name, [...around, value]));
  };
  return holds(argumentsOf(use), "", []);
}
