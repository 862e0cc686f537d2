import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  type DescribeExecutionCommandOutput,
  type HistoryEvent,
} from "@aws-sdk/client-sfn";
import { stateMachineArn } from "../config/arns";
import { workflowLogGroupName } from "../config/names";
import type { WorkflowSpec } from "../config/workflow";
import { Refusal } from "../engine/refusal";
import { clientSettings, requireAccount } from "./aws-clients";
import { answerOf } from "./aws-failure";
import { deployFirst } from "./deployed-job";
import { ExecutionHistory } from "./execution-history";
import { describeEnded, executionName } from "./execution-text";
import { declared, interruptedExitCode, pause, prepare, type Operation } from "./operation";

/** The longest time between two looks, in multiples of the shortest. */
const slowest = 10;
/** Looks at an execution that has ended after which its history is taken to be complete. */
const lastLooks = 5;

export interface WorkflowRun extends Operation {
  /** Name of the workflow. */
  readonly workflow: string;
  /** JSON. */
  readonly input: string;
}

/** Starts a workflow as it is deployed, and follows it to its end. Gives 0 when it succeeded. */
export async function runWorkflow(run: WorkflowRun, pollMilliseconds = 500): Promise<number> {
  const { platform } = run;
  const workflow = declared("workflow", run.workflow, platform.workflows, platform.environment);
  const input = checkedInput(run.input);
  const ready = await prepare(run, async () => {
    await requireAccount(platform, run.interruption.signal);
    return true;
  });
  if (ready === undefined) return interruptedExitCode;

  const following = { run, workflow, input, pollMilliseconds };
  return workflow.type === "EXPRESS" ? runExpress(following) : runStandard(following);
}

/** The input as it was given. Refuses what is no JSON. */
export function checkedInput(input: string): string {
  try {
    JSON.parse(input);
    return input;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`--input is not JSON: ${input}\n${reason}\nWrite it in single quotes, its names in double ones: --input '{"day": "2027-01-31"}'`);
  }
}

interface Following {
  readonly run: WorkflowRun;
  readonly workflow: WorkflowSpec;
  readonly input: string;
  readonly pollMilliseconds: number;
}

async function runStandard(following: Following): Promise<number> {
  const { run, workflow, input } = following;
  const { platform, tell, leave, interruption } = run;
  const client = new SFNClient(clientSettings(platform));
  const name = executionName(new Date());
  let executionArn: string | undefined;
  try {
    const command = new StartExecutionCommand({ stateMachineArn: stateMachineArn(platform, workflow.name), name, input });
    executionArn = (await started(client.send(command, { abortSignal: leave }), run, workflow)).executionArn ?? "";
    tell(`${workflow.name} runs as ${executionArn}`);
    const ended = await follow(client, executionArn, following);
    const seconds = ((ended.stopDate?.getTime() ?? 0) - (ended.startDate?.getTime() ?? 0)) / 1000;
    for (const line of describeEnded(ended, seconds)) tell(line);
    if (interruption.signal.aborted) return interruptedExitCode;
    return ended.status === "SUCCEEDED" ? 0 : 1;
  } catch (error) {
    if (!leave.aborted) throw error instanceof Refusal && executionArn !== undefined ? new Refusal(`${error.message}\nThe execution was left as it is: ${executionArn}`) : error;
    tell(executionArn === undefined ? `Left while Step Functions was asked to start it; if it runs, its name is ${name}.` : `Left as it is: ${executionArn}`);
    return interruptedExitCode;
  } finally {
    client.destroy();
  }
}

/** What starting a workflow gives. One that is not there has not been deployed. */
async function started<T>(call: Promise<T>, { platform }: WorkflowRun, { name }: WorkflowSpec): Promise<T> {
  const known = call.catch((error: unknown) => {
    if (error instanceof Error && error.name === "StateMachineDoesNotExist") {
      throw new Refusal(`The workflow ${name} has not been deployed: there is no state machine ${stateMachineArn(platform, name)}.\n${deployFirst(platform.environment)}`);
    }
    throw error;
  });
  return answerOf(known, "start the workflow", platform);
}

