import { DescribeServicesCommand, DescribeTaskDefinitionCommand, DescribeTasksCommand, ECSClient, ListTasksCommand, type Service, type Task, type TaskDefinition } from "@aws-sdk/client-ecs";
import { setTimeout as sleep } from "node:timers/promises";
import { clientSettings } from "../emulators/client-settings";
import { addressesOf } from "./container-addresses";
import { judgeService, type Verdict } from "./judge-service";

export interface ServicesToWaitFor {
  readonly cluster: string;
  readonly services: readonly string[];
  /** AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE>. */
  readonly endpoints: Readonly<Record<string, string>>;
  readonly region: string;
  readonly account: string;
  readonly timeoutSeconds: number;
  /** The program the emulator's containers run in: it knows their addresses. */
  readonly containerProgram?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (services: readonly ServiceReport[]) => void;
  readonly env?: NodeJS.ProcessEnv;
}

export interface ContainerReport {
  readonly name: string;
  /** As `80/tcp at 127.0.0.1:49153`; none of a container without ports. */
  readonly addresses: readonly string[];
}

/** How a service does, and where its running containers are. */
export interface ServiceReport extends Verdict {
  readonly service: string;
  readonly containers: readonly ContainerReport[];
}

/** Waits until every service runs or will not, at most for the time given; one that is late is failing. */
export async function waitForServices(wanted: ServicesToWaitFor): Promise<ServiceReport[]> {
  const { endpoints, region, account, timeoutSeconds, signal, onProgress } = wanted;
  const endpoint = endpoints["AWS_ENDPOINT_URL_ECS"] ?? endpoints["AWS_ENDPOINT_URL"];
  if (endpoint === undefined) throw new Error("AWS_ENDPOINT_URL is not among the endpoints");
  const client = new ECSClient(clientSettings(endpoint, account, region));
  const definitions = new Map<string, TaskDefinition>();
  const since = new Date();
  const deadline = since.getTime() + timeoutSeconds * 1000;
  try {
    for (;;) {
      const reports = await reportAll(client, wanted, definitions, since);
      onProgress?.(reports);
      const late = Date.now() >= deadline;
      if (late || signal?.aborted === true || reports.every(({ state }) => state !== "starting")) return late ? reports.map((report) => tooLate(report, timeoutSeconds)) : reports;
      await sleep(1000, undefined, { ...(signal && { signal }) }).catch(() => undefined);
    }
  } finally {
    client.destroy();
  }
}

function tooLate(report: ServiceReport, timeoutSeconds: number): ServiceReport {
  return report.state === "starting" ? { ...report, state: "failing", why: `it does not run after ${timeoutSeconds} seconds: ${report.why}` } : report;
}

async function reportAll(client: ECSClient, wanted: ServicesToWaitFor, definitions: Map<string, TaskDefinition>, since: Date): Promise<ServiceReport[]> {
  const found = await describeServices(client, wanted);
  return Promise.all(
    wanted.services.map(async (name): Promise<ServiceReport> => {
      const service = found.get(name);
      if (service === undefined) return { service: name, state: "failing", running: 0, desired: 0, why: `it is not in the cluster ${wanted.cluster}`, containers: [] };
      const [definition, tasks] = await Promise.all([definitionOf(client, service, definitions), tasksOf(client, wanted.cluster, name)]);
      const verdict = judgeService({ service, definition, tasks }, { account: wanted.account, since, now: new Date() });
      return { service: name, ...verdict, containers: verdict.state === "running" ? await containersOf(tasks, service, wanted) : [] };
    }),
  );
}

async function describeServices(client: ECSClient, { cluster, services }: ServicesToWaitFor): Promise<Map<string, Service>> {
  const found = new Map<string, Service>();
  // ECS describes ten at once.
  for (let start = 0; start < services.length; start += 10) {
    const answer = await client.send(new DescribeServicesCommand({ cluster, services: services.slice(start, start + 10) }));
    for (const service of answer.services ?? []) if (service.status === "ACTIVE") found.set(service.serviceName ?? "", service);
  }
  return found;
}

async function definitionOf(client: ECSClient, { taskDefinition = "" }: Service, known: Map<string, TaskDefinition>): Promise<TaskDefinition> {
  const definition = known.get(taskDefinition) ?? (await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition ?? {};
  known.set(taskDefinition, definition);
  return definition;
}

/** Its living tasks, and those stopped that ECS still remembers, at most a hundred of each. */
async function tasksOf(client: ECSClient, cluster: string, serviceName: string): Promise<Task[]> {
  const both = await Promise.all(
    (["RUNNING", "STOPPED"] as const).map(async (desiredStatus) => {
      const { taskArns = [] } = await client.send(new ListTasksCommand({ cluster, serviceName, desiredStatus, maxResults: 100 }));
      return taskArns.length === 0 ? [] : ((await client.send(new DescribeTasksCommand({ cluster, tasks: taskArns }))).tasks ?? []);
    }),
  );
  return both.flat();
}

async function containersOf(tasks: readonly Task[], service: Service, { containerProgram, env = process.env }: ServicesToWaitFor): Promise<ContainerReport[]> {
  const running = tasks.filter(({ lastStatus, taskDefinitionArn }) => lastStatus === "RUNNING" && taskDefinitionArn === service.taskDefinition);
  const reports = running.flatMap(({ taskArn = "", containers = [] }) => {
    const taskId = taskArn.split("/").at(-1) ?? "";
    return containers.map(async ({ name = "", runtimeId }) => ({
      name,
      addresses: containerProgram === undefined ? [] : await addressesOf({ taskId, name, runtimeId }, containerProgram, env),
    }));
  });
  return Promise.all(reports);
}
