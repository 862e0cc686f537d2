import type { HistoryEvent } from "@aws-sdk/client-sfn";
import type { StateMachine } from "../../config/states-language";
import { ExecutionHistory } from "../../operations/execution-history";

const definition: StateMachine = {
  StartAt: "Both",
  States: {
    Both: {
      Type: "Parallel",
      Next: "Each",
      Branches: [
        { StartAt: "Left", States: { Left: { Type: "Wait", Seconds: 1, End: true } } },
        { StartAt: "Right", States: { Right: { Type: "Pass", End: true } } },
      ],
    },
    Each: { Type: "Map", Next: "Tally", ItemProcessor: { StartAt: "One", States: { One: { Type: "Pass", End: true } } } },
    Tally: { Type: "Task", job: "tally", Catch: [{ ErrorEquals: ["States.ALL"], Next: "Tell" }], End: true },
    Tell: { Type: "Pass", End: true },
  },
};

type Details = Omit<HistoryEvent, "id" | "previousEventId" | "type" | "timestamp">;
type Row = readonly [id: number, previous: number | undefined, type: string, seconds: number, details?: Details];

const entered = (name: string): Details => ({ stateEnteredEventDetails: { name } });
const exited = (name: string): Details => ({ stateExitedEventDetails: { name } });

function linesOf(rows: readonly Row[]): string[] {
  const history = new ExecutionHistory({ name: "nightly", definition });
  const event = ([id, previousEventId, type, seconds, details]: Row) =>
    ({ id, ...(previousEventId === undefined ? {} : { previousEventId }), type, timestamp: new Date(1_800_000_000_000 + seconds * 1000), ...details }) as HistoryEvent;
  return rows.flatMap((row) => history.read(event(row)));
}

const taskArn = "arn:aws:ecs:eu-west-1:111122223333:task/shop-test/0123";
const secondArn = `${taskArn}4`;
const failed = (arn: string): Details => ({ taskFailedEventDetails: { resourceType: "ecs", resource: "runTask.sync", error: "States.TaskFailed", cause: JSON.stringify({ StoppedReason: "Essential container in task exited", Containers: [{ Name: "tally", ExitCode: 3 }], TaskArn: arn }) } });
const submitted = (arn: string): Details => ({ taskSubmittedEventDetails: { resourceType: "ecs", resource: "runTask.sync", output: JSON.stringify({ Tasks: [{ TaskArn: arn }] }) } });

test("branches stand deeper, however they mix", () => {
  expect(
    linesOf([
      [1, 0, "ExecutionStarted", 0],
      [2, 0, "ParallelStateEntered", 0.1, entered("Both")],
      [3, 2, "ParallelStateStarted", 0.1],
      [4, 3, "WaitStateEntered", 0.2, entered("Left")],
      [5, 3, "PassStateEntered", 0.2, entered("Right")],
      [6, 5, "PassStateExited", 0.3, exited("Right")],
      [7, 4, "WaitStateExited", 1.2, exited("Left")],
      [8, 7, "ParallelStateSucceeded", 1.2],
      [9, 8, "ParallelStateExited", 1.3, exited("Both")],
      [10, 9, "ExecutionSucceeded", 1.3],
    ]),
  ).toEqual(["     0.1 s  → Both", "     0.2 s    → Left", "     0.2 s    → Right", "     0.3 s    ✔ Right  0.1 s", "     1.2 s    ✔ Left  1.0 s", "     1.3 s  ✔ Both  1.2 s"]);
});

test("items of a map have their numbers", () => {
  expect(
    linesOf([
      [1, 0, "ExecutionStarted", 0],
      [2, 0, "MapStateEntered", 0, entered("Each")],
      [3, 2, "MapStateStarted", 0, { mapStateStartedEventDetails: { length: 2 } }],
      [4, 3, "MapIterationStarted", 0, { mapIterationStartedEventDetails: { name: "Each", index: 0 } }],
      [5, 3, "MapIterationStarted", 0, { mapIterationStartedEventDetails: { name: "Each", index: 1 } }],
      [6, 4, "PassStateEntered", 1, entered("One")],
      [7, 5, "PassStateEntered", 2, entered("One")],
      [8, 6, "PassStateExited", 3, exited("One")],
      [9, 8, "MapIterationSucceeded", 3, { mapIterationSucceededEventDetails: { name: "Each", index: 0 } }],
      [10, 7, "PassStateExited", 5, exited("One")],
      [11, 10, "MapIterationSucceeded", 5, { mapIterationSucceededEventDetails: { name: "Each", index: 1 } }],
      [12, 11, "MapStateSucceeded", 5],
      [13, 12, "MapStateExited", 5, exited("Each")],
      [14, 13, "PassStateEntered", 6, entered("Tell")],
    ]),
  ).toEqual([
    "     0.0 s  → Each",
    "     1.0 s    → One [0]",
    "     2.0 s    → One [1]",
    "     3.0 s    ✔ One [0]  2.0 s",
    "     5.0 s    ✔ One [1]  3.0 s",
    "     5.0 s  ✔ Each  5.0 s",
    "     6.0 s  → Tell",
  ]);
});

