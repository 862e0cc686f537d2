import { atSeconds, describeFailures, describeStopped, exitCodeOf, taskIdOf } from "../../operations/task-text";

test("when", () => expect([atSeconds(0.04, "a"), atSeconds(61.27, "b")]).toEqual(["     0.0 s  a", "    61.3 s  b"]));

test("how a task ended, its own container first", () => {
  const containers = [{ name: "proxy", exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }, { name: "migrate", exitCode: 0 }, { name: "agent" }];
  expect(describeStopped({ stoppedReason: "Essential container in task exited", containers }, "migrate")).toEqual([
    "stopped: Essential container in task exited",
    "  migrate: exit code 0",
    "  agent: did not run",
    "  proxy: exit code 137, OutOfMemoryError: Container killed due to memory usage",
  ]);
  expect(describeStopped({}, "migrate")).toEqual(["stopped: ECS gives no reason"]);
});

test.each([
  ["its own container's", [{ name: "proxy", exitCode: 1 }, { name: "migrate", exitCode: 3 }], 3],
  ["zero", [{ name: "migrate", exitCode: 0 }], 0],
  ["one when it never ran", [{ name: "proxy", exitCode: 0 }, { name: "migrate" }], 1],
])("the exit code: %s", (_, containers, code) => expect(exitCodeOf({ containers }, "migrate")).toBe(code));

test("why there is no task", () => {
  expect(describeFailures("migrate", [{ reason: "RESOURCE:FARGATE", detail: "no capacity", arn: "a" }, { reason: "AGENT" }])).toBe("ECS did not start the job migrate:\n  RESOURCE:FARGATE, no capacity, a\n  AGENT");
  expect(describeFailures("migrate", [])).toBe("ECS did not start the job migrate:\n  it gives no reason");
});

test("a task's id", () => expect(taskIdOf("arn:aws:ecs:eu-west-1:111122223333:task/shop-dev/0123")).toBe("0123"));
