import type { Service, Task, TaskDefinition } from "@aws-sdk/client-ecs";

/** What ECS says of a service. */
export interface ServiceDescription {
  readonly service: Pick<Service, "desiredCount" | "taskDefinition">;
  readonly definition: Pick<TaskDefinition, "containerDefinitions">;
  /** Its tasks, those that stopped as well. */
  readonly tasks: readonly Task[];
}

export interface Verdict {
  /** `cannot run`: for a reason that is the rehearsal's and not the service's. */
  readonly state: "running" | "starting" | "failing" | "cannot run";
  /** Tasks that run and are healthy. */
  readonly running: number;
  readonly desired: number;
  /** Why it does not run. */
  readonly why?: string;
}

/** A task that ends at once is running too for a moment. */
const steadySeconds = 5;
/** As many as the deployment circuit breaker of ECS takes at least. */
const endedTasks = 3;

/** Whether a service has its desired tasks, healthy where their definition has a health check, and if not, why. Tasks that stopped before `since` do not count. */
export function judgeService({ service, definition, tasks }: ServiceDescription, { account, since, now }: { account: string; since: Date; now: Date }): Verdict {
  const desired = service.desiredCount ?? 0;
  const own = tasks.filter(({ taskDefinitionArn }) => taskDefinitionArn === service.taskDefinition);
  const alive = own.filter(({ lastStatus }) => lastStatus !== "STOPPED");
  const waits = alive.map((task) => whatItWaitsFor(task, definition, now));
  const running = waits.filter((wait) => wait === undefined).length;
  if (running >= desired) return { state: "running", running, desired };

  const ended = own.filter(({ lastStatus, stoppedAt }) => lastStatus === "STOPPED" && stoppedAt !== undefined && stoppedAt >= since).sort(newestFirst);
  const last = ended[0];
  const impossible = last && whyItCannotRun(last, definition, account);
  if (impossible !== undefined) return { state: "cannot run", running, desired, why: impossible };
  if (last && ended.length >= endedTasks) return { state: "failing", running, desired, why: `its tasks end: ${whyItEnded(last)}` };
  const why = last ? `a task ended: ${whyItEnded(last)}` : (waits.find((wait) => wait !== undefined) ?? "no task has started yet");
  return { state: "starting", running, desired, why };
}

/** What a living task still waits for; nothing when it runs well. */
function whatItWaitsFor(task: Task, definition: ServiceDescription["definition"], now: Date): string | undefined {
  if (task.lastStatus !== "RUNNING") return `a task is ${task.lastStatus ?? "not known"}`;
  const checked = (definition.containerDefinitions ?? []).filter(({ healthCheck }) => healthCheck !== undefined && healthCheck.command?.[0] !== "NONE");
  for (const { name } of checked) {
    const health = task.containers?.find((container) => container.name === name)?.healthStatus ?? "UNKNOWN";
    if (health === "UNHEALTHY") return `the health check of container ${name} fails`;
    if (health !== "HEALTHY") return `container ${name} is not yet healthy`;
  }
  const runsSince = task.startedAt?.getTime() ?? now.getTime();
  return now.getTime() - runsSince < steadySeconds * 1000 ? "a task has only just started" : undefined;
}

/** Why nothing runs on an emulator without Docker or Podman. */
export const noRuntime = "the emulator has no container runtime";

function whyItCannotRun(task: Task, definition: ServiceDescription["definition"], account: string): string | undefined {
  const reason = task.stoppedReason ?? "";
  if (reason.startsWith("No container runtime")) return noRuntime;
  if (reason.startsWith("ResourceInitializationError")) return `its secrets or parameters have no value here: ${reason}`;
  const ownImage = (definition.containerDefinitions ?? []).map(({ image }) => image ?? "").find((image) => image.startsWith(`${account}.dkr.ecr.`));
  if (ownImage === undefined || task.stopCode !== "TaskFailedToStart") return undefined;
  return `its image ${ownImage} is in the environment's own registry, which is empty here`;
}

function whyItEnded({ containers = [], stoppedReason }: Task): string {
  const endings = containers.flatMap(({ name, exitCode, reason }) => (exitCode === undefined ? [] : [`container ${name} ended with exit code ${exitCode}${reason === undefined ? "" : ` (${reason})`}`]));
  return endings.length > 0 ? endings.join(", ") : (stoppedReason ?? "no reason was given").trim();
}

function newestFirst(left: Task, right: Task): number {
  return (right.stoppedAt?.getTime() ?? 0) - (left.stoppedAt?.getTime() ?? 0);
}
