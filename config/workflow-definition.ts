import { queryLanguageOf } from "./placed-states";
import type { State, States, TaskState } from "./states-language";
import { argumentsKey, argumentsOf } from "./task-arguments";
import type { WorkflowSpec } from "./workflow";
import { useKinds, waitForOf } from "./workflow-uses";

/** How a job is run. */
export interface JobTarget {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly containerName: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly assignPublicIp: boolean;
  readonly capacityProviderStrategy: readonly { readonly capacityProvider: string; readonly base: number; readonly weight: number }[];
}

/** What the names in a definition stand for. */
export interface WorkflowTargets {
  readonly partition: string;
  job(name: string): JobTarget;
  topicArn(name: string): string;
  queueUrl(name: string): string;
  functionArn(name: string): string;
}

type Json = Readonly<Record<string, unknown>>;
type Flow = { readonly StartAt: string; readonly States: States };

/** A workflow's definition as Step Functions takes it: tasks have a `Resource` and ARNs, all else is as it was written. */
export function renderDefinition(workflow: WorkflowSpec, targets: WorkflowTargets): object {
  const flow = <F extends Flow>(written: F): F => ({
    ...written,
    States: Object.fromEntries(Object.entries(written.States).map(([name, state]) => [name, renderState(state)])),
  });
  const renderState = (state: State): object => {
    if (state.Type === "Parallel") return { ...state, Branches: state.Branches.map(flow) };
    if (state.Type === "Map") return { ...state, ItemProcessor: flow(state.ItemProcessor) };
    return state.Type === "Task" ? renderTask(state, workflow, targets) : state;
  };
  return flow(workflow.definition);
}

const actions = { job: "ecs:runTask", topic: "sns:publish", queue: "sqs:sendMessage", lambdaFunction: "lambda:invoke" } as const;
const patterns = { start: "", end: ".sync", taskToken: ".waitForTaskToken" } as const;

function renderTask(task: TaskState, workflow: WorkflowSpec, targets: WorkflowTargets): object {
  const { Type, job, topic, queue, lambdaFunction, waitFor: _, ...rest } = task;
  const kind = useKinds.find((each) => task[each] !== undefined);
  if (kind === undefined || kind === "Resource") return { Type, ...rest };
  const queryLanguage = queryLanguageOf(task, workflow);
  const written = (argumentsOf({ state: task, queryLanguage }) ?? {}) as Json;
  const rendered =
    job !== undefined
      ? runTask(targets.job(job), written, queryLanguage === "JSONata" ? literalVariable : pathVariable)
      : topic !== undefined
        ? { TopicArn: targets.topicArn(topic), ...written }
        : queue !== undefined
          ? { QueueUrl: targets.queueUrl(queue), ...written }
          : { FunctionName: targets.functionArn(lambdaFunction ?? ""), ...written };
  const resource = `arn:${targets.partition}:states:::${actions[kind]}${patterns[waitForOf(task, kind, workflow.type)]}`;
  return { Type, Resource: resource, ...rest, [argumentsKey(queryLanguage)]: rendered };
}

/** `RunTask` of ECS in the words of Step Functions, which begin with a capital at every depth. */
function runTask(job: JobTarget, { Environment: environment, ...command }: Json, variable: typeof literalVariable): Json {
  const override = {
    Name: job.containerName,
    ...command,
    ...(environment === undefined ? {} : { Environment: Object.entries(environment as Json).map(variable) }),
  };
  return {
    Cluster: job.clusterArn,
    TaskDefinition: job.taskDefinitionArn,
    CapacityProviderStrategy: job.capacityProviderStrategy.map(({ capacityProvider, base, weight }) => ({
      CapacityProvider: capacityProvider,
      Base: base,
      Weight: weight,
    })),
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        Subnets: job.subnetIds,
        SecurityGroups: [job.securityGroupId],
        AssignPublicIp: job.assignPublicIp ? "ENABLED" : "DISABLED",
      },
    },
    PropagateTags: "TASK_DEFINITION",
    ...(Object.keys(override).length === 1 ? {} : { Overrides: { ContainerOverrides: [override] } }),
  };
}

function literalVariable([name, value]: [string, unknown]): Json {
  return { Name: name, Value: value };
}

/** In JSONPath, `NAME.$` takes its value by a path. */
function pathVariable([name, value]: [string, unknown]): Json {
  return name.endsWith(".$") ? { Name: name.slice(0, -2), "Value.$": value } : literalVariable([name, value]);
}