/** Tells the history as it grows. An interrupt stops the execution, a second one ends this at once. */
async function follow(client: SFNClient, executionArn: string, { run, workflow, pollMilliseconds }: Following): Promise<DescribeExecutionCommandOutput> {
  const { platform, tell, leave } = run;
  const stop = run.interruption.signal;
  const history = new ExecutionHistory(workflow);
  let [seen, wait, stopping, looksAfterEnd] = [0, pollMilliseconds, false, 0];
  for (;;) {
    if (stop.aborted && !stopping) {
      stopping = true;
      const command = new StopExecutionCommand({ executionArn, error: "Interrupted", cause: "Interrupted at npm run workflow" });
      await answerOf(client.send(command, { abortSignal: leave }), "stop the execution", platform);
    }
    const execution = await answerOf(client.send(new DescribeExecutionCommand({ executionArn }), { abortSignal: leave }), "describe the execution", platform);
    const events = await answerOf(newEvents(client, executionArn, seen, leave), "show the history of the execution", platform);
    for (const event of events) history.read(event).forEach(tell);
    seen = events.at(-1)?.id ?? seen;

    const isOver = execution.status !== "RUNNING" && execution.status !== "PENDING_REDRIVE";
    if (isOver && (history.ended || (looksAfterEnd += 1) >= lastLooks)) return execution;
    wait = events.length > 0 || isOver ? pollMilliseconds : Math.min(wait * 1.5, pollMilliseconds * slowest);
    await pause(wait, stopping ? leave : stop);
    leave.throwIfAborted();
  }
}

/** The events behind one that is known, oldest first: read from the end, as only those few are new. */
async function newEvents(client: SFNClient, executionArn: string, seen: number, abortSignal: AbortSignal): Promise<HistoryEvent[]> {
  const byId = new Map<number, HistoryEvent>();
  let nextToken: string | undefined;
  do {
    const command = new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 100, includeExecutionData: true, ...(nextToken === undefined ? {} : { nextToken }) });
    const page: { events?: HistoryEvent[] | undefined; nextToken?: string | undefined } = await client.send(command, { abortSignal });
    const events = page.events ?? [];
    for (const event of events) if ((event.id ?? 0) > seen) byId.set(event.id ?? 0, event);
    nextToken = events.some(({ id = 0 }) => id <= seen + 1) ? undefined : page.nextToken;
  } while (nextToken !== undefined);
  return [...byId.values()].sort((a, b) => (a.id ?? 0) - (b.id ?? 0));
}

/** An express workflow answers when it is done, keeps no history and cannot be stopped. */
async function runExpress({ run, workflow, input }: Following): Promise<number> {
  const { platform, tell, interruption, variables } = run;
  const logs = whereItsLogIs(run, workflow);
  // A second try could run it twice. An endpoint of one's own has no other name for this call.
  const client = new SFNClient({ ...clientSettings(platform), maxAttempts: 1, disableHostPrefix: hasOwnEndpoint(variables) });
  const command = new StartSyncExecutionCommand({ stateMachineArn: stateMachineArn(platform, workflow.name), name: executionName(new Date()), input });
  try {
    tell(`${workflow.name} runs; it is express, and answers when it is done`);
    const ended = await started(client.send(command, { abortSignal: interruption.signal }), run, workflow);
    const seconds = ((ended.stopDate?.getTime() ?? 0) - (ended.startDate?.getTime() ?? 0)) / 1000;
    for (const line of [...describeEnded(ended, seconds), logs]) tell(line);
    return ended.status === "SUCCEEDED" ? 0 : 1;
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    tell(`Left: an express execution cannot be stopped, and ends by itself within five minutes.\n${logs}`);
    return interruptedExitCode;
  } finally {
    client.destroy();
  }
}

function hasOwnEndpoint(variables: NodeJS.ProcessEnv): boolean {
  return [variables["AWS_ENDPOINT_URL"], variables["AWS_ENDPOINT_URL_SFN"]].some((url) => url !== undefined && url !== "");
}

function whereItsLogIs({ platform }: WorkflowRun, { name, logging }: WorkflowSpec): string {
  if (logging.level === "OFF") return `Its states are not logged: logging.level of ${name} is "OFF".`;
  return `Its states, as far as logging.level "${logging.level}" goes: aws logs tail ${workflowLogGroupName(platform, name)} --since 10m`;
}
