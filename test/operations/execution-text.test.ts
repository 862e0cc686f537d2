import { describeEnded, describeError, executionName, taskArnIn } from "../../operations/execution-text";

const taskArn = "arn:aws:ecs:eu-west-1:111122223333:task/shop-test/0123";

test.each([
  ["a plain cause", "States.Timeout", "too late", "States.Timeout: too late"],
  ["an error alone", "States.Timeout", undefined, "States.Timeout"],
  ["nothing", undefined, undefined, "no reason given"],
  ["an empty cause", "E", "", "E"],
  ["several lines", "E", "one\n  two", "E: one two"],
  ["a long cause", "E", "x".repeat(300), `E: ${"x".repeat(200)}…`],
  ["JSON of somebody's own", "E", '{"a":1}', 'E: {"a":1}'],
  ["a function's error", "E", '{"errorMessage":"bad","errorType":"TypeError","trace":[]}', "E: TypeError: bad"],
  [
    "an ECS task",
    "States.TaskFailed",
    JSON.stringify({ StoppedReason: "Essential container in task exited", Containers: [{ Name: "tally", ExitCode: 3 }, { Name: "proxy", Reason: "CannotPull" }], TaskArn: taskArn }),
    "States.TaskFailed: Essential container in task exited; tally: exit code 3; proxy: did not run, CannotPull",
  ],
])("%s", (_, error, cause, text) => expect(describeError(error, cause)).toBe(text));

test("the task in an output", () => {
  expect(taskArnIn(JSON.stringify({ Tasks: [{ TaskArn: taskArn, TaskDefinitionArn: "arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1" }] }))).toBe(taskArn);
  expect(taskArnIn('{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/a:1"}')).toBeUndefined();
  expect(taskArnIn(undefined)).toBeUndefined();
});

test("how an execution ended", () => {
  expect(describeEnded({ status: "SUCCEEDED", output: '{"a":1}' }, 1.25)).toEqual(["SUCCEEDED after 1.3 s", 'output: {"a":1}']);
  expect(describeEnded({ status: "FAILED", error: "E", cause: "why" }, 0)).toEqual(["FAILED after 0.0 s: E: why"]);
});

test("an execution's name", () => expect(executionName(new Date("2027-01-31T08:00:00.123Z"))).toBe("by-hand-2027-01-31T08-00-00-123Z"));