const tried: Row[] = [
  [1, 0, "ExecutionStarted", 0],
  [2, 0, "TaskStateEntered", 0, entered("Tally")],
  [3, 2, "TaskScheduled", 0],
  [4, 3, "TaskStarted", 0],
  [5, 4, "TaskSubmitted", 1, submitted(taskArn)],
  [6, 5, "TaskFailed", 9, failed(taskArn)],
  [7, 6, "TaskScheduled", 10],
  [8, 7, "TaskStarted", 10],
  [9, 8, "TaskSubmitted", 11, submitted(secondArn)],
];
const triedLines = [
  "     0.0 s  → Tally",
  `     1.0 s    ${taskArn}`,
  "     9.0 s  ✖ Tally  States.TaskFailed: Essential container in task exited; tally: exit code 3",
  "    10.0 s  ↻ Tally  try 2",
  `    11.0 s    ${secondArn}`,
];

test("a second try that succeeds", () => {
  expect(linesOf([...tried, [10, 9, "TaskSucceeded", 20, { taskSucceededEventDetails: { resourceType: "ecs", resource: "runTask.sync", output: JSON.stringify({ TaskArn: secondArn }) } }], [11, 10, "TaskStateExited", 20, exited("Tally")]])).toEqual([
    ...triedLines,
    "    20.0 s  ✔ Tally  20.0 s",
  ]);
});

const caught = [...triedLines, "    20.0 s  ✖ Tally  States.TaskFailed: Essential container in task exited; tally: exit code 3", "    20.0 s  ↷ Tally  caught after 20.0 s", "    20.0 s  → Tell"];

test.each<[string, Row[]]>([
  ["as AWS tells it", [[11, 10, "TaskStateExited", 20, exited("Tally")], [12, 11, "PassStateEntered", 20, entered("Tell")]]],
  ["by an emulator that does not tell that the state is left", [[11, 0, "PassStateEntered", 20, entered("Tell")]]],
])("an error that is caught, %s", (_, rows) => {
  expect(linesOf([...tried, [10, 9, "TaskFailed", 20, failed(secondArn)], ...rows])).toEqual(caught);
});

test("events that do not say which came before belong to the state entered last", () => {
  expect(linesOf([[1, undefined, "ExecutionStarted", 0], [2, undefined, "TaskStateEntered", 0, entered("Tally")], [3, undefined, "TaskScheduled", 0], [4, undefined, "TaskTimedOut", 5, { taskTimedOutEventDetails: { resourceType: "ecs", resource: "r", error: "States.Timeout" } }]])).toEqual([
    "     0.0 s  → Tally",
    "     5.0 s  ✖ Tally  States.Timeout",
  ]);
});

test("an expression that cannot be evaluated", () => {
  expect(linesOf([[1, 0, "ExecutionStarted", 0], [2, 0, "PassStateEntered", 0, entered("Tell")], [3, 2, "EvaluationFailed", 0, { evaluationFailedEventDetails: { state: "Tell", error: "States.QueryEvaluationError", cause: "no such function" } }]])).toEqual([
    "     0.0 s  → Tell",
    "     0.0 s  ✖ Tell  States.QueryEvaluationError: no such function",
  ]);
});

test("a state that the file does not know, as of an older definition", () => {
  expect(linesOf([[1, 0, "ExecutionStarted", 0], [2, 0, "PassStateEntered", 0, entered("Old")], [3, 2, "PassStateExited", 1, exited("Old")], [4, 3, "PassStateExited", 1, exited("Unseen")]])).toEqual(["     0.0 s  → Old", "     1.0 s  ✔ Old  1.0 s"]);
});
