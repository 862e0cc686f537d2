import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeTasksCommand, ECSClient, RunTaskCommand, StopTaskCommand, type RunTaskCommandInput, type Task } from "@aws-sdk/client-ecs";
import { capacityProviderStrategy } from "../config/capacity";
import type { JobSpec } from "../config/job";
import { logGroupName } from "../config/names";
import { Refusal } from "../engine/refusal";
import { clientSettings, requireAccount } from "./aws-clients";
import { answerOf } from "./aws-failure";
import { deployedJob, type DeployedJob } from "./deployed-job";
import { declared, interruptedExitCode, pause, prepare, type Operation } from "./operation";
import { TaskLog } from "./task-log";
import { atSeconds, describeFailures, describeStopped, exitCodeOf, taskIdOf } from "./task-text";

/** What `aws ecs list-tasks --started-by` finds our tasks by; ECS allows no blanks. */
const startedBy = "npm-run-task";
/** Looks at a task without finding it after which it is taken for gone. */
const patience = 30;
/** Looks at the log of a stopped task without a new line after which there will be none. */
const quietLooks = 3;

export interface TaskRun extends Operation {
  /** Name of the job. */
  readonly job: string;
  /** Runs in its own container instead of its own command; empty for that. */
  readonly command: readonly string[];
}

/** Runs a job as it is deployed, and follows it to its end. Gives the exit code of its own container. */
export async function runTask(run: TaskRun, pollMilliseconds = 1000): Promise<number> {
  const { platform, tell, interruption, leave } = run;
  const job = declared("job", run.job, platform.jobs, platform.environment);
  const deployed = await prepare(run, async () => {
    await requireAccount(platform, interruption.signal);
    return deployedJob(job, run);
  });
  if (deployed === undefined) return interruptedExitCode;

  const ecs = new ECSClient(clientSettings(platform));
  const logs = new CloudWatchLogsClient(clientSettings(platform));
  let taskArn: string | undefined;
  try {
    const begun = performance.now();
    taskArn = await start(ecs, run, job, deployed);
    tell(`${job.name} runs as ${taskArn}`);
    const log = new TaskLog(logs, logGroupName(platform, job.name), `${job.name}/${job.name}/${taskIdOf(taskArn)}`);
    const task = await new Following(ecs, log, { run, cluster: deployed.clusterArn, taskArn, begun, pollMilliseconds }).toItsEnd();
    for (const line of describeStopped(task, job.name)) tell(line);
    return interruption.signal.aborted ? interruptedExitCode : exitCodeOf(task, job.name);
  } catch (error) {
    if (!leave.aborted) throw error instanceof Refusal && taskArn !== undefined ? new Refusal(`${error.message}\nThe task was left as it is: ${taskArn}`) : error;
    tell(taskArn === undefined ? `Left while ECS was asked to start the task; this shows whether it runs: aws ecs list-tasks --cluster ${deployed.clusterArn} --started-by ${startedBy}` : `Left as it is: ${taskArn}`);
    return interruptedExitCode;
  } finally {
    ecs.destroy();
    logs.destroy();
  }
}

async function start(ecs: ECSClient, { platform, command, leave }: TaskRun, job: JobSpec, deployed: DeployedJob): Promise<string> {
  const { tasks = [], failures = [] } = await answerOf(ecs.send(new RunTaskCommand(runTaskInput(job, deployed, command)), { abortSignal: leave }), "start the task", platform);
  const taskArn = tasks[0]?.taskArn;
  if (taskArn === undefined) throw new Refusal(describeFailures(job.name, failures));
  return taskArn;
}

/** How a job is started: where its services run, by its own capacity, with the tags of its task definition. */
export function runTaskInput(job: JobSpec, deployed: DeployedJob, command: readonly string[]): RunTaskCommandInput {
  return {
    cluster: deployed.clusterArn,
    taskDefinition: deployed.taskDefinitionArn,
    count: 1,
    capacityProviderStrategy: capacityProviderStrategy(job.capacity),
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [...deployed.subnetIds],
        securityGroups: [deployed.securityGroupId],
        assignPublicIp: deployed.assignPublicIp ? "ENABLED" : "DISABLED",
      },
    },
    propagateTags: "TASK_DEFINITION",
    enableECSManagedTags: true,
    startedBy,
    ...(command.length === 0 ? {} : { overrides: { containerOverrides: [{ name: job.name, command: [...command] }] } }),
  };
}

interface Followed {
  readonly run: TaskRun;
  readonly cluster: string;
  readonly taskArn: string;
  /** By the clock of `performance`. */
  readonly begun: number;
  readonly pollMilliseconds: number;
}

/** Tells what a task does and says. */
class Following {
  private status = "";
  private logIsReadable = true;

  constructor(
    private readonly ecs: ECSClient,
    private readonly log: TaskLog,
    private readonly followed: Followed,
  ) {}

  /** The task when it has stopped. An interrupt has it stopped, a second one ends this at once. */
  async toItsEnd(): Promise<Task> {
    const { run, pollMilliseconds } = this.followed;
    const stop = run.interruption.signal;
    let stopping = false;
    let missed = 0;
    for (;;) {
      if (stop.aborted && !stopping) {
        await this.stop();
        stopping = true;
      }
      const task = await this.look();
      missed = task === undefined ? missed + 1 : 0;
      if (missed > patience) throw new Refusal("ECS no longer knows the task.");
      if (task !== undefined) this.tellStatus(task.lastStatus ?? "");
      await this.tellLog();
      if (task?.lastStatus === "STOPPED") {
        if (task.containers?.some(({ exitCode }) => exitCode !== undefined)) await this.tellRestOfLog();
        return task;
      }
      await pause(pollMilliseconds, stopping ? run.leave : stop);
      run.leave.throwIfAborted();
    }
  }

  private async look(): Promise<Task | undefined> {
    const { run, cluster, taskArn } = this.followed;
    const { tasks = [] } = await answerOf(this.ecs.send(new DescribeTasksCommand({ cluster, tasks: [taskArn] }), { abortSignal: run.leave }), "describe the task", run.platform);
    return tasks[0];
  }

  private async stop(): Promise<void> {
    const { run, cluster, taskArn } = this.followed;
    const command = new StopTaskCommand({ cluster, task: taskArn, reason: "Interrupted at npm run task" });
    await answerOf(this.ecs.send(command, { abortSignal: run.leave }), "stop the task", run.platform);
  }

  private tellStatus(status: string): void {
    if (status === this.status) return;
    this.status = status;
    this.tellNow(status);
  }

  private async tellLog(): Promise<number> {
    if (!this.logIsReadable) return 0;
    const { run } = this.followed;
    try {
      const lines = await answerOf(this.log.newLines(run.leave), "show the log", run.platform);
      for (const line of lines) this.tellNow(`| ${line}`);
      return lines.length;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Whoever may run a job need not be allowed to read its log.
      this.logIsReadable = false;
      this.tellNow(error.message);
      return 0;
    }
  }

  /** Lines come to CloudWatch seconds after they were written. */
  private async tellRestOfLog(): Promise<void> {
    const { run, pollMilliseconds } = this.followed;
    for (let quiet = 0; quiet < quietLooks && this.logIsReadable; ) {
      await pause(pollMilliseconds, run.leave);
      run.leave.throwIfAborted();
      quiet = (await this.tellLog()) === 0 ? quiet + 1 : 0;
    }
  }

  private tellNow(text: string): void {
    this.followed.run.tell(atSeconds((performance.now() - this.followed.begun) / 1000, text));
  }
}
