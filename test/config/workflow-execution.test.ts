import { StateMachine as Interpreter } from "aws-local-stepfunctions";
import type { StateMachine } from "../../config/states-language";
import { renderDefinition } from "../../config/workflow-definition";
import "../support/promise-with-resolvers";
import { sampleWorkflow, targets } from "./sample-workflow";

// What is rendered, executed by an interpreter of the Amazon States Language that is none of ours.

const definition: StateMachine = {
  StartAt: "Count",
  States: {
    Count: {
      Type: "Task",
      job: "tally",
      Parameters: { "Command.$": "$.command", Environment: { DAY: "monday", "RUN.$": "$.run" } },
      ResultPath: "$.tally",
      Retry: [{ ErrorEquals: ["States.TaskFailed"], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ["States.ALL"], ResultPath: "$.error", Next: "TellFailure" }],
      Next: "Breathe",
    },
    Breathe: { Type: "Wait", Seconds: 60, Next: "Any" },
    Any: { Type: "Choice", Choices: [{ Variable: "$.tally.votes", NumericGreaterThan: 0, Next: "Both" }], Default: "Nothing" },
    Both: {
      Type: "Parallel",
      Branches: [
        { StartAt: "Archive", States: { Archive: { Type: "Task", job: "archive", End: true } } },
        { StartAt: "Label", States: { Label: { Type: "Pass", Result: "labelled", End: true } } },
      ],
      ResultPath: "$.both",
      Next: "Each",
    },
    Each: {
      Type: "Map",
      ItemsPath: "$.winners",
      ItemProcessor: { StartAt: "Send", States: { Send: { Type: "Task", queue: "votes", Parameters: { "MessageBody.$": "$" }, End: true } } },
      ResultPath: "$.sent",
      Next: "Tell",
    },
    Tell: { Type: "Task", topic: "results", Parameters: { "Message.$": "$.sent" }, ResultPath: null, Next: "Done" },
    TellFailure: { Type: "Task", topic: "failures", Parameters: { "Message.$": "$.error" }, ResultPath: null, Next: "Failed" },
    Nothing: { Type: "Succeed" },
    Done: { Type: "Succeed" },
    Failed: { Type: "Fail", Error: "TallyFailed" },
  },
};
const input = { command: ["tally", "--all"], run: "7", winners: ["cats", "dogs"] };

/** Runs the definition with functions in place of tasks; tells which states were entered, and what each task got. */
async function execute(votes: number, failures: number) {
  const calls: [string, unknown][] = [];
  let left = failures;
  const task = (name: string, result: (given: never) => unknown) => [
    name,
    (given: never) => {
      calls.push([name, given]);
      return Promise.resolve(result(given));
    },
  ];
  const count = () => {
    if (left-- > 0) throw new Error("exit code 1");
    return { votes };
  };
  const rendered = renderDefinition(sampleWorkflow(definition), targets) as ConstructorParameters<typeof Interpreter>[0];
  const execution = new Interpreter(rendered).run(input, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries([
        task("Count", count),
        task("Archive", () => "archived"),
        task("Send", ({ MessageBody }: { MessageBody: string }) => `sent ${MessageBody}`),
        task("Tell", () => ({})),
        task("TellFailure", () => ({})),
      ]) as never,
      waitTimeOverrides: { Breathe: 0 },
      retryIntervalOverrides: { Count: 0 },
    },
  });
  const outcome = execution.result.then(
    (output) => ({ status: "SUCCEEDED", output }),
    (error: unknown) => ({ status: "FAILED", output: String(error) }),
  );
  const entered: string[] = [];
  for await (const event of execution.eventLogs) if (event.type === "StateEntered") entered.push(event.state.name);
  return { ...(await outcome), entered, calls };
}

test("an execution ends SUCCEEDED through every state", async () => {
  const { status, output, entered, calls } = await execute(3, 1);
  expect(status).toBe("SUCCEEDED");
  expect(entered).toEqual(["Count", "Breathe", "Any", "Both", "Archive", "Label", "Each", "Send", "Send", "Tell", "Done"]);
  expect(output).toMatchObject({ tally: { votes: 3 }, both: ["archived", "labelled"], sent: ["sent cats", "sent dogs"] });
  expect(calls.map(([name]) => name)).toEqual(["Count", "Count", "Archive", "Send", "Send", "Tell"]);
  expect(calls[0]?.[1]).toMatchObject({
    Cluster: "cluster-arn",
    TaskDefinition: "tally-arn",
    Overrides: {
      ContainerOverrides: [
        {
          Name: "tally",
          Command: ["tally", "--all"],
          Environment: [
            { Name: "DAY", Value: "monday" },
            { Name: "RUN", Value: "7" },
          ],
        },
      ],
    },
  });
  expect(calls.at(-1)?.[1]).toEqual({ TopicArn: "results-arn", Message: ["sent cats", "sent dogs"] });
});

test("the default of a choice is another way to the end", async () => {
  expect(await execute(0, 0)).toMatchObject({ status: "SUCCEEDED", entered: ["Count", "Breathe", "Any", "Nothing"] });
});

test("a job that fails again and again leads by the catch to the topic of failures", async () => {
  const { status, output, entered, calls } = await execute(3, 2);
  expect(entered).toEqual(["Count", "TellFailure", "Failed"]);
  expect(status).toBe("FAILED");
  expect(output).toContain("because of a Fail state");
  expect(calls.map(([name]) => name)).toEqual(["Count", "Count", "TellFailure"]);
  expect(calls.at(-1)?.[1]).toMatchObject({ TopicArn: "failures-arn", Message: { Error: "Error", Cause: expect.stringContaining("exit code 1") as string } });
});
