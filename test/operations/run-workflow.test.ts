import { runWorkflow } from "../../operations/run-workflow";
import { FakeAws, type Answers } from "./fake-aws";
import { operationOf } from "./operation";

const aws = new FakeAws();
beforeAll(() => aws.listen());
afterAll(() => aws.close());

const executionArn = "arn:aws:states:eu-west-1:111122223333:execution:shop-test-nightly:x";
const stateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:shop-test-nightly";
const run = (workflow: string, { operation }: ReturnType<typeof operationOf>, input = "{}") => runWorkflow({ ...operation, workflow, input }, 5);
const refusal = (message: string) => expect.objectContaining({ name: "Refusal", exitCode: 1, message }) as Error;

const events = [
  { id: 1, type: "ExecutionStarted", timestamp: 1000 },
  { id: 2, type: "PassStateEntered", timestamp: 1001, stateEnteredEventDetails: { name: "Only" } },
  { id: 3, previousEventId: 2, type: "PassStateExited", timestamp: 1003, stateExitedEventDetails: { name: "Only" } },
  { id: 4, previousEventId: 3, type: "ExecutionSucceeded", timestamp: 1003 },
];
const succeeded = { status: "SUCCEEDED", startDate: 1000, stopDate: 1003, output: '{"done":true}' };

/** An execution whose history has grown to so many events at each look; a page holds two. */
function grows(lengths: readonly number[], more: Answers = {}): void {
  let looks = -1;
  const length = () => lengths[Math.min(Math.max(looks, 0), lengths.length - 1)] ?? 0;
  aws.answer({
    StartExecution: () => ({ executionArn, startDate: 1000 }),
    DescribeExecution: () => {
      looks += 1;
      return { executionArn, ...(length() === events.length ? succeeded : { status: "RUNNING", startDate: 1000 }) };
    },
    GetExecutionHistory: ({ nextToken }) => {
      const from = Number(nextToken ?? 0);
      const newestFirst = events.slice(0, length()).reverse();
      return { events: newestFirst.slice(from, from + 2), ...(newestFirst.length > from + 2 ? { nextToken: String(from + 2) } : {}) };
    },
    ...more,
  });
}

test("a workflow is started with its input and followed to its end", async () => {
  grows([1, 1, 2, 4]);
  const its = operationOf();
  expect(await run("nightly", its, '{"day": 1}')).toBe(0);
  expect(aws.input("StartExecution")).toEqual({ stateMachineArn, name: expect.stringMatching(/^by-hand-[0-9TZ-]+$/) as string, input: '{"day": 1}' });
  expect(its.told).toEqual([`nightly runs as ${executionArn}`, "T  → Only", "T  ✔ Only  2.0 s", "SUCCEEDED after 3.0 s", 'output: {"done":true}']);
});

test("a history of several pages is read whole, and only what is new of it after that", async () => {
  grows([3, 3, 4]);
  const its = operationOf();
  expect(await run("nightly", its)).toBe(0);
  expect(its.told).toHaveLength(5);
  expect(aws.calls.filter(({ operation }) => operation === "GetExecutionHistory").map(({ input }) => input["nextToken"])).toEqual([undefined, "2", undefined, undefined]);
});

test("an execution that failed", async () => {
  grows([4], { DescribeExecution: () => ({ executionArn, ...succeeded, output: undefined, status: "FAILED", error: "TallyFailed", cause: "see above" }) });
  const its = operationOf();
  expect(await run("nightly", its)).toBe(1);
  expect(its.told.at(-1)).toBe("FAILED after 3.0 s: TallyFailed: see above");
});

test("a history that never tells its end is not awaited for ever", async () => {
  grows([3], { DescribeExecution: () => ({ executionArn, ...succeeded, status: "TIMED_OUT", output: undefined }) });
  const its = operationOf();
  expect(await run("nightly", its)).toBe(1);
  expect(its.told.at(-1)).toBe("TIMED_OUT after 3.0 s");
});

test("an express workflow answers itself, under the same host name", async () => {
  aws.answer({ StartSyncExecution: () => ({ executionArn, startDate: 1000, stopDate: 1000.4, status: "SUCCEEDED", output: "{}" }) });
  const its = operationOf();
  expect(await run("quick", its)).toBe(0);
  expect(its.told).toEqual([
    "quick runs; it is express, and answers when it is done",
    "SUCCEEDED after 0.4 s",
    "output: {}",
    'Its states, as far as logging.level "ALL" goes: aws logs tail /aws/vendedlogs/states/shop/test/quick --since 10m',
  ]);
  aws.answer({ StartSyncExecution: () => ({ executionArn, startDate: 1000, stopDate: 1001, status: "FAILED", error: "E", cause: "why" }) });
  const silent = operationOf();
  expect(await run("silent", silent)).toBe(1);
  expect(silent.told.slice(1)).toEqual(["FAILED after 1.0 s: E: why", 'Its states are not logged: logging.level of silent is "OFF".']);
});

test.each(["nightly", "quick"])("%s that has not been deployed", async (workflow) => {
  const missing = () => ({ __type: "StateMachineDoesNotExist", message: "no" });
  aws.answer({ StartExecution: missing, StartSyncExecution: missing });
  await expect(run(workflow, operationOf())).rejects.toThrow(
    refusal(`The workflow ${workflow} has not been deployed: there is no state machine arn:aws:states:eu-west-1:111122223333:stateMachine:shop-test-${workflow}.\nDeploy it first: npx cdktf deploy 'test-*'`),
  );
});

test("an unknown workflow, and an input that is no JSON, before anything is asked", async () => {
  aws.answer({});
  await expect(run("nightyl", operationOf())).rejects.toThrow(refusal('There is no workflow "nightyl" in environments/test.ts. Did you mean "nightly"? Its workflows: nightly, quick, silent.'));
  await expect(run("nightly", operationOf(), "{day: 1}")).rejects.toThrow(/^--input is not JSON: \{day: 1\}\n.*position 1.*\nWrite it in single quotes, its names in double ones: --input '\{"day": "2027-01-31"\}'$/);
  expect(aws.calls).toEqual([]);
});

test("what AWS refuses while it runs: the execution is left, and named", async () => {
  grows([1], { GetExecutionHistory: () => ({ __type: "AccessDeniedException", message: "not you" }) });
  await expect(run("nightly", operationOf())).rejects.toThrow(refusal(`AWS did not show the history of the execution: AccessDeniedException: not you\nThe execution was left as it is: ${executionArn}`));
});

test("an interrupt stops the execution, and its end is awaited", async () => {
  const its = operationOf();
  let stopped = false;
  grows([2], {
    DescribeExecution: () => {
      if (!stopped) its.interrupt();
      return { executionArn, startDate: 1000, ...(stopped ? { status: "ABORTED", stopDate: 1002, error: "Interrupted" } : { status: "RUNNING" }) };
    },
    StopExecution: () => {
      stopped = true;
      return { stopDate: 1002 };
    },
  });
  expect(await run("nightly", its)).toBe(130);
  expect(aws.input("StopExecution")).toEqual({ executionArn, error: "Interrupted", cause: "Interrupted at npm run workflow" });
  expect(its.told.at(-1)).toBe("ABORTED after 2.0 s: Interrupted");
});

test("a second interrupt leaves at once", async () => {
  const its = operationOf();
  grows([2], {
    GetExecutionHistory: () => {
      its.interrupt();
      its.interrupt();
      return { events: [] };
    },
  });
  expect(await run("nightly", its)).toBe(130);
  expect(its.told.at(-1)).toBe(`Left as it is: ${executionArn}`);
});

test("an express workflow is left at the first interrupt, for it cannot be stopped", async () => {
  const its = operationOf();
  aws.answer({
    StartSyncExecution: () => {
      its.interrupt();
      return { executionArn, status: "SUCCEEDED" };
    },
  });
  expect(await run("quick", its)).toBe(130);
  expect(its.told.at(-1)).toMatch(/^Left: an express execution cannot be stopped, and ends by itself within five minutes\.\nIts states, /);
});
